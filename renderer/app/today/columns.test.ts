import { describe, expect, it } from 'vitest';
import type { BoardEntry } from '../../../electron/scheduling/schemas.ts';
import { columnBeside, columnOfState, columnsOf, minutesHere, stateOfColumn, withMoved } from './columns.ts';

const entry = (id: string, state: BoardEntry['state']): BoardEntry => ({
  id,
  patientId: `p-${id}`,
  patientName: id,
  startsAt: 0,
  endsAt: 1,
  state,
  stateSince: 0,
  note: '',
  version: 1,
  seriesId: null,
  groupId: null,
  waitingMinutes: 3,
  stay: null,
  lateBy: 0,
  services: [],
  providers: [],
  rooms: [],
});
const answer = {
  expected: [entry('ana', 'booked')],
  columns: [
    { state: 'arrived' as const, entries: [entry('ben', 'arrived')] },
    { state: 'roomed' as const, entries: [] },
  ],
};

describe('the board', () => {
  it('has expected people first and a column for every state', () => {
    expect(columnsOf(answer).map(({ key, entries }) => [key, entries.length])).toEqual([
      ['expected', 1],
      ['arrived', 1],
      ['roomed', 0],
      ['inTreatment', 0],
      ['checkout', 0],
      ['done', 0],
    ]);
  });

  it('shows a step at once, with the waiting starting anew', () => {
    const after = withMoved(answer, 'ana', 'arrived', 60_000);
    expect(after.expected).toEqual([]);
    expect(after.columns[0]?.entries.map(({ id, state, waitingMinutes }) => [id, state, waitingMinutes])).toEqual([
      ['ben', 'arrived', 3],
      ['ana', 'arrived', 0],
    ]);
    expect(withMoved(after, 'ana', 'cancelled', 0).columns[0]?.entries).toHaveLength(1);
    expect(withMoved(answer, 'nobody', 'done', 0)).toBe(answer);
  });

  it('knows what stands beside what', () => {
    expect(columnBeside('expected', -1)).toBeNull();
    expect(columnBeside('expected', 1)).toBe('arrived');
    expect(columnBeside('done', 1)).toBeNull();
    expect(columnOfState('confirmed')).toBe('expected');
    expect(columnOfState('noShow')).toBeNull();
    expect(stateOfColumn('expected')).toBe('booked');
    expect(stateOfColumn('checkout')).toBe('checkout');
  });

  it('counts whole minutes, never less than none', () => {
    expect(minutesHere(entry('a', 'arrived'), 179_999)).toBe(2);
    expect(minutesHere({ ...entry('a', 'arrived'), stateSince: 5_000 }, 0)).toBe(0);
  });
});
