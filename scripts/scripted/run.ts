import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal, refuse } from '../../electron/kernel/errors.ts';

/** What a scripted run is told and has: `npm run --silent NAME -- --out DIR [--seed N] [...]`. */
export interface Run {
  /** The folder for what the run leaves behind; it exists. */
  out: string;
  /** A folder in it for the clinic; it does not exist yet. */
  dataDir: string;
  seed: number;
  /** Further options, by name. */
  options: Readonly<Record<string, string | undefined>>;
  /** Tells whoever waits how far it is, on standard error. */
  say: (step: string) => void;
  /** Has something closed at the end, before what was opened earlier. */
  closes: (close: () => unknown) => void;
}

/** How a run ended: whether everything holds, and the object of the last line. */
export interface Ending {
  holds: boolean;
  result: object;
}

/** Runs a script from its arguments to the one line of JSON on standard output. Ends the process: 0 only if everything holds. */
export function runScript(name: string, further: readonly string[], play: (run: Run) => Promise<Ending>): void {
  const say = (step: string): void => void process.stderr.write(`${name}: ${step}\n`);
  carryOut(name, further, play, say).then(
    () => process.exit(),
    (error: unknown) => {
      say(
        error instanceof Refusal
          ? error.sentence
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error),
      );
      process.exit(1);
    },
  );
}

async function carryOut(
  name: string,
  further: readonly string[],
  play: (run: Run) => Promise<Ending>,
  say: (step: string) => void,
): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { out: text, seed: text, ...Object.fromEntries(further.map((option) => [option, text])) },
  });
  const { out: wanted, seed = '1', ...options } = values;
  if (wanted === undefined) refuse('BAD_INPUT', `Say where the files go: npm run ${name} -- --out DIR`);
  if (!/^\d{1,9}$/.test(seed)) refuse('BAD_INPUT', 'Give --seed a whole number.');
  const out = resolve(wanted);
  const dataDir = join(out, 'clinic');
  if (existsSync(dataDir)) refuse('DUPLICATE', `There is a clinic in ${dataDir} already. Give another --out.`);
  mkdirSync(out, { recursive: true });
  const opened: Array<() => unknown> = [];
  const closes = (close: () => unknown): void => void opened.push(close);
  let ending: Ending;
  try {
    ending = await play({ out, dataDir, seed: Number(seed), options, say, closes });
  } finally {
    for (const close of opened.toReversed()) await close();
  }
  say(ending.holds ? 'everything holds' : 'something does not hold');
  process.exitCode = ending.holds ? 0 : 1;
  process.stdout.write(`${JSON.stringify(ending.result)}\n`);
}
