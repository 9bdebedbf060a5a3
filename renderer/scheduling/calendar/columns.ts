import type { CalendarOutput } from '../../../electron/scheduling/schemas.ts';
import type { Columns } from './events.ts';
import type { CalendarView } from './useCalendarView.ts';

export interface ColumnChoice {
  id: string;
  name: string;
}

/** Every column of a kind there is. */
export function allColumns(range: CalendarOutput | undefined, by: Columns): ColumnChoice[] {
  return range?.[by] ?? [];
}

/**
 * The columns shown: those chosen, else all; in a week of providers, where nothing is chosen, one's own.
 * Whoever left the list of columns is not shown; a choice of which nothing is left counts as none.
 */
export function shownColumns(all: readonly ColumnChoice[], look: CalendarView, own: string): ColumnChoice[] {
  const chosen = look.shown[`${look.view} ${look.by}`];
  const kept = chosen ? all.filter(({ id }) => chosen.includes(id)) : [];
  if (kept.length > 0) return kept;
  if (look.view === 'day' || look.by !== 'providers') return [...all];
  const mine = all.find(({ id }) => id === own) ?? all[0];
  return mine ? [mine] : [];
}
