/** One line of the bench, as it is printed. */
export interface BenchLine {
  name: string;
  /** overhead: CPU time against hand-written SQL; growth: year 10 against year 1; absolute: a time or size by itself. */
  kind: 'overhead' | 'growth' | 'absolute';
  /** What `ratio` (or, where there is none, `ours`) should not exceed. */
  goal: number;
  /** ours / baseline: the median over the rounds. Null where nothing is compared. */
  ratio: number | null;
  /** First and third quartile of what is held against the goal. */
  spread: [number, number];
  ours: number;
  baseline: number | null;
  unit: string;
  rounds: number;
  met: boolean;
}

export type Measured = Omit<BenchLine, 'met'>;

/** Prints a line to standard output; numbers with four significant digits. */
export function print(line: Measured, more: Record<string, unknown> = {}): void {
  const held = line.ratio ?? line.ours;
  const whole = { ...line, met: held <= line.goal, ...more };
  process.stdout.write(
    `${JSON.stringify(whole, (_key, value: unknown) => (typeof value === 'number' ? short(value) : value))}\n`,
  );
}

function short(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

/** The value below which a part (0..1) of the sorted list lies, between neighbours where it falls between. */
export function quantile(sorted: readonly number[], part: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * part;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}

export function inOrder(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}
