import { describe, expect, it } from 'vitest';
import {
  closedSpans,
  columnOf,
  columnsOf,
  eventsAt,
  moveCursor,
  nearestFrom,
  resized,
  walkOrder,
  within,
} from './grid.ts';
import { datesOf, instantOf, offsetOf, readWall, shiftWall, wallOf, wallText } from './wallTime.ts';

const zone = 'America/New_York';
const at = (date: string, hour: number, minute = 0): number => instantOf({ date, minute: hour * 60 + minute }, zone);
const bounds = { columns: 3, firstMinute: 480, lastMinute: 1080, step: 15 };
const columns = columnsOf(['ana', 'ben', 'cy'], ['2025-03-04']);
const event = (id: string, resourceId: string, start: number, minutes: number) => ({
  id,
  resourceIds: [resourceId],
  start,
  end: start + minutes * 60_000,
});

describe('wall time', () => {
  it('goes there and back, over both nights when clocks change', () => {
    for (const date of ['2025-03-08', '2025-03-09', '2025-03-10', '2025-11-02', '2025-07-01']) {
      for (const minute of [0, 9 * 60, 23 * 60 + 45]) {
        expect(wallOf(instantOf({ date, minute }, zone), zone)).toEqual({ date, minute });
      }
    }
  });

  it('moves a time that does not exist forward, and takes the first of a doubled hour', () => {
    expect(wallOf(instantOf({ date: '2025-03-09', minute: 150 }, zone), zone)).toEqual({
      date: '2025-03-09',
      minute: 210,
    });
    expect(offsetOf(instantOf({ date: '2025-11-02', minute: 90 }, zone), zone)).toBe('-04:00');
  });

  it('runs over midnight', () => {
    expect(shiftWall({ date: '2025-12-31', minute: 1430 }, 20)).toEqual({ date: '2026-01-01', minute: 10 });
    expect(readWall(wallText({ date: '2025-03-04', minute: 615 }))).toEqual({ date: '2025-03-04', minute: 615 });
  });

  it('knows its week, from Monday and from Sunday', () => {
    expect(datesOf('week', '2025-03-04', 1)[0]).toBe('2025-03-03');
    expect(datesOf('week', '2025-03-09', 1)).toHaveLength(7);
    expect(datesOf('week', '2025-03-09', 1)[6]).toBe('2025-03-09');
    expect(datesOf('week', '2025-03-09', 7)[0]).toBe('2025-03-09');
    expect(datesOf('day', '2025-03-09', 1)).toEqual(['2025-03-09']);
  });
});

describe('the cursor', () => {
  it('walks in steps and stays inside', () => {
    const start = { column: 0, minute: 480 };
    expect(moveCursor(start, 'ArrowDown', bounds)).toEqual({ column: 0, minute: 495 });
    expect(moveCursor(start, 'ArrowUp', bounds)).toEqual(start);
    expect(moveCursor(start, 'ArrowLeft', bounds)).toEqual(start);
    expect(moveCursor(start, 'ArrowRight', bounds)).toEqual({ column: 1, minute: 480 });
    expect(moveCursor(start, 'End', bounds)).toEqual({ column: 0, minute: 1065 });
    expect(moveCursor(start, 'x', bounds)).toBeNull();
  });

  it('keeps the whole of what is being moved inside', () => {
    expect(moveCursor({ column: 0, minute: 1010 }, 'PageDown', bounds, 60)).toEqual({ column: 0, minute: 1020 });
  });
});

describe('events', () => {
  const early = event('early', 'ben', at('2025-03-04', 9), 30);
  const late = event('late', 'ben', at('2025-03-04', 14), 60);
  const left = event('left', 'ana', at('2025-03-04', 12), 45);
  const other = event('other', 'ana', at('2025-03-05', 12), 45);

  it('are walked column by column, those on other days left out', () => {
    expect(walkOrder([late, early, other, left], columns, zone).map(({ id }) => id)).toEqual(['left', 'early', 'late']);
    expect(columnOf(other, columns, zone)).toBe(-1);
  });

  it('are found from the cursor, forwards and backwards, round the corner', () => {
    const ordered = walkOrder([late, early, left], columns, zone);
    const from = (column: number, minute: number, forward: boolean) =>
      nearestFrom(ordered, { column, minute }, columns, zone, forward)?.id;
    expect(from(1, 600, true)).toBe('late');
    expect(from(1, 600, false)).toBe('early');
    expect(from(2, 600, true)).toBe('left');
    expect(from(0, 480, false)).toBe('late');
  });

  it('cover their minutes, the end not included', () => {
    const column = { resourceId: 'ben', date: '2025-03-04' };
    expect(eventsAt([early, late], column, 555, zone)).toEqual([early]);
    expect(eventsAt([early, late], column, 570, zone)).toEqual([]);
  });

  it('never shrink to nothing', () => {
    const start = { date: '2025-03-04', minute: 540 };
    expect(resized(start, { date: '2025-03-04', minute: 570 }, 1, 15).minute).toBe(585);
    expect(resized(start, { date: '2025-03-04', minute: 570 }, -5, 15).minute).toBe(555);
  });
});

describe('closed hours', () => {
  it('are what lies outside and between the open ones', () => {
    const open = [
      { from: 780, until: 1020 },
      { from: 540, until: 720 },
    ];
    expect(closedSpans(open, 480, 1080)).toEqual([
      { from: 480, until: 540 },
      { from: 720, until: 780 },
      { from: 1020, until: 1080 },
    ]);
    expect(closedSpans([], 480, 1080)).toEqual([{ from: 480, until: 1080 }]);
    expect(closedSpans([{ from: 0, until: 1440 }], 480, 1080)).toEqual([]);
    expect(within(open, 720)).toBe(false);
    expect(within(open, 719)).toBe(true);
  });
});
