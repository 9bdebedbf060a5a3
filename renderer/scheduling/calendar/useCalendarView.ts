import { useCallback, useState } from 'react';
import { useDesk } from '../../api/desk.ts';
import { type Columns, columnKinds } from './events.ts';

/** How somebody looks at the calendar. */
export interface CalendarView {
  view: 'day' | 'week';
  by: Columns;
  /** The columns shown, by what they are and how many days stand beside each other; all of them where nothing is chosen. */
  shown: Partial<Record<`${'day' | 'week'} ${Columns}`, string[]>>;
}

const fresh: CalendarView = { view: 'day', by: 'providers', shown: {} };

/** Reads what was kept; anything that does not fit is as if never chosen. */
export function readView(text: string | null): CalendarView {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '');
  } catch {
    return fresh;
  }
  if (typeof kept !== 'object' || kept === null) return fresh;
  const { view, by, shown } = kept as Record<string, unknown>;
  const lists = Object.entries(typeof shown === 'object' && shown !== null ? shown : {}).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) && entry[1].every((id) => typeof id === 'string') && entry[1].length > 0,
  );
  return {
    view: view === 'week' ? 'week' : 'day',
    by: columnKinds.find((kind) => kind === by) ?? 'providers',
    shown: Object.fromEntries(lists),
  };
}

/**
 * The view of the person at the desk, kept on this PC: what fits beside each other depends on its screen. It holds ids of
 * people and rooms, never patients.
 */
export function useCalendarView(): { look: CalendarView; change: (next: Partial<CalendarView>) => void } {
  const { staff } = useDesk();
  const key = `salve.calendar.${staff.id}`;
  const [look, setLook] = useState(() => readView(localStorage.getItem(key)));
  const change = useCallback(
    (next: Partial<CalendarView>) =>
      setLook((before) => {
        const after = { ...before, ...next };
        localStorage.setItem(key, JSON.stringify(after));
        return after;
      }),
    [key],
  );
  return { look, change };
}
