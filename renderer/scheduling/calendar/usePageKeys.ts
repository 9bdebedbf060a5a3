import { useEffect, useRef } from 'react';
import { addDays } from '../../../electron/kernel/dates.ts';
import type { Columns } from './events.ts';

interface PageKeys {
  date: string;
  today: string;
  view: 'day' | 'week';
  goTo: (date: string) => void;
  onView: (view: 'day' | 'week') => void;
  onBy: (by: Columns) => void;
  onNew: (() => void) | undefined;
  onFilter: () => void;
  onHelp: () => void;
  /** Something is cut: Escape lays it back. */
  onEscape: (() => void) | undefined;
}

/**
 * Keys of the calendar page: T today, Shift with left and right the day (or week) before and after, D and W the view,
 * P, R and E what the columns are, F which of them, N a new booking, ? the keys. Not while typing, not in a dialog.
 */
export function usePageKeys(keys: PageKeys): void {
  const live = useRef(keys);
  live.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const elsewhere =
        event.target instanceof HTMLElement &&
        event.target.closest('input,textarea,select,[role="dialog"],[role="menu"],[role="listbox"]');
      if (elsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
      const { date, today, view, goTo, onView, onBy, onNew, onFilter, onHelp, onEscape } = live.current;
      const step = view === 'week' ? 7 : 1;
      const key = event.key.toLowerCase();
      if (key === '?') onHelp();
      else if (event.shiftKey && key === 'arrowleft') goTo(addDays(date, -step));
      else if (event.shiftKey && key === 'arrowright') goTo(addDays(date, step));
      else if (event.shiftKey) return;
      else if (key === 't') goTo(today);
      else if (key === 'd') onView('day');
      else if (key === 'w') onView('week');
      else if (key === 'p') onBy('providers');
      else if (key === 'r') onBy('rooms');
      else if (key === 'e') onBy('devices');
      else if (key === 'f') onFilter();
      else if (key === 'n' && onNew) onNew();
      else if (key === 'escape' && onEscape) {
        // the grid has uses of its own for it
        onEscape();
        return;
      } else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // before the grid, which takes the arrows
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
