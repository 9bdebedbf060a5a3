/** The pure part of the calendar: columns, the keyboard cursor, the order of events, hours that are shaded. */
import { instantOf, shiftWall, type WallTime, wallOf } from './wallTime.ts';

export interface Column {
  resourceId: string;
  date: string;
}

export interface Cursor {
  column: number;
  /** Minutes since midnight. */
  minute: number;
}

export interface Bounds {
  columns: number;
  firstMinute: number;
  lastMinute: number;
  step: number;
}

/** Columns from left to right: days, and in each day the resources. */
export function columnsOf(resourceIds: readonly string[], dates: readonly string[]): Column[] {
  return dates.flatMap((date) => resourceIds.map((resourceId) => ({ resourceId, date })));
}

const between = (n: number, low: number, high: number): number => Math.max(low, Math.min(high, n));

/** Where a key takes the cursor; null when the key does not move it. `length` keeps that many minutes inside the grid. */
export function moveCursor(cursor: Cursor, key: string, bounds: Bounds, length: number = bounds.step): Cursor | null {
  const { columns, firstMinute, lastMinute, step } = bounds;
  const last = Math.max(firstMinute, lastMinute - length);
  const at = (column: number, minute: number): Cursor => ({
    column: between(column, 0, columns - 1),
    minute: between(minute, firstMinute, last),
  });
  switch (key) {
    case 'ArrowUp':
      return at(cursor.column, cursor.minute - step);
    case 'ArrowDown':
      return at(cursor.column, cursor.minute + step);
    case 'ArrowLeft':
      return at(cursor.column - 1, cursor.minute);
    case 'ArrowRight':
      return at(cursor.column + 1, cursor.minute);
    case 'PageUp':
      return at(cursor.column, cursor.minute - 60);
    case 'PageDown':
      return at(cursor.column, cursor.minute + 60);
    case 'Home':
      return at(cursor.column, firstMinute);
    case 'End':
      return at(cursor.column, last);
    default:
      return null;
  }
}

/** Where a key leads from an event: up and down past it, sideways into the next column at its beginning. */
export function leaveEvent(placed: Placed<Timed>, key: string, bounds: Bounds): Cursor | null {
  const { step, firstMinute, lastMinute } = bounds;
  const { column } = placed;
  if (key === 'ArrowDown') {
    const minute = Math.ceil(placed.until / step) * step;
    return { column, minute: Math.min(minute, lastMinute - step) };
  }
  if (key === 'ArrowUp') {
    const minute = (Math.ceil(placed.from / step) - 1) * step;
    return { column, minute: Math.max(minute, firstMinute) };
  }
  return moveCursor({ column, minute: placed.from }, key, bounds);
}

export interface Timed {
  id: string;
  resourceId: string;
  start: number;
  end: number;
}

/** An event in one column: the minutes of that day it covers, half open. */
export interface Placed<T extends Timed> {
  event: T;
  column: number;
  from: number;
  until: number;
}

/** Which minutes of a day an event covers on the wall; null when it does not touch it. */
export function minutesOn(event: Timed, date: string, zone: string): Span | null {
  const start = wallOf(event.start, zone);
  const end = wallOf(event.end, zone);
  if (start.date > date || end.date < date) return null;
  const from = start.date < date ? 0 : start.minute;
  const until = end.date > date ? 1440 : end.minute;
  // in the hour that an autumn night doubles an end may stand above its beginning
  return until > from ? { from, until } : end.date === date && start.date < date ? null : { from, until: from + 15 };
}

/** Every event in every column it touches: an array for each column, in order of time. */
export function placeEvents<T extends Timed>(
  events: readonly T[],
  columns: readonly Column[],
  zone: string,
): Array<Array<Placed<T>>> {
  const placed = columns.map((): Array<Placed<T>> => []);
  const byResource = new Map<string, number[]>();
  for (const [index, { resourceId }] of columns.entries())
    byResource.set(resourceId, [...(byResource.get(resourceId) ?? []), index]);
  for (const event of events) {
    for (const column of byResource.get(event.resourceId) ?? []) {
      const span = minutesOn(event, columns[column]?.date ?? '', zone);
      if (span) placed[column]?.push({ event, column, ...span });
    }
  }
  for (const list of placed) list.sort((a, b) => a.from - b.from || b.until - a.until);
  return placed;
}

/** The events of a column that cover a minute, those that began last first: what lies on top. */
export function eventsAt<T extends Timed>(column: ReadonlyArray<Placed<T>> | undefined, minute: number): T[] {
  return (column ?? [])
    .filter(({ from, until }) => from <= minute && until > minute)
    .map(({ event }) => event)
    .reverse();
}

/** The next or previous event, walking column by column and downwards; from the cursor when none has the focus. */
export function neighbourOf<T extends Timed>(
  placed: ReadonlyArray<ReadonlyArray<Placed<T>>>,
  focused: string | null,
  cursor: Cursor,
  forward: boolean,
): Placed<T> | undefined {
  const seen = new Set<string>();
  const ordered = placed.flat().filter(({ event }) => !seen.has(event.id) && seen.add(event.id));
  const at = ordered.findIndex(({ event }) => event.id === focused);
  if (at >= 0) return ordered[(at + (forward ? 1 : -1) + ordered.length) % ordered.length];
  const here = cursor.column * 1440 + cursor.minute;
  const rank = ({ column, from }: Placed<T>): number => column * 1440 + from;
  return forward
    ? (ordered.find((one) => rank(one) >= here) ?? ordered[0])
    : (ordered.findLast((one) => rank(one) <= here) ?? ordered.at(-1));
}

export interface Span {
  /** Minutes since midnight. */
  from: number;
  until: number;
}

/** What lies between `first` and `last` minute outside the open spans: the shaded part of a column. */
export function closedSpans(open: readonly Span[], first: number, last: number): Span[] {
  const closed: Span[] = [];
  let at = first;
  for (const span of [...open].sort((a, b) => a.from - b.from)) {
    if (span.from > at) closed.push({ from: at, until: Math.min(span.from, last) });
    at = Math.max(at, span.until);
  }
  if (at < last) closed.push({ from: at, until: last });
  return closed.filter((span) => span.until > span.from);
}

/** Is a minute inside one of the spans? */
export function within(spans: readonly Span[], minute: number): boolean {
  return spans.some((span) => minute >= span.from && minute < span.until);
}

/** A new end (epoch ms) for an event that is made longer or shorter by minutes on the wall; never shorter than `least`. */
export function resizedEnd(event: Timed, minutes: number, least: number, zone: string): number {
  const shortest = instantOf(shiftWall(wallOf(event.start, zone), least), zone);
  return Math.max(shortest, instantOf(shiftWall(wallOf(event.end, zone), minutes), zone));
}

/** The wall time of a cursor. */
export function wallAt(columns: readonly Column[], { column, minute }: Cursor): WallTime {
  return { date: columns[column]?.date ?? '', minute };
}
