import type { TFunction } from 'i18next';
import { type Column, type Cursor, eventsAt, type Placed, wallAt, within } from './grid.ts';
import type { CalendarEvent, CalendarProps } from './types.ts';
import { instantOf, timeText } from './wallTime.ts';

type Shown = Pick<CalendarProps, 'zone' | 'resources' | 'openHours'> & {
  columns: readonly Column[];
  placed: ReadonlyArray<ReadonlyArray<Placed<CalendarEvent>>>;
};

const longDay = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** Resource and day of a column, in words. */
export function columnWords({ columns, resources }: Shown, column: number): { resource: string; day: string } {
  const at = columns[column];
  return {
    resource: resources.find(({ id }) => id === at?.resourceId)?.title ?? '',
    day: at ? longDay.format(Date.parse(`${at.date}T12:00:00Z`)) : '',
  };
}

/** What lies at the cursor, in words. */
export function cursorWords(shown: Shown, at: Cursor, t: TFunction<'ui'>): string {
  const column = shown.columns[at.column];
  if (!column) return '';
  const where = {
    time: timeText(instantOf(wallAt(shown.columns, at), shown.zone), shown.zone),
    ...columnWords(shown, at.column),
  };
  const here = eventsAt(shown.placed[at.column], at.minute).map(({ title }) => title);
  const open = shown.openHours?.(column.resourceId, column.date);
  if (here.length > 0) return t('calendarCursorTaken', { ...where, what: here.join(', ') });
  return open && !within(open, at.minute) ? t('calendarCursorOff', where) : t('calendarCursorFree', where);
}

/** An event, in words. */
export function eventWords(shown: Shown, { event, column }: Placed<CalendarEvent>, t: TFunction<'ui'>): string {
  const times = { start: timeText(event.start, shown.zone), end: timeText(event.end, shown.zone) };
  const more = [event.subtitle, event.statusText, ...(event.signs ?? []).map(({ text }) => text)].filter(Boolean);
  const { title } = event;
  const where = { ...times, ...columnWords(shown, column), title };
  return more.length > 0 ? t('calendarEvent', { ...where, subtitle: more.join(', ') }) : t('calendarEventPlain', where);
}
