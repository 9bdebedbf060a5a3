import { useEffect } from 'react';
import { addDays } from '../../electron/kernel/dates.ts';

interface DayKeys {
  date: string;
  today: string;
  view: 'day' | 'week';
  go: (change: { date?: string; view?: 'week' | undefined; by?: 'rooms' | undefined }) => void;
  onNew: (() => void) | undefined;
}

/**
 * Keys of the calendar page: T today, Shift with left and right the day (or week) before and after, D and W the view,
 * N a new booking. Not while typing, not in a dialog.
 */
export function useDayKeys({ date, today, view, go, onNew }: DayKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inField =
        event.target instanceof HTMLElement &&
        event.target.closest('input,textarea,select,[role="dialog"],[role="menu"],[role="listbox"]');
      if (inField || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = view === 'week' ? 7 : 1;
      const key = event.key.toLowerCase();
      if (event.shiftKey && key === 'arrowleft') go({ date: addDays(date, -step) });
      else if (event.shiftKey && key === 'arrowright') go({ date: addDays(date, step) });
      else if (event.shiftKey) return;
      else if (key === 't') go({ date: today });
      else if (key === 'd') go({ view: undefined });
      else if (key === 'w') go({ view: 'week', by: undefined });
      else if (key === 'n' && onNew) onNew();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // before the grid, which takes the arrows
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [date, today, view, go, onNew]);
}
