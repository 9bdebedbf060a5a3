import { bookingWork } from './bookings.ts';
import { checkoutWork } from './checkouts.ts';
import { openCopy, type SeededFolder } from './clinicAt.ts';
import { copyOf } from './folders.ts';
import { statementWork, zWork } from './moneyReads.ts';
import { measurePairs, type Pair } from './pairs.ts';
import { addPeople } from './people.ts';
import { type Run, say } from './plans.ts';
import { dayWork, searchesWork, searchKinds, searchWork } from './reads.ts';
import { assertSame, markOf } from './same.ts';

const names = {
  booking: 'booking',
  checkout: 'checkout',
  day: 'calendar day of 100',
  z: 'Z of a day of 120 sales',
  statement: 'statement of a ten-year patient',
  search: 'patient search',
};
export const comparedNames: readonly string[] = Object.values(names);

/** Everything that is held against hand-written SQL, at one and at ten years; leaves the copies in the folder of the run. */
export async function comparedLines(run: Run, one: SeededFolder, ten: SeededFolder): Promise<void> {
  say('copying');
  const pairs = [await openPair(run.work, one, 1), await openPair(run.work, ten, 10)];
  const last = pairs.slice(-1);
  try {
    await writeLines(run, pairs);
    const { day } = run.plans;
    if (run.wants(names.day))
      await measurePairs(names.day, 1.5, pairs, day, (clinic, _pair, how) => dayWork(clinic, how));
    if (run.wants(names.z)) await measurePairs(names.z, 1.5, pairs, day, (clinic, _pair, how) => zWork(clinic, how));
    if (run.wants(names.statement))
      await measurePairs(names.statement, 1.5, last, day, (clinic, pair, how) =>
        statementWork(clinic, pair.today, how),
      );
    if (run.wants(names.search)) await searchLines(run, pairs);
  } finally {
    for (const { door, hand } of pairs) for (const clinic of [door, hand]) await clinic.close();
  }
}

async function openPair(work: string, folder: SeededFolder, years: number): Promise<Pair> {
  return {
    years,
    today: folder.today,
    door: await openCopy(folder, copyOf(work, folder, `door-${years}`), false),
    hand: await openCopy(folder, copyOf(work, folder, `hand-${years}`), false),
  };
}

async function writeLines({ plans, wants }: Run, pairs: readonly Pair[]): Promise<void> {
  const marks = pairs.map((pair) => markOf(pair.door.raw));
  if (wants(names.booking)) {
    say('booking');
    await measurePairs(names.booking, 1.25, pairs, plans.booking, (clinic, pair, how) =>
      bookingWork(clinic, pair.today, how),
    );
  }
  if (wants(names.checkout)) {
    say('checkout');
    const carts = (plans.checkout.rounds + plans.checkout.warmUp) * plans.checkout.size;
    await measurePairs(names.checkout, 1.5, pairs, plans.checkout, (clinic, pair, how) =>
      checkoutWork(clinic, pair.today, how, carts, 200_000),
    );
  }
  const rows = pairs.map((pair, i) => assertSame(pair.door.raw, pair.hand.raw, marks[i] ?? new Map<string, number>()));
  say(`${rows.join(' and ')} rows are the same on both sides`);
}

async function searchLines({ plans, scale }: Run, pairs: readonly Pair[]): Promise<void> {
  const last = pairs.slice(-1);
  const search = (name: string, among: readonly Pair[]): Promise<void> =>
    measurePairs(name, 2, among, plans.search, (clinic, _pair, how) => searchesWork(clinic, how));
  await search(names.search, pairs);
  const people = Math.round(100_000 * scale);
  for (const { door, hand } of last) for (const clinic of [door, hand]) addPeople(clinic, people);
  await search(`${names.search} among ${people}`, last);
  for (const by of searchKinds)
    await measurePairs(`${names.search} by ${by} among ${people}`, 2, last, plans.search, (clinic, _pair, how) =>
      searchWork(clinic, by, how),
    );
}
