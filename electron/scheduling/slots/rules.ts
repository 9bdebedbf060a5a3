import { day, type Instant, minute } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';

export type ResourceKind = 'staff' | 'room' | 'device';

/** Somebody or something is taken, half open [startsAt, endsAt). */
export interface Span {
  kind: ResourceKind;
  resourceId: Id;
  startsAt: Instant;
  endsAt: Instant;
  /** A second person, beside the one who performs the service. */
  assists?: true;
}

/** Somebody or something still to be chosen: one of `among`, in order of preference, free in all of `at`. */
export interface Need {
  kind: ResourceKind;
  assists?: true;
  among: readonly Id[];
  at: ReadonlyArray<{ startsAt: Instant; endsAt: Instant }>;
}

/** What a service line asks for. Minutes: hands-on, processing, hands-on again (finishing), buffer. */
export interface LineRequest {
  durationMinutes: number;
  processingMinutes: number;
  finishingMinutes: number;
  bufferMinutes: number;
  /** null: one of `providers`. */
  providerId: Id | null;
  providers?: readonly Id[];
  /** A second person, one of these. */
  assistants?: readonly Id[];
  /** A device, one of these. */
  devices?: readonly Id[];
  /** null: the clinic has no rooms, or the room is not chosen yet. */
  roomId: Id | null;
}

/** A service line in time. */
export interface PlannedLine {
  startsAt: Instant;
  endsAt: Instant;
  spans: Span[];
  needs: Need[];
}

/** The longest an appointment may be, all lines together. */
export const longestAppointment = day / 2;
/** A hands-on time is never resized below this. */
export const shortestHandsOn = 5 * minute;

/**
 * Lays service lines one after the other. The provider is taken while hands on, for the finishing and the buffer; the
 * second person while the provider has hands on; the device until the buffer; the room from the first to the last minute.
 */
export function planLines(startsAt: Instant, requests: readonly LineRequest[]): PlannedLine[] {
  let at = startsAt;
  return requests.map((request) => {
    const handsOnEnd = at + request.durationMinutes * minute;
    const finishStart = handsOnEnd + request.processingMinutes * minute;
    const bufferStart = finishStart + request.finishingMinutes * minute;
    const endsAt = bufferStart + request.bufferMinutes * minute;
    const stretch = (from: Instant, until: Instant) => (from < until ? [{ startsAt: from, endsAt: until }] : []);
    const whole = request.processingMinutes === 0;
    const provided = whole ? stretch(at, endsAt) : [...stretch(at, handsOnEnd), ...stretch(finishStart, endsAt)];
    const handsOn = whole
      ? stretch(at, bufferStart)
      : [...stretch(at, handsOnEnd), ...stretch(finishStart, bufferStart)];
    const { providerId, roomId, providers = [], assistants, devices } = request;
    const spans: Span[] =
      providerId === null ? [] : provided.map((part) => ({ kind: 'staff', resourceId: providerId, ...part }));
    if (roomId !== null) spans.push({ kind: 'room', resourceId: roomId, startsAt: at, endsAt });
    const needs: Need[] = providerId === null ? [{ kind: 'staff', among: providers, at: provided }] : [];
    if (assistants) needs.push({ kind: 'staff', assists: true, among: assistants, at: handsOn });
    if (devices) needs.push({ kind: 'device', among: devices, at: stretch(at, bufferStart) });
    const line = { startsAt: at, endsAt, spans, needs };
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
    needs: [],
  };
}

/** Who performs a line: the person in it who does not assist. */
export function providerOf(spans: readonly Span[]): Id | undefined {
  return spans.find((span) => span.kind === 'staff' && !span.assists)?.resourceId;
}

/** The same lines later (or earlier). */
export function moveLines<L extends PlannedLine>(lines: readonly L[], by: number): L[] {
  return lines.map((line) => ({
    ...line,
    startsAt: line.startsAt + by,
    endsAt: line.endsAt + by,
    spans: line.spans.map((span) => ({
      ...span,
      startsAt: span.startsAt + by,
      endsAt: span.endsAt + by,
    })),
    needs: line.needs.map((need) => ({
      ...need,
      at: need.at.map(({ startsAt, endsAt }) => ({ startsAt: startsAt + by, endsAt: endsAt + by })),
    })),
  }));
}

/**
 * Makes the hands-on time of a line longer or shorter; what comes after keeps its length and moves. Undefined if less than
 * `shortestHandsOn` would be left. `tailMinutes` are the service's finishing and buffer.
 */
export function resizeLine<L extends PlannedLine>(line: L, by: number, tailMinutes: number): L | undefined {
  const [first] = line.spans
    .filter((span) => span.kind === 'staff' && !span.assists)
    .sort((a, b) => a.startsAt - b.startsAt);
  if (!first) return undefined;
  const holdsTail = first.endsAt === line.endsAt;
  const handsOn = first.endsAt - first.startsAt - (holdsTail ? tailMinutes * minute : 0);
  if (handsOn + by < shortestHandsOn) return undefined;
  const spans = line.spans.map((span) => ({
    ...span,
    startsAt: span.startsAt > first.startsAt ? span.startsAt + by : span.startsAt,
    endsAt: span.endsAt + by,
  }));
  return { ...line, endsAt: line.endsAt + by, spans };
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
