import { datesOf } from '../../ui/calendar/wallTime.ts';

const long = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const longWithYear = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const asInstant = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** "Monday, November 23" or, for a week, "Nov 23 – Nov 29"; the year only when it is not that of `today`. */
export function dayName(date: string, view: 'day' | 'week', today: string): string {
  if (view === 'day') return (date.slice(0, 4) === today.slice(0, 4) ? long : longWithYear).format(asInstant(date));
  const dates = datesOf('week', date, 1);
  return `${short.format(asInstant(dates[0] ?? date))} – ${short.format(asInstant(dates.at(-1) ?? date))}`;
}
