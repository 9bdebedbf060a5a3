import { day, type Instant, minute, minuteOfDay } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Hours, localDayAt, workWindows } from '../hours/rules.ts';
import {
  clash,
  moveLines,
  type Need,
  type PlannedLine,
  providerOf,
  type ResourceKind,
  type Span,
} from '../slots/rules.ts';
import { type Daypart, daypartOf } from '../waitlist/rules.ts';

/** True if a start lies in the wished part of a day and on a wished weekday (1 Monday .. 7 Sunday); none wished: any. */
export function suits(
  start: Instant,
  zone: string,
  daypart: Daypart | undefined,
  weekdays: readonly number[],
): boolean {
  if (weekdays.length > 0 && !weekdays.includes(localDayAt(start, zone).weekday)) return false;
  if (!daypart) return true;
  return daypartOf(minuteOfDay(start, zone)) === daypart;
}

type Filled = { lines: PlannedLine[] } | { missing: Need };

/**
 * Chooses for every need the first of its candidates who is free, whoever is in the line already left out. One provider
 * performs all lines that are open to any, if somebody can. `missing` is the first need nobody can fill.
 */
export function fillNeeds(lines: readonly PlannedLine[], isFree: (span: Span) => boolean): Filled {
  if (lines.every((line) => line.needs.length === 0)) return { lines: [...lines] };
  const common = commonProvider(lines, isFree);
  const filled: PlannedLine[] = [];
  const chosen: Span[] = [];
  for (const line of lines) {
    const spans = [...line.spans];
    for (const need of line.needs) {
      const among = common && isProvider(need) ? [common] : need.among;
      const found = among
        .map((id) => spansOf(need, id))
        .find((wish) => wish.every((span) => isFree(span) && ![...spans, ...chosen].some((own) => clash(own, span))));
      if (!found) return { missing: need };
      spans.push(...found);
    }
    chosen.push(...spans);
    filled.push({ ...line, spans, needs: [] });
  }
  return { lines: filled };
}

function isProvider(need: Need): boolean {
  return need.kind === 'staff' && !need.assists;
}

function commonProvider(lines: readonly PlannedLine[], isFree: (span: Span) => boolean): Id | undefined {
  const needs = lines.flatMap((line) => line.needs.filter(isProvider));
  return needs[0]?.among.find((id) =>
    needs.every((need) => need.among.includes(id) && spansOf(need, id).every(isFree)),
  );
}

/** A need as it is when one candidate fills it. */
export function spansOf(need: Need, resourceId: Id): Span[] {
  const assists = need.assists ? { assists: need.assists } : {};
  return need.at.map((part) => ({ kind: need.kind, resourceId, ...part, ...assists }));
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
  /** Not before this, such as the last one found in an earlier search. */
  after?: Instant | undefined;
  /** Asked first of every start. */
  suits?: ((start: Instant) => boolean) | undefined;
  /** Asked last of a start that fits: what costs a look-up. */
  admits?: ((start: Instant) => boolean) | undefined;
}

/** A start that fits, and who performs each line. */
export interface Opening {
  startsAt: Instant;
  providers: Id[];
}

const step = 15 * minute;

/** The next starts that fit everyone's hours and nobody's appointments, a quarter of an hour apart or where a time becomes free. */
export function fittingStarts(search: SlotSearch): Opening[] {
  const origin = search.lines[0]?.startsAt;
  if (origin === undefined) return [];
  const isUntaken = freeIn(search.busy);
  const works = workingIn(search.hours, search.zone);
  const isFree = (span: Span): boolean => works(span) && isUntaken(span);
  const found: Opening[] = [];
  let last = search.after;
  for (const start of candidateStarts(search)) {
    if (found.length >= search.count) break;
    if ((last !== undefined && start < last + step) || search.suits?.(start) === false) continue;
    const moved = moveLines(search.lines, start - origin);
    if (!moved.every((line) => line.spans.every(isFree))) continue;
    const filled = fillNeeds(moved, isFree);
    if ('missing' in filled) continue;
    const whole = { kind: 'room' as const, startsAt: start, endsAt: moved.at(-1)?.endsAt ?? start };
    if (search.anyRoom.length > 0 && !search.anyRoom.some((room) => isUntaken({ ...whole, resourceId: room })))
      continue;
    if (search.admits?.(start) === false) continue;
    found.push({ startsAt: start, providers: filled.lines.map((line) => providerOf(line.spans) ?? '') });
    last = start;
  }
  return found;
}

/** Looks up whether a span is free: the busy time of each resource as stretches in order, of which at most one can clash. */
function freeIn(busy: readonly Span[]): (span: Span) => boolean {
  const keyOf = (kind: ResourceKind, id: Id): string => `${kind} ${id}`;
  const stretches = new Map<string, Array<{ startsAt: Instant; endsAt: Instant }>>();
  for (const span of [...busy].sort((a, b) => a.startsAt - b.startsAt)) {
    const key = keyOf(span.kind, span.resourceId);
    const list = stretches.get(key) ?? [];
    const last = list.at(-1);
    if (last && span.startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, span.endsAt);
    else list.push({ startsAt: span.startsAt, endsAt: span.endsAt });
    stretches.set(key, list);
  }
  return (span) => {
    const list = stretches.get(keyOf(span.kind, span.resourceId)) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle]?.startsAt ?? 0) < span.endsAt) low = middle + 1;
      else high = middle;
    }
    const before = list[low - 1];
    return before === undefined || before.endsAt <= span.startsAt;
  };
}

/** Looks up whether a person works during a span; everything else always does. Works out each day of a person once. */
function workingIn(hours: Hours | null, zone: string): (span: Span) => boolean {
  const known = new Map<string, Array<{ from: Instant; until: Instant }>>();
  return (span) => {
    if (!hours || span.kind !== 'staff') return true;
    const on = localDayAt(span.startsAt, zone);
    const key = `${on.date} ${span.resourceId}`;
    let windows = known.get(key);
    if (!windows) known.set(key, (windows = workWindows(on, span.resourceId, hours, zone)));
    return windows.some((window) => window.from <= span.startsAt && span.endsAt <= window.until);
  };
}

function candidateStarts({ busy, from, until }: SlotSearch): Instant[] {
  const starts = new Set<Instant>(from % (5 * minute) === 0 ? [from] : []);
  for (let at = Math.ceil(from / step) * step; at < until; at += step) starts.add(at);
  for (const span of busy) if (span.endsAt >= from && span.endsAt < until) starts.add(span.endsAt);
  return [...starts].sort((a, b) => a - b);
}

/** The stretches of `length` a search goes through until it has found enough, the last one cut at `until`. */
export function* stretchesOf(from: Instant, until: Instant, length = 7 * day): Generator<[Instant, Instant]> {
  for (let at = from; at < until; at += length) yield [at, Math.min(until, at + length)];
}
