import type { AppointmentState, BoardState } from '../../../electron/scheduling/rules.ts';
import { boardStates } from '../../../electron/scheduling/rules.ts';
import type { BoardEntry } from '../../../electron/scheduling/schemas.ts';

/** The columns as drawn: those expected come first. */
export const columnKeys = ['expected', ...boardStates] as const;
export type ColumnKey = (typeof columnKeys)[number];

export interface BoardColumn {
  key: ColumnKey;
  entries: BoardEntry[];
}

export interface BoardAnswer {
  expected: BoardEntry[];
  columns: Array<{ state: BoardState; entries: BoardEntry[] }>;
}

/** From left to right; those who left last stand first under "done". */
export function columnsOf(answer: BoardAnswer): BoardColumn[] {
  const entriesOf = (key: ColumnKey): BoardEntry[] => {
    if (key === 'expected') return answer.expected;
    const entries = answer.columns.find(({ state }) => state === key)?.entries ?? [];
    return key === 'done' ? entries.toSorted((a, b) => b.stateSince - a.stateSince) : entries;
  };
  return columnKeys.map((key) => ({ key, entries: entriesOf(key) }));
}

/** Which column a state stands in; null for those that left the board. */
export function columnOfState(state: AppointmentState): ColumnKey | null {
  if (state === 'requested' || state === 'booked' || state === 'confirmed') return 'expected';
  return (boardStates as readonly string[]).includes(state) ? (state as BoardState) : null;
}

/** The state a person gets who is put into a column; back to "expected" is a booking again. */
export function stateOfColumn(key: ColumnKey): AppointmentState {
  return key === 'expected' ? 'booked' : key;
}

/** The column beside, or null at the ends. */
export function columnBeside(key: ColumnKey, step: 1 | -1): ColumnKey | null {
  return columnKeys[columnKeys.indexOf(key) + step] ?? null;
}

/** The answer with one entry in another state, as it will be when the host agrees; times are taken from `now`. */
export function withMoved<T extends BoardAnswer>(
  answer: T,
  appointmentId: string,
  to: AppointmentState,
  now: number,
): T {
  const all = [answer.expected, ...answer.columns.map(({ entries }) => entries)].flat();
  const entry = all.find(({ id }) => id === appointmentId);
  if (!entry) return answer;
  const without = (entries: BoardEntry[]): BoardEntry[] => entries.filter(({ id }) => id !== appointmentId);
  const moved: BoardEntry = { ...entry, state: to, stateSince: now, waitingMinutes: 0 };
  const target = columnOfState(to);
  return {
    ...answer,
    expected: target === 'expected' ? [...without(answer.expected), moved] : without(answer.expected),
    columns: answer.columns.map(({ state, entries }) => ({
      state,
      entries: state === target ? [...without(entries), moved] : without(entries),
    })),
  };
}

/** Whole minutes since the entry came into its state. */
export function minutesHere(entry: BoardEntry, now: number): number {
  return Math.max(0, Math.floor((now - entry.stateSince) / 60_000));
}
