/** Between instants and the wall clock of a zone. The calendar draws wall time and speaks in instants. */
import { Temporal } from 'temporal-polyfill';

export interface WallTime {
  /** 'YYYY-MM-DD' */
  date: string;
  /** Minutes since midnight on the wall, 0..1439. */
  minute: number;
}

/** What the wall clock of `zone` shows at `instant` (epoch ms). */
export function wallOf(instant: number, zone: string): WallTime {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return { date: at.toPlainDate().toString(), minute: at.hour * 60 + at.minute };
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

/** 'YYYY-MM-DDTHH:mm:00', as the grid library reads wall time. */
export function wallText({ date, minute }: WallTime): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
}

/** Reads what `wallText` writes (seconds are dropped). */
export function readWall(text: string): WallTime {
  return { date: text.slice(0, 10), minute: Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16)) };
}

/** The zone's distance from UTC at `instant`, as '+02:00'. */
export function offsetOf(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offset.slice(0, 6);
}

/** The days a view shows: the one, or the seven from the Monday (or Sunday) before it. */
export function datesOf(view: 'day' | 'week', date: string, firstWeekday: 1 | 7): string[] {
  if (view === 'day') return [date];
  const day = Temporal.PlainDate.from(date);
  const back = firstWeekday === 1 ? day.dayOfWeek - 1 : day.dayOfWeek % 7;
  return Array.from({ length: 7 }, (_, index) => day.subtract({ days: back - index }).toString());
}
