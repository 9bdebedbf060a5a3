import {
  dateOf,
  day,
  dayBounds,
  type Instant,
  instantAt,
  type LocalDate,
  minute,
  weekdayOf,
} from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';

/** A day of the clinic's calendar: half open, 23 to 25 hours long. */
export interface LocalDay {
  date: LocalDate;
  /** 1 Monday .. 7 Sunday. */
  weekday: number;
  from: Instant;
  until: Instant;
}

const knownDays = new Map<string, LocalDay[]>();

/** The local day an instant falls in. Remembers what it worked out: the answer only depends on its arguments. */
export function localDayAt(instant: Instant, zone: string): LocalDay {
  const key = `${zone}|${Math.floor(instant / day)}`;
  let days = knownDays.get(key);
  const known = days?.find((candidate) => candidate.from <= instant && instant < candidate.until);
  if (known) return known;
  const date = dateOf(instant, zone);
  const found = { date, weekday: weekdayOf(date), ...dayBounds(date, zone) };
  if (!days) {
    if (knownDays.size >= 500) knownDays.clear();
    days = [];
    knownDays.set(key, days);
  }
  days.push(found);
  return found;
}

/** Weekly hours of one person in minutes of the local day. */
export interface WeeklyHours {
  staffId: Id;
  weekday: number;
  fromMinute: number;
  untilMinute: number;
}

/** The hours of one person on one date, in place of the weekly ones. Without minutes: does not work that day. */
export interface DateHours {
  staffId: Id;
  date: LocalDate;
  fromMinute: number | null;
  untilMinute: number | null;
}

/** Who works when: the hours of a date go before holidays, holidays before the weekly hours. */
export interface Hours {
  weekly: readonly WeeklyHours[];
  dates: readonly DateHours[];
  /** Days on which the clinic is closed. */
  closed: ReadonlySet<LocalDate>;
}

/** A stretch of a local day. */
export interface Window {
  fromMinute: number;
  untilMinute: number;
}

/** Whoever has no working hours at all yet is taken to work from 8 to 8 every day. */
const assumed: Window = { fromMinute: 480, untilMinute: 1200 };

/** A person's hours on a day, in order; assumed ones if nobody has set any for the whole week. */
export function hoursOn(hours: Hours, staffId: Id, on: Pick<LocalDay, 'date' | 'weekday'>): Window[] {
  const ofDate = hours.dates.filter((row) => row.date === on.date && row.staffId === staffId);
  if (ofDate.length > 0) {
    const windows = ofDate.flatMap(({ fromMinute, untilMinute }) =>
      fromMinute === null || untilMinute === null ? [] : [{ fromMinute, untilMinute }],
    );
    return windows.sort((a, b) => a.fromMinute - b.fromMinute);
  }
  if (hours.closed.has(on.date)) return [];
  const own = hours.weekly.filter((row) => row.staffId === staffId);
  if (own.length === 0) return [assumed];
  return own
    .filter((row) => row.weekday === on.weekday)
    .map(({ fromMinute, untilMinute }) => ({ fromMinute, untilMinute }))
    .sort((a, b) => a.fromMinute - b.fromMinute);
}

/** When a person works on a day, as instants, joined where they touch, in order. */
export function workWindows(
  on: LocalDay,
  staffId: Id,
  hours: Hours,
  zone: string,
): Array<{ from: Instant; until: Instant }> {
  const at = (minutes: number): Instant => {
    if (minutes >= 1440) return on.until;
    return on.until - on.from === day ? on.from + minutes * minute : instantAt(on.date, minutes, zone);
  };
  const windows: Array<{ from: Instant; until: Instant }> = [];
  for (const row of hoursOn(hours, staffId, on)) {
    const last = windows.at(-1);
    if (last && at(row.fromMinute) <= last.until) last.until = Math.max(last.until, at(row.untilMinute));
    else windows.push({ from: at(row.fromMinute), until: at(row.untilMinute) });
  }
  return windows;
}

/**
 * Where a gap that begins at `from` ends: with the person's working hours, or before that with what takes them next
 * (`taken`) or the end that is wished. `from` itself where they do not work, or are taken already.
 */
export function gapEnd(
  from: Instant,
  windows: ReadonlyArray<{ from: Instant; until: Instant }>,
  taken: Instant | undefined,
  wished?: Instant,
): Instant {
  const shift = windows.find((window) => window.from <= from && from < window.until);
  if (shift === undefined) return from;
  return Math.max(from, Math.min(shift.until, taken ?? shift.until, wished ?? shift.until));
}

interface TakenSpan {
  kind: string;
  resourceId: Id;
  startsAt: Instant;
  endsAt: Instant;
}

/** The first span outside its person's working hours, or undefined. Rooms and devices have no hours. */
export function outsideHours<S extends TakenSpan>(spans: readonly S[], hours: Hours, zone: string): S | undefined {
  return spans.find((span) => {
    if (span.kind !== 'staff') return false;
    const windows = workWindows(localDayAt(span.startsAt, zone), span.resourceId, hours, zone);
    return !windows.some((window) => window.from <= span.startsAt && span.endsAt <= window.until);
  });
}
