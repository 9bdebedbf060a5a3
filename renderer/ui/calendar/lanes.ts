import type { Placed, Timed } from './grid.ts';

/** Where an event stands across its column: lane `lane` of `lanes`; `nested` lies over the free part of another. */
export interface Laned<T extends Timed> extends Placed<T> {
  lane: number;
  lanes: number;
  nested: boolean;
}

interface Shaped extends Timed {
  block?: boolean | undefined;
  freeParts?: ReadonlyArray<{ start: number; end: number }> | undefined;
}

interface Busy {
  from: number;
  until: number;
}

/** The parts of an event that take the resource, in minutes of the day. */
function busyOf({ event, from, until }: Placed<Shaped>): Busy[] {
  const busy: Busy[] = [];
  let at = from;
  for (const part of event.freeParts ?? []) {
    const start = from + (part.start - event.start) / 60_000;
    if (start > at) busy.push({ from: at, until: start });
    at = Math.max(at, from + (part.end - event.start) / 60_000);
  }
  if (at < until) busy.push({ from: at, until });
  return busy;
}

const meet = (a: readonly Busy[], b: readonly Busy[]): boolean =>
  a.some((one) => b.some((other) => one.from < other.until && other.from < one.until));

/**
 * Puts the events of a column (in order of time) side by side where they take the resource at once. What fits into the
 * free part of another lies over it, and blocks lie behind everything at full width.
 */
export function layLanes<T extends Shaped>(placed: ReadonlyArray<Placed<T>>): Array<Laned<T>> {
  const laid: Array<Laned<T>> = placed
    .filter(({ event }) => event.block)
    .map((one) => ({ ...one, lane: 0, lanes: 1, nested: false }));
  let cluster: Array<Laned<T> & { busy: Busy[] }> = [];
  let reach = -1;
  const close = (): void => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane)) + 1;
    for (const { busy: _, ...one } of cluster) laid.push({ ...one, lanes });
    cluster = [];
  };
  for (const one of placed) {
    if (one.event.block) continue;
    if (one.from >= reach) close();
    reach = Math.max(reach, one.until);
    const busy = busyOf(one);
    let lane = 0;
    while (cluster.some((other) => other.lane === lane && meet(other.busy, busy))) lane += 1;
    const nested = cluster.some((other) => other.lane === lane && other.from < one.until && one.from < other.until);
    cluster.push({ ...one, lane, lanes: 1, nested, busy });
  }
  close();
  return laid;
}
