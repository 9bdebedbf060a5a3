import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { absoluteCalls, durableNames, hostLines, hostNames } from './bench/absolutes.ts';
import { bundleName, sizeLines } from './bench/bundles.ts';
import { comparedLines, comparedNames } from './bench/compared.ts';
import { copyOf, seeded } from './bench/folders.ts';
import { photoLines, photoNames } from './bench/photoLines.ts';
import { full, quick, type Run, say } from './bench/plans.ts';
import { weekLines, weekNames } from './bench/weekLines.ts';

/**
 * npm run bench [-- --quick] [-- --only NAME] [-- --work DIR]
 * Prints one JSON line per measurement on standard output; progress goes to standard error. `--quick` takes a tenth of
 * the data and of the rounds. `--only` measures the lines whose name begins with NAME, and may be given again. With
 * `--work` the seeded folders stay there for the next run (35 GB at full size).
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      work: { type: 'string' },
    },
  });
  const work = values.work === undefined ? mkdtempSync(join(tmpdir(), 'salve-bench-')) : resolve(values.work);
  mkdirSync(work, { recursive: true });
  const { only } = values;
  const run: Run = {
    work,
    plans: values.quick ? quick : full,
    scale: values.quick ? 0.1 : 1,
    wants: (name) => only === undefined || only.some((wanted) => name.startsWith(wanted) || wanted.startsWith(name)),
  };
  try {
    if ([...comparedNames, ...durableNames, ...hostNames].some(run.wants)) await seededLines(run);
    if (photoNames.some(run.wants)) await photoLines(run, await seeded(work, 1, run.scale));
    if (run.wants(bundleName)) sizeLines();
    if (weekNames.some(run.wants)) await weekLines(run);
  } finally {
    for (const name of copies) rmSync(join(work, name), { recursive: true, force: true });
    if (values.work === undefined) rmSync(work, { recursive: true, force: true });
  }
}

const copies = ['door-1', 'hand-1', 'door-10', 'hand-10'] as const;

/** What needs a clinic of one and one of ten years. */
async function seededLines(run: Run): Promise<void> {
  const [one, ten] = await Promise.all([seeded(run.work, 1, run.scale), seeded(run.work, 10, run.scale)]);
  if (comparedNames.some(run.wants)) await comparedLines(run, one, ten);
  else copyOf(run.work, ten, 'door-10');
  const data = join(run.work, 'door-10');
  if (![...durableNames, ...hostNames].some(run.wants)) return;
  say('durable calls');
  const key = await absoluteCalls(ten, data, run);
  if (!hostNames.some(run.wants)) return;
  say('starting the host');
  await hostLines(ten, data, key, run);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'The bench failed.'}\n`);
  process.exitCode = 1;
});
