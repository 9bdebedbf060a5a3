import { RRuleTemporal } from 'rrule-temporal';
import {
  addDays,
  dateOf,
  hour,
  type Instant,
  instantAt,
  type LocalDate,
  minute,
  minuteOfDay,
} from '../../kernel/dates.ts';

export const frequencies = ['weekly', 'monthlyByDate', 'monthlyByWeekday'] as const;
export type Frequency = (typeof frequencies)[number];

/** How an appointment repeats: every so many weeks or months, so many times or until a date (included). */
export interface Repeat {
  frequency: Frequency;
  every: number;
  ends: { count: number } | { until: LocalDate };
}

/** The most appointments one series has. */
export const longestSeries = 60;

const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The rule in the words of RFC 5545, for a first date with its weekday (1 Monday .. 7 Sunday). By date, a month that is too
 * short has it on its last day; by weekday, a fifth one is taken for the last.
 */
export function ruleOf(repeat: Repeat, first: LocalDate, weekday: number): string {
  const date = Number(first.slice(8));
  const nth = Math.ceil(date / 7);
  const parts: Record<Frequency, string> = {
    weekly: 'FREQ=WEEKLY',
    monthlyByDate:
      date <= 28
        ? `FREQ=MONTHLY;BYMONTHDAY=${date}`
        : `FREQ=MONTHLY;BYMONTHDAY=${Array.from({ length: date - 27 }, (_, i) => 28 + i).join(',')};BYSETPOS=-1`,
    monthlyByWeekday: `FREQ=MONTHLY;BYDAY=${nth === 5 ? -1 : nth}${weekdayCodes[weekday - 1]}`,
  };
  const end =
    'count' in repeat.ends ? `COUNT=${repeat.ends.count}` : `UNTIL=${repeat.ends.until.replaceAll('-', '')}T000000Z`;
  return `${parts[repeat.frequency]};INTERVAL=${repeat.every};${end}`;
}

/** The dates of a rule from its first one on, at most `longestSeries` and one more, so that too many are noticed. */
export function datesOf(rule: string, first: LocalDate): LocalDate[] {
  // dates alone, worked out in UTC: what the clock says on each of them is the zone's business
  const start = `DTSTART;TZID=UTC:${first.replaceAll('-', '')}T000000`;
  const dates = new RRuleTemporal({ rruleString: `${start}\nRRULE:${rule}` }).all((_, i) => i <= longestSeries);
  return dates.map((date) => date.toString().slice(0, 10));
}

/** An appointment of a series in time. */
export interface Occurrence {
  date: LocalDate;
  startsAt: Instant;
  /** The wished time does not exist on that date (the clock jumps over it), or exists twice (the earlier one is taken). */
  clock: 'plain' | 'missing' | 'twice';
}

/** The same wall-clock time on each date: 9:00 stays 9:00 whatever the clock change. */
export function occurrencesOf(dates: readonly LocalDate[], minutes: number, zone: string): Occurrence[] {
  return dates.map((date) => {
    const startsAt = instantAt(date, minutes, zone);
    return { date, startsAt, clock: clockOf(date, startsAt, minutes, zone) };
  });
}

function clockOf(date: LocalDate, startsAt: Instant, minutes: number, zone: string): Occurrence['clock'] {
  if (minuteOfDay(startsAt, zone) !== minutes) return 'missing';
  // the hour comes again after an hour, or after half of it on Lord Howe Island
  const again = [startsAt + hour, startsAt + 30 * minute].some(
    (later) => minuteOfDay(later, zone) === minutes && dateOf(later, zone) === date,
  );
  return again ? 'twice' : 'plain';
}

/** Where an appointment comes to lie when another of its series goes `from` a time `to` another: by the wall clock, whole days and minutes. */
export function shifted(startsAt: Instant, from: Instant, to: Instant, zone: string): Instant {
  const minutes = minuteOfDay(startsAt, zone) + minuteOfDay(to, zone) - minuteOfDay(from, zone);
  const days = daysBetween(dateOf(from, zone), dateOf(to, zone)) + Math.floor(minutes / 1440);
  return instantAt(addDays(dateOf(startsAt, zone), days), ((minutes % 1440) + 1440) % 1440, zone);
}

function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
