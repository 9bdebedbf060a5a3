import { bookingWork } from './bookings.ts';
import { checkoutWork } from './checkouts.ts';
import { openCopy, type SeededFolder } from './clinicAt.ts';
import { runBare, runHost } from './hostProcess.ts';
import { inOrder, print, quantile } from './line.ts';
import { each, type Work } from './measure.ts';
import type { Run } from './plans.ts';
import { dayWork, searchesWork } from './reads.ts';

/** A person sees a reaction within this. */
const visible = 100;

const durable = {
  booking: 'booking, durable',
  checkout: 'checkout, durable',
  day: 'calendar day of 100, durable',
  search: 'patient search, durable',
};
export const durableNames: readonly string[] = Object.values(durable);
const host = {
  answer: 'cold start to the first answer',
  calendar: 'cold start to the signed-in calendar',
  memory: 'peak memory of the host',
};
export const hostNames: readonly string[] = Object.values(host);

/** Wall times under FULL with fsync and the anchor, as a desk has them. Returns the database's key. */
export async function absoluteCalls(folder: SeededFolder, data: string, { plans, wants }: Run): Promise<Buffer> {
  const clinic = await openCopy(folder, data, true);
  const count = plans.calls;
  try {
    const today = folder.today;
    if (wants(durable.booking))
      await times(durable.booking, visible, bookingWork(clinic, today, 'door', 100_000), count);
    const carts = Math.ceil(count / 2) + 10;
    if (wants(durable.checkout))
      await times(durable.checkout, visible, checkoutWork(clinic, today, 'door', carts, 300_000), carts - 10);
    if (wants(durable.day)) await times(durable.day, visible, dayWork(clinic, 'door'), count);
    if (wants(durable.search)) await times(durable.search, 10, searchesWork(clinic, 'door'), count * 3);
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
export async function hostLines(folder: SeededFolder, data: string, key: Buffer, { plans }: Run): Promise<void> {
  const rounds = plans.starts;
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
    host.answer,
    1500,
    'ms',
    runs.map((run) => run.firstAnswer),
    baseline,
  );
  line(
    host.calendar,
    3000,
    'ms',
    runs.map((run) => run.firstDay),
    baseline,
  );
  line(
    host.memory,
    400,
    'MB',
    runs.map((run) => run.peakMemory / 1_000_000),
    null,
  );
}
