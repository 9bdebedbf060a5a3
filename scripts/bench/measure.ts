import { inOrder, quantile } from './line.ts';

/** Does one unit of work; `index` counts up from 0 over warm-up and rounds. */
export type Work = (index: number) => unknown;

export interface Rounds {
  rounds: number;
  /** Units of work in one round. */
  size: number;
  /** Rounds that are run and not counted. */
  warmUp: number;
}

/** CPU time of each round of each contestant, in microseconds for one unit of work. */
export type Times = ReadonlyMap<string, readonly number[]>;

/**
 * Runs the contestants in turn, round by round: A B C, A B C, ... CPU time (user and system, of the whole process), so
 * that what else the machine does counts as little as can be.
 */
export async function interleave(contestants: ReadonlyArray<readonly [string, Work]>, plan: Rounds): Promise<Times> {
  const times = new Map<string, number[]>(contestants.map(([name]) => [name, []]));
  for (let round = 0; round < plan.warmUp + plan.rounds; round += 1) {
    for (const [name, work] of contestants) {
      const first = round * plan.size;
      const before = process.cpuUsage();
      for (let i = first; i < first + plan.size; i += 1) {
        const answer = work(i);
        if (answer instanceof Promise) await answer;
      }
      const { user, system } = process.cpuUsage(before);
      if (round >= plan.warmUp) times.get(name)?.push((user + system) / plan.size);
    }
  }
  return times;
}

/** Median and quartiles of the ratio of two contestants, round against the round beside it. */
export function compare(times: Times, ours: string, baseline: string) {
  const a = times.get(ours) ?? [];
  const b = times.get(baseline) ?? [];
  const ratios = inOrder(a.map((time, i) => time / (b[i] ?? Number.NaN)));
  return {
    ratio: quantile(ratios, 0.5),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)] as [number, number],
    ours: quantile(inOrder(a), 0.5),
    baseline: quantile(inOrder(b), 0.5),
    rounds: ratios.length,
  };
}

/** Wall time of every single call, in milliseconds, sorted. */
export async function each(work: Work, count: number, warmUp: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < warmUp + count; i += 1) {
    const before = performance.now();
    await work(i);
    if (i >= warmUp) times.push(performance.now() - before);
  }
  return inOrder(times);
}
