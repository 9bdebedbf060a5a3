import { setTimeout as wait } from 'node:timers/promises';
import { type Desk, openDesk } from '../scripted/httpClient.ts';
import type { FullWeek } from './fullWeek.ts';
import { inOrder, print, quantile } from './line.ts';

export const changeName = 'a change on one PC seen on the other';

/** In ms: what one desk does is on the other's calendar within this. */
const goal = 1000;
const warmUp = 5;

/** One PC moves an appointment, over and over; prints how long after asking the other PC was told. */
export async function changeLine(address: string, week: FullWeek, changes: number): Promise<void> {
  const [mover, watcher] = await Promise.all(week.desks.map((person, i) => signedIn(address, person, i + 1)));
  if (!mover || !watcher) throw new Error('Two desks are needed.');
  try {
    const told = new Map<string, number>();
    const watching = watch(watcher, told);
    const times: number[] = [];
    let { version } = week.movable;
    for (let i = 0; i < warmUp + changes; i += 1) {
      const asked = performance.now();
      const startsAt = week.movable.times[(i + 1) % 2] ?? 0;
      const saved = await mover.client.scheduling.move.mutate({
        appointmentId: week.movable.id,
        startsAt,
        expectedVersion: version,
      });
      version = saved.version;
      const seen = await arrival(told, `${week.movable.id} ${version}`, i < warmUp ? 200 : 10 * goal);
      if (i >= warmUp) times.push((seen ?? Number.POSITIVE_INFINITY) - asked);
    }
    watcher.close();
    await watching;
    const sorted = inOrder(times);
    const spread: [number, number] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
    const line = { name: `${changeName}, p99`, kind: 'absolute' as const, goal, ratio: null, baseline: null };
    print(
      { ...line, spread, ours: quantile(sorted, 0.99), unit: 'ms', rounds: changes },
      { p50: quantile(sorted, 0.5) },
    );
  } finally {
    mover.close();
    watcher.close();
  }
}

async function signedIn(
  address: string,
  { login, password }: { login: string; password: string },
  stationNumber: number,
): Promise<Desk> {
  const desk = openDesk(address);
  await desk.client.session.signIn.mutate({ login, password, stationNumber });
  return desk;
}

/** Notes when the feed told of each version of each row. */
async function watch(desk: Desk, told: Map<string, number>): Promise<void> {
  for await (const event of desk.feed()) {
    if (event.kind !== 'touched') continue;
    for (const { id, version } of event.touched) told.set(`${id} ${version}`, performance.now());
  }
}

/** When the feed told of a row, or undefined if it did not within `ms`. The first change may come before the feed is open. */
async function arrival(told: ReadonlyMap<string, number>, row: string, ms: number): Promise<number | undefined> {
  const end = performance.now() + ms;
  while (!told.has(row) && performance.now() < end) await wait(1);
  return told.get(row);
}
