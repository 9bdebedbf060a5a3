/** Between instants and the wall clock of a zone. The calendar draws wall time and speaks in instants. */
import { Temporal } from 'temporal-polyfill';

export interface WallTime {
  /** 'YYYY-MM-DD' */
  date: string;
  /** Minutes since midnight on the wall, 0..1439. */
  minute: number;
}

/** Zones change their offset on whole quarters of an hour only, so an offset holds for its quarter. */
const quarter = 900_000;
const offsets = new Map<string, Map<number, number>>();

/** The zone's distance from UTC at an instant, in ms. Asking the zone's rules is slow, and a week asks a thousand times. */
function offsetAt(instant: number, zone: string): number {
  let known = offsets.get(zone);
  if (!known || known.size > 20_000) offsets.set(zone, (known = new Map<number, number>()));
  const key = Math.floor(instant / quarter);
  let offset = known.get(key);
  if (offset === undefined) {
    offset = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
    known.set(key, offset);
  }
  return offset;
}

const dayNames = new Map<number, string>();

function dateText(days: number): string {
  let name = dayNames.get(days);
  if (name === undefined) {
    if (dayNames.size > 5000) dayNames.clear();
    name = new Date(days * 86_400_000).toISOString().slice(0, 10);
    dayNames.set(days, name);
  }
  return name;
}

/** What the wall clock of `zone` shows at `instant` (epoch ms). */
export function wallOf(instant: number, zone: string): WallTime {
  const shown = instant + offsetAt(instant, zone);
  const days = Math.floor(shown / 86_400_000);
  return { date: dateText(days), minute: Math.floor((shown - days * 86_400_000) / 60_000) };
}

/** The instant (epoch ms) of a wall time; minutes may run over midnight. In a spring gap it moves forward, in a doubled hour it is the earlier. */
export function instantOf(wall: WallTime, zone: string): number {
  return Temporal.PlainDate.from(wall.date)
    .toPlainDateTime()
    .add({ minutes: wall.minute })
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Wall time moved by minutes on the wall. */
export function shiftWall(wall: WallTime, minutes: number): WallTime {
  const at = Temporal.PlainDate.from(wall.date)
    .toPlainDateTime()
    .add({ minutes: wall.minute + minutes });
  return { date: at.toPlainDate().toString(), minute: at.hour * 60 + at.minute };
}

/** The days a view shows: the one, or the seven from the Monday (or Sunday) before it. */
export function datesOf(view: 'day' | 'week', date: string, firstWeekday: 1 | 7): string[] {
  if (view === 'day') return [date];
  const day = Temporal.PlainDate.from(date);
  const back = firstWeekday === 1 ? day.dayOfWeek - 1 : day.dayOfWeek % 7;
  return Array.from({ length: 7 }, (_, index) => day.subtract({ days: back - index }).toString());
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const times = new Map<string, Map<number, string>>();

/** "9:00 AM" of an instant in `zone`. */
export function timeText(instant: number, zone: string): string {
  let known = times.get(zone);
  if (!known || known.size > 20_000) times.set(zone, (known = new Map<number, string>()));
  let text = known.get(instant);
  if (text === undefined) {
    let clock = clocks.get(zone);
    if (!clock) {
      clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', timeZone: zone });
      clocks.set(zone, clock);
    }
    text = clock.format(instant);
    known.set(instant, text);
  }
  return text;
}

/** "9:00 – 10:30": the hours at the side of the grid say which half of the day it is. */
export function shortTimes(start: number, end: number, zone: string): string {
  const bare = (instant: number): string => timeText(instant, zone).replace(/[^\d:.]/g, '');
  return `${bare(start)} – ${bare(end)}`;
}
