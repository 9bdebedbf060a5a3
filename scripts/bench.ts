import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { absoluteCalls, hostLines } from './bench/absolutes.ts';
import { bookingWork } from './bench/bookings.ts';
import { bundles } from './bench/bundles.ts';
import { checkoutWork } from './bench/checkouts.ts';
import { openCopy, type SeededFolder } from './bench/clinicAt.ts';
import { copyOf, seeded } from './bench/folders.ts';
import { print } from './bench/line.ts';
import type { Rounds } from './bench/measure.ts';
import { statementWork, zWork } from './bench/moneyReads.ts';
import { measurePairs, type Pair } from './bench/pairs.ts';
import { addPeople } from './bench/people.ts';
import { dayWork, searchesWork, searchKinds, searchWork } from './bench/reads.ts';
import { assertSame, markOf } from './bench/same.ts';

const root = join(import.meta.dirname, '..');
interface Plans {
  booking: Rounds;
  checkout: Rounds;
  day: Rounds;
  search: Rounds;
  calls: number;
  starts: number;
}

const full: Plans = {
  booking: { rounds: 60, size: 50, warmUp: 30 },
  checkout: { rounds: 30, size: 20, warmUp: 10 },
  day: { rounds: 60, size: 50, warmUp: 20 },
  search: { rounds: 60, size: 600, warmUp: 20 },
  calls: 1000,
  starts: 7,
};
const quick: Plans = {
  booking: { rounds: 15, size: 30, warmUp: 12 },
  checkout: { rounds: 10, size: 10, warmUp: 8 },
  day: { rounds: 15, size: 30, warmUp: 10 },
  search: { rounds: 20, size: 300, warmUp: 20 },
  calls: 100,
  starts: 3,
};

/**
 * npm run bench [-- --quick] [-- --work DIR]
 * Prints one JSON line per measurement on standard output; progress goes to standard error. `--quick` takes a tenth of
 * the data and of the rounds. With `--work` the seeded folders stay there for the next run (35 GB at full size).
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, work: { type: 'string' } } });
  const work = values.work === undefined ? mkdtempSync(join(tmpdir(), 'salve-bench-')) : resolve(values.work);
  mkdirSync(work, { recursive: true });
  const plans = values.quick ? quick : full;
  const scale = values.quick ? 0.1 : 1;
  try {
    const [one, ten] = await Promise.all([seeded(work, 1, scale), seeded(work, 10, scale)]);
    const tenDoor = await pairLines(work, one, ten, plans, scale);
    await processLines(work, ten, tenDoor, plans);
    sizeLines();
  } finally {
    for (const name of copies) rmSync(join(work, name), { recursive: true, force: true });
    if (values.work === undefined) rmSync(work, { recursive: true, force: true });
  }
}

const copies = ['door-1', 'hand-1', 'door-10', 'hand-10'] as const;

async function openPair(work: string, folder: SeededFolder, years: number): Promise<Pair> {
  const [door, hand] = [`door-${years}`, `hand-${years}`].map((name) => copyOf(work, folder, name));
  return {
    years,
    today: folder.today,
    door: await openCopy(folder, door ?? '', false),
    hand: await openCopy(folder, hand ?? '', false),
  };
}

/** Everything that is held against hand-written SQL, at one and at ten years. Returns the folder of the ten years' door. */
async function pairLines(
  work: string,
  one: SeededFolder,
  ten: SeededFolder,
  plans: Plans,
  scale: number,
): Promise<string> {
  say('copying');
  const pairs = [await openPair(work, one, 1), await openPair(work, ten, 10)];
  const marks = pairs.map((pair) => markOf(pair.door.raw));
  say('booking');
  await measurePairs('booking', 1.25, pairs, plans.booking, (clinic, pair, how) =>
    bookingWork(clinic, pair.today, how),
  );
  say('checkout');
  const carts = (plans.checkout.rounds + plans.checkout.warmUp) * plans.checkout.size;
  await measurePairs('checkout', 1.5, pairs, plans.checkout, (clinic, pair, how) =>
    checkoutWork(clinic, pair.today, how, carts, 200_000),
  );
  say('comparing the rows');
  const rows = pairs.map((pair, i) => assertSame(pair.door.raw, pair.hand.raw, marks[i] ?? new Map<string, number>()));
  say(`${rows.join(' and ')} rows are the same on both sides`);
  say('calendar');
  await measurePairs('calendar day of 100', 1.5, pairs, plans.day, (clinic, _pair, how) => dayWork(clinic, how));
  say('Z and statements');
  await measurePairs('Z of a day', 1.5, pairs, plans.day, (clinic, _pair, how) => zWork(clinic, how));
  await measurePairs('statement of a patient', 1.5, pairs, plans.day, (clinic, pair, how) =>
    statementWork(clinic, pair.today, how),
  );
  say('patient search');
  const search = (name: string, among: readonly Pair[]): Promise<void> =>
    measurePairs(name, 2, among, plans.search, (clinic, _pair, how) => searchesWork(clinic, how));
  await search('patient search', pairs);
  const last = pairs.slice(-1);
  const people = Math.round(100_000 * scale);
  for (const { door, hand } of last) for (const clinic of [door, hand]) addPeople(clinic, people);
  await search(`patient search among ${people}`, last);
  for (const by of searchKinds)
    await measurePairs(`patient search by ${by} among ${people}`, 2, last, plans.search, (clinic, _pair, how) =>
      searchWork(clinic, by, how),
    );
  const folder = last[0]?.door.opened.folder.root ?? '';
  for (const { door, hand } of pairs) for (const clinic of [door, hand]) await clinic.close();
  return folder;
}

/** Wall times, the host as a process, its memory. */
async function processLines(work: string, ten: SeededFolder, data: string, plans: Plans): Promise<void> {
  say('durable calls');
  const key = await absoluteCalls(ten, data, plans.calls);
  say('starting the host');
  await hostLines(ten, join(work, 'door-10'), key, plans.starts);
}

/** What a window has to load. */
function sizeLines(): void {
  for (const bundle of bundles(join(root, 'out/renderer'))) {
    const { entry, gzip, raw, files, laterRaw } = bundle;
    print(
      {
        name: `renderer bundle of ${entry}, gzip`,
        kind: 'absolute',
        goal: 600,
        ratio: null,
        spread: [gzip / 1000, gzip / 1000],
        ours: gzip / 1000,
        baseline: null,
        unit: 'kB',
        rounds: 1,
      },
      { rawKB: Math.round(raw / 1000), files, laterRawKB: Math.round(laterRaw / 1000) },
    );
  }
}

function say(words: string): void {
  process.stderr.write(`Bench: ${words}.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'The bench failed.'}\n`);
  process.exitCode = 1;
});
