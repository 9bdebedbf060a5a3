import { day, type Instant, minute } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Hours, outsideHours } from '../hours/rules.ts';

export type ResourceKind = 'staff' | 'room' | 'device';

/** Somebody or something is taken, half open [startsAt, endsAt). */
export interface Span {
  kind: ResourceKind;
  resourceId: Id;
  startsAt: Instant;
  endsAt: Instant;
}

/** What a service line asks for. Minutes: hands-on, then processing, then buffer. */
export interface LineRequest {
  durationMinutes: number;
  processingMinutes: number;
  bufferMinutes: number;
  providerId: Id;
  /** null: the clinic has no rooms, or the room is not chosen yet. */
  roomId: Id | null;
}

/** A service line in time. */
export interface PlannedLine {
  startsAt: Instant;
  endsAt: Instant;
  spans: Span[];
}

/** The longest an appointment may be, all lines together. */
export const longestAppointment = day / 2;
/** A hands-on time is never resized below this. */
export const shortestHandsOn = 5 * minute;

/**
 * Lays service lines one after the other. The provider is taken while hands on and for the buffer, the room from the
 * first to the last minute: processing frees the provider only.
 */
export function planLines(startsAt: Instant, requests: readonly LineRequest[]): PlannedLine[] {
  let at = startsAt;
  return requests.map((request) => {
    const handsOnEnd = at + request.durationMinutes * minute;
    const bufferStart = handsOnEnd + request.processingMinutes * minute;
    const endsAt = bufferStart + request.bufferMinutes * minute;
    const staff = { kind: 'staff', resourceId: request.providerId } as const;
    const spans: Span[] =
      request.processingMinutes === 0
        ? [{ ...staff, startsAt: at, endsAt }]
        : [{ ...staff, startsAt: at, endsAt: handsOnEnd }];
    if (request.processingMinutes > 0 && request.bufferMinutes > 0)
      spans.push({ ...staff, startsAt: bufferStart, endsAt });
    if (request.roomId !== null) spans.push({ kind: 'room', resourceId: request.roomId, startsAt: at, endsAt });
    const line = { startsAt: at, endsAt, spans };
    at = endsAt;
    return line;
  });
}

/** The line from its spans. @throws RangeError if there are none */
export function lineOf(spans: readonly Span[]): PlannedLine {
  if (spans.length === 0) throw new RangeError('A service line takes somebody.');
  return {
    startsAt: Math.min(...spans.map((span) => span.startsAt)),
    endsAt: Math.max(...spans.map((span) => span.endsAt)),
    spans: [...spans],
  };
}

/** The same lines later (or earlier), with people and rooms exchanged where `exchange` names another. */
export function moveLines(
  lines: readonly PlannedLine[],
  by: number,
  exchange: (span: Span) => Id = (span) => span.resourceId,
): PlannedLine[] {
  return lines.map((line) => ({
    startsAt: line.startsAt + by,
    endsAt: line.endsAt + by,
    spans: line.spans.map((span) => ({
      ...span,
      resourceId: exchange(span),
      startsAt: span.startsAt + by,
      endsAt: span.endsAt + by,
    })),
  }));
}

/**
 * Makes the hands-on time of a line longer or shorter; processing and buffer keep their length and move.
 * Undefined if less than `shortestHandsOn` would be left. `bufferMinutes` is the service's.
 */
export function resizeLine(line: PlannedLine, by: number, bufferMinutes: number): PlannedLine | undefined {
  const firstStaff = line.spans.filter((span) => span.kind === 'staff').sort((a, b) => a.startsAt - b.startsAt)[0];
  if (!firstStaff) return undefined;
  const holdsBuffer = firstStaff.endsAt === line.endsAt;
  const handsOn = firstStaff.endsAt - firstStaff.startsAt - (holdsBuffer ? bufferMinutes * minute : 0);
  if (handsOn + by < shortestHandsOn) return undefined;
  const spans = line.spans.map((span) => ({
    ...span,
    startsAt: span.startsAt > firstStaff.startsAt ? span.startsAt + by : span.startsAt,
    endsAt: span.endsAt + by,
  }));
  return { startsAt: line.startsAt, endsAt: line.endsAt + by, spans };
}

/** True if two spans take the same resource at the same time. */
export function clash(a: Span, b: Span): boolean {
  return a.kind === b.kind && a.resourceId === b.resourceId && a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** The unbroken stretch that the first span within [from, until) belongs to; undefined if nothing lies there. `taken` of one resource, in order of time. */
export function takenStretch(
  taken: readonly Pick<Span, 'startsAt' | 'endsAt'>[],
  from: Instant,
  until: Instant,
): { from: Instant; until: Instant } | undefined {
  const first = taken.find((span) => span.startsAt < until && from < span.endsAt);
  if (!first) return undefined;
  let end = first.endsAt;
  for (const span of taken) if (span.startsAt <= end && span.endsAt > end) end = span.endsAt;
  return { from: first.startsAt, until: end };
}

/** Where to look for a time that fits. */
export interface SlotSearch {
  /** The lines as wished, at any start; spans of `anyRoom` lines carry no room. */
  lines: readonly PlannedLine[];
  /** Rooms of which one must be free over all lines; empty: rooms are fixed in the lines, or there are none. */
  anyRoom: readonly Id[];
  busy: readonly Span[];
  /** null: working hours do not matter. */
  hours: Hours | null;
  zone: string;
  from: Instant;
  until: Instant;
  count: number;
}

const step = 15 * minute;

/** The next starts that fit everyone's hours and nobody's appointments, a quarter of an hour apart or where a time becomes free. */
export function fittingStarts(search: SlotSearch): Instant[] {
  const first = search.lines[0];
  if (!first) return [];
  const origin = first.startsAt;
  const busyOf = new Map<string, Span[]>();
  for (const span of search.busy) {
    const key = `${span.kind} ${span.resourceId}`;
    const list = busyOf.get(key);
    if (list) list.push(span);
    else busyOf.set(key, [span]);
  }
  const isFree = (span: Span): boolean =>
    !busyOf.get(`${span.kind} ${span.resourceId}`)?.some((taken) => clash(taken, span));
  const found: Instant[] = [];
  for (const start of candidateStarts(search)) {
    if (found.length >= search.count) break;
    const last = found.at(-1);
    if (last !== undefined && start < last + step) continue;
    const lines = moveLines(search.lines, start - origin);
    const spans = lines.flatMap((line) => line.spans);
    if (!spans.every(isFree) || (search.hours && outsideHours(spans, search.hours, search.zone))) continue;
    const whole = { kind: 'room' as const, startsAt: start, endsAt: lines.at(-1)?.endsAt ?? start };
    if (search.anyRoom.length > 0 && !search.anyRoom.some((room) => isFree({ ...whole, resourceId: room }))) continue;
    found.push(start);
  }
  return found;
}

function candidateStarts({ busy, from, until }: SlotSearch): Instant[] {
  const starts = new Set<Instant>(from % (5 * minute) === 0 ? [from] : []);
  for (let at = Math.ceil(from / step) * step; at < until; at += step) starts.add(at);
  for (const span of busy) if (span.endsAt >= from && span.endsAt < until) starts.add(span.endsAt);
  return [...starts].sort((a, b) => a - b);
}
