/** The pure part of the calendar: columns, the keyboard cursor, the order of events, hours that are shaded. */
import { shiftWall, type WallTime, wallOf } from './wallTime.ts';

export interface Column {
  resourceId: string;
  date: string;
}

export interface Cursor {
  column: number;
  /** Minutes since midnight, a multiple of the step. */
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

interface Timed {
  id: string;
  resourceIds: readonly string[];
  start: number;
  end: number;
}

/** The column an event is drawn in; -1 when it is not on show. With several resources it is the leftmost. */
export function columnOf(event: Timed, columns: readonly Column[], zone: string): number {
  const { date } = wallOf(event.start, zone);
  return columns.findIndex((column) => column.date === date && event.resourceIds.includes(column.resourceId));
}

/** Events on show in the order one walks through them: column by column, downwards. */
export function walkOrder<T extends Timed>(events: readonly T[], columns: readonly Column[], zone: string): T[] {
  return events
    .map((event) => ({ event, column: columnOf(event, columns, zone) }))
    .filter(({ column }) => column >= 0)
    .sort((a, b) => a.column - b.column || a.event.start - b.event.start || a.event.end - b.event.end)
    .map(({ event }) => event);
}

/** The next or previous event seen from the cursor when none has the focus yet. */
export function nearestFrom<T extends Timed>(
  ordered: readonly T[],
  cursor: Cursor,
  columns: readonly Column[],
  zone: string,
  forward: boolean,
): T | undefined {
  const place = (event: T): number => columnOf(event, columns, zone) * 1440 + wallOf(event.start, zone).minute;
  const here = cursor.column * 1440 + cursor.minute;
  return forward
    ? (ordered.find((event) => place(event) >= here) ?? ordered[0])
    : (ordered.findLast((event) => place(event) <= here) ?? ordered.at(-1));
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

/** Events of a column that cover a minute. */
export function eventsAt<T extends Timed>(events: readonly T[], column: Column, minute: number, zone: string): T[] {
  return events.filter((event) => {
    if (!event.resourceIds.includes(column.resourceId)) return false;
    const start = wallOf(event.start, zone);
    const end = wallOf(event.end, zone);
    if (start.date !== column.date) return false;
    return start.minute <= minute && (end.date > column.date || end.minute > minute);
  });
}

/** A new end for an event that is made longer or shorter by whole steps; never shorter than one step. */
export function resized(start: WallTime, end: WallTime, steps: number, step: number): WallTime {
  const next = shiftWall(end, steps * step);
  const least = shiftWall(start, step);
  const value = (wall: WallTime): string => `${wall.date}${String(wall.minute).padStart(4, '0')}`;
  return value(next) < value(least) ? least : next;
}
