import { Temporal } from 'temporal-polyfill';

/** Epoch milliseconds, UTC. */
export type Instant = number;
/** 'YYYY-MM-DD' in the clinic's zone. */
export type LocalDate = string;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A local day: half open, 23 to 25 hours long. */
export interface LocalDay {
  date: LocalDate;
  from: Instant;
  until: Instant;
}

/** Local days worked out before, by zone and UTC day: asking the zone's rules is slow, and the answer only depends on the arguments. */
const knownDays = new Map<string, LocalDay[]>();

function localDayOf(instant: Instant, zone: string): LocalDay {
  const key = `${zone} ${Math.floor(instant / day)}`;
  let days = knownDays.get(key);
  const known = days?.find((candidate) => candidate.from <= instant && instant < candidate.until);
  if (known) return known;
  const date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
  const found = { date, ...dayBounds(date, zone) };
  if (!days) {
    if (knownDays.size >= 1000) knownDays.clear();
    days = [];
    knownDays.set(key, days);
  }
  if (found.from <= instant && instant < found.until) days.push(found);
  return found;
}

/** The calendar date at `instant` in `zone`. */
export function dateOf(instant: Instant, zone: string): LocalDate {
  return localDayOf(instant, zone).date;
}

/** Minutes since local midnight on the wall clock, 0..1439. */
export function minuteOfDay(instant: Instant, zone: string): number {
  const { from, until } = localDayOf(instant, zone);
  if (from <= instant && until - from === day) return Math.floor((instant - from) / minute);
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return at.hour * 60 + at.minute;
}

/** "09:05": the wall clock at `instant`. */
export function clockText(instant: Instant, zone: string): string {
  const minutes = minuteOfDay(instant, zone);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * The instant of a wall-clock time. In the gap of a spring night the time moves forward by the gap;
 * in the doubled hour of an autumn night it is the earlier one ('compatible' in RFC 5545 terms).
 */
export function instantAt(date: LocalDate, minutes: number, zone: string): Instant {
  return Temporal.PlainDate.from(date)
    .toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** First instant of a local day and of the next: half open. A day may last 23, 24 or 25 hours. */
export function dayBounds(date: LocalDate, zone: string): { from: Instant; until: Instant } {
  const key = `${zone} ${date}`;
  let bounds = knownBounds.get(key);
  if (!bounds) {
    const start = Temporal.PlainDate.from(date);
    bounds = {
      from: start.toZonedDateTime(zone).epochMilliseconds,
      until: start.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds,
    };
    if (knownBounds.size >= 1000) knownBounds.clear();
    knownBounds.set(key, bounds);
  }
  return { ...bounds };
}

const knownBounds = new Map<string, { from: Instant; until: Instant }>();

/** The date `days` later (or earlier). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** The date `months` later; where that month is shorter, its last day: 31 January + 1 is 28 or 29 February. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** Days from one date to another; negative if it lies before. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days;
}

/** ISO weekday: 1 Monday .. 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** Whole years between a birth date and `today`. */
export function ageOn(birthDate: LocalDate, today: LocalDate): number {
  if (birthDate > today || birthDate.length !== 10 || today.length !== 10)
    return Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(today), { largestUnit: 'years' }).years;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** True for a real calendar date in the form YYYY-MM-DD. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = Number(text.slice(5, 7));
  const date = Number(text.slice(8));
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(Number(text.slice(0, 4)), month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a name in the IANA time zone database. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
