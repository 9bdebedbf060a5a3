import { bookingWork } from './bookings.ts';
import { checkoutWork } from './checkouts.ts';
import { openCopy, type SeededFolder } from './clinicAt.ts';
import { runBare, runHost } from './hostProcess.ts';
import { inOrder, print, quantile } from './line.ts';
import { each, type Work } from './measure.ts';
import { dayWork, searchesWork } from './reads.ts';

/** A person sees a reaction within this. */
const visible = 100;

/** Wall times under FULL with fsync and the anchor, as a desk has them. Returns the database's key. */
export async function absoluteCalls(folder: SeededFolder, data: string, count: number): Promise<Buffer> {
  const clinic = await openCopy(folder, data, true);
  try {
    const today = folder.today;
    await times('booking, durable', visible, bookingWork(clinic, today, 'door', 100_000), count);
    const carts = Math.ceil(count / 2) + 10;
    await times('checkout, durable', visible, checkoutWork(clinic, today, 'door', carts, 300_000), carts - 10);
    await times('calendar day of 100, durable', visible, dayWork(clinic, 'door'), count);
    await times('patient search, durable', 10, searchesWork(clinic, 'door'), count * 3);
    return clinic.opened.key;
  } finally {
    await clinic.close();
  }
}

async function times(name: string, goal: number, work: Work, count: number): Promise<void> {
  const sorted = await each(work, count, 10);
  const p99 = quantile(sorted, 0.99);
  const spread: [number, number] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const line = {
    name: `${name}, p99`,
    kind: 'absolute' as const,
    goal,
    ratio: null,
    spread,
    ours: p99,
    baseline: null,
    unit: 'ms',
    rounds: count,
  };
  print(line, { p50: Number(quantile(sorted, 0.5).toPrecision(4)) });
}

/** The host as a process: how soon it answers, and how much memory it takes. */
export async function hostLines(folder: SeededFolder, data: string, key: Buffer, rounds: number): Promise<void> {
  const runs = [];
  const bare: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    runs.push(await runHost(folder, data));
    bare.push(await runBare(`${data}/salve.db`, key));
  }
  const baseline = quantile(inOrder(bare), 0.5);
  const line = (name: string, goal: number, unit: string, values: number[], against: number | null): void => {
    const sorted = inOrder(values);
    const ours = quantile(sorted, 0.5);
    const spread: [number, number] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
    const more = against === null ? {} : { timesBaseline: Number((ours / against).toPrecision(3)) };
    print({ name, kind: 'absolute', goal, ratio: null, spread, ours, baseline: against, unit, rounds }, more);
  };
  line(
    'cold start to the first answer',
    1500,
    'ms',
    runs.map((run) => run.firstAnswer),
    baseline,
  );
  line(
    'cold start to the signed-in calendar',
    3000,
    'ms',
    runs.map((run) => run.firstDay),
    baseline,
  );
  line(
    'peak memory of the host',
    400,
    'MB',
    runs.map((run) => run.peakMemory / 1_000_000),
    null,
  );
}
