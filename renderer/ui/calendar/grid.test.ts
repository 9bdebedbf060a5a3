import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Held, spanUnder } from './gestures.ts';
import {
  closedSpans,
  columnsOf,
  eventsAt,
  leaveEvent,
  minutesOn,
  moveCursor,
  neighbourOf,
  placeEvents,
  resizedEnd,
  within,
} from './grid.ts';
import { layLanes } from './lanes.ts';
import { datesOf, instantOf, shiftWall, timeText, wallOf } from './wallTime.ts';

const zone = 'America/New_York';
const at = (date: string, hour: number, minute = 0): number => instantOf({ date, minute: hour * 60 + minute }, zone);
const bounds = { columns: 3, firstMinute: 480, lastMinute: 1080, step: 15 };
const columns = columnsOf(['ana', 'ben', 'cy'], ['2025-03-04']);
const event = (id: string, resourceId: string, start: number, minutes: number) => ({
  id,
  resourceId,
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
    expect(instantOf({ date: '2025-11-02', minute: 90 }, zone)).toBe(Date.UTC(2025, 10, 2, 5, 30));
  });

  it('agrees with the zone’s own clock at any instant, in zones that move by an hour and by half of one', () => {
    const zones = [zone, 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.constantFrom(...zones), (minutes, where) => {
        const instant = Date.UTC(2024, 0, 1) + minutes * 60_000;
        const parts = new Intl.DateTimeFormat('en-CA', {
          timeZone: where,
          dateStyle: 'short',
          timeStyle: 'short',
          hourCycle: 'h23',
        }).format(instant);
        const { date, minute } = wallOf(instant, where);
        const two = (n: number): string => String(n).padStart(2, '0');
        expect(`${date}, ${two(Math.floor(minute / 60))}:${two(minute % 60)}`).toBe(parts);
      }),
    );
  });

  it('runs over midnight', () => {
    expect(shiftWall({ date: '2025-12-31', minute: 1430 }, 20)).toEqual({ date: '2026-01-01', minute: 10 });
    expect(timeText(at('2025-03-04', 9, 5), zone)).toBe(timeText(at('2025-03-04', 9, 5), zone));
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

  it('leaves an event past its end, before its beginning, or sideways', () => {
    const placed = { event: event('a', 'ben', 0, 0), column: 1, from: 545, until: 595 };
    expect(leaveEvent(placed, 'ArrowDown', bounds)).toEqual({ column: 1, minute: 600 });
    expect(leaveEvent(placed, 'ArrowUp', bounds)).toEqual({ column: 1, minute: 540 });
    expect(leaveEvent(placed, 'ArrowRight', bounds)).toEqual({ column: 2, minute: 545 });
    expect(leaveEvent({ ...placed, from: 540, until: 1080 }, 'ArrowDown', bounds)?.minute).toBe(1065);
    expect(leaveEvent({ ...placed, from: 540 }, 'ArrowUp', bounds)?.minute).toBe(525);
    expect(leaveEvent(placed, 'q', bounds)).toBeNull();
  });
});

describe('events', () => {
  const early = event('early', 'ben', at('2025-03-04', 9), 30);
  const late = event('late', 'ben', at('2025-03-04', 14), 60);
  const left = event('left', 'ana', at('2025-03-04', 12), 45);
  const other = event('other', 'ana', at('2025-03-05', 12), 45);

  it('stand in the columns they touch, in order of time, those on other days left out', () => {
    const placed = placeEvents([late, early, other, left], columns, zone);
    expect(placed.map((column) => column.map((one) => one.event.id))).toEqual([['left'], ['early', 'late'], []]);
  });

  it('cover each of several days for as long as they last', () => {
    const long = event('long', 'ana', at('2025-03-04', 22), 60 * 30);
    expect(minutesOn(long, '2025-03-03', zone)).toBeNull();
    expect(minutesOn(long, '2025-03-04', zone)).toEqual({ from: 1320, until: 1440 });
    expect(minutesOn(long, '2025-03-05', zone)).toEqual({ from: 0, until: 1440 });
    expect(minutesOn(long, '2025-03-06', zone)).toEqual({ from: 0, until: 240 });
    expect(minutesOn(event('day', 'ana', at('2025-03-04', 0), 1440), '2025-03-05', zone)).toBeNull();
  });

  it('are found from the cursor and from each other, forwards and backwards, round the corner', () => {
    const placed = placeEvents([late, early, left], columns, zone);
    const from = (column: number, minute: number, forward: boolean, focused: string | null = null) =>
      neighbourOf(placed, focused, { column, minute }, forward)?.event.id;
    expect(from(1, 600, true)).toBe('late');
    expect(from(1, 600, false)).toBe('early');
    expect(from(2, 600, true)).toBe('left');
    expect(from(0, 480, false)).toBe('late');
    expect(from(0, 480, true, 'late')).toBe('left');
    expect(from(0, 480, false, 'late')).toBe('early');
  });

  it('cover their minutes, the end not included', () => {
    const [, ben] = placeEvents([early, late], columns, zone);
    expect(eventsAt(ben, 555)).toEqual([early]);
    expect(eventsAt(ben, 570)).toEqual([]);
  });

  it('never shrink to nothing', () => {
    expect(resizedEnd(early, 15, 5, zone)).toBe(early.end + 900_000);
    expect(resizedEnd(early, -60, 5, zone)).toBe(early.start + 300_000);
  });
});

describe('lanes', () => {
  const base = at('2025-03-04', 0);
  const placed = (id: string, from: number, until: number, more = {}) => ({
    event: { ...event(id, 'ana', base + from * 60_000, until - from), ...more },
    column: 0,
    from,
    until,
  });

  it('put side by side what takes the time at once, and leave the rest its width', () => {
    const laid = layLanes([placed('a', 540, 600), placed('b', 570, 630), placed('c', 660, 700)]);
    expect(laid.map(({ event: { id }, lane, lanes }) => [id, lane, lanes])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 0, 1],
    ]);
  });

  it('let an entry lie in the free part of another, and blocks behind everything', () => {
    const free = { start: base + 560 * 60_000, end: base + 590 * 60_000 };
    const laid = layLanes([
      placed('a', 540, 600, { freeParts: [free] }),
      placed('block', 550, 700, { block: true }),
      placed('b', 560, 590),
    ]);
    expect(laid.map(({ event: { id }, lane, lanes, nested }) => [id, lane, lanes, nested])).toEqual([
      ['block', 0, 1, false],
      ['a', 0, 1, false],
      ['b', 0, 1, true],
    ]);
  });

  it('never let two that take the time at once share a lane, and lose none', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 12 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(spans, (list) => {
        const given = list
          .map(([from, length], index) => placed(String(index), from * 15, (from + length) * 15))
          .sort((a, b) => a.from - b.from || b.until - a.until);
        const laid = layLanes(given);
        expect(laid).toHaveLength(given.length);
        for (const [index, one] of laid.entries()) {
          expect(one.lane).toBeLessThan(one.lanes);
          for (const two of laid.slice(index + 1))
            if (one.from < two.until && two.from < one.until) expect(one.lane).not.toBe(two.lane);
        }
      }),
    );
  });
});

describe('a gesture', () => {
  it('means a whole number of steps inside the grid, whatever the hand does', () => {
    const cursor = fc.record({
      column: fc.integer({ min: 0, max: 2 }),
      minute: fc.double({ min: 300, max: 1300, noNaN: true }),
    });
    const held = fc.record({
      kind: fc.constantFrom<Held['kind']>('move', 'draw'),
      from: cursor,
      grab: fc.double({ min: 0, max: 60, noNaN: true }),
      length: fc.integer({ min: 1, max: 40 }).map((steps) => steps * 15),
    });
    fc.assert(
      fc.property(held, cursor, (what, hand) => {
        const span = spanUnder(what, hand, bounds);
        expect(span.from % 15).toBe(0);
        expect(span.until % 15).toBe(0);
        expect(span.from).toBeGreaterThanOrEqual(480);
        expect(span.until).toBeLessThanOrEqual(1080);
        expect(span.until - span.from).toBeGreaterThanOrEqual(15);
        if (what.kind === 'move') expect(span.until - span.from).toBe(what.length);
      }),
    );
  });

  it('pulls an end no shorter than a step, and draws upwards as well', () => {
    const pull: Held = { kind: 'resize', from: { column: 1, minute: 540 }, grab: 0, length: 60 };
    expect(spanUnder(pull, { column: 2, minute: 617 }, bounds)).toEqual({ column: 1, from: 540, until: 615 });
    expect(spanUnder(pull, { column: 1, minute: 100 }, bounds).until).toBe(555);
    const draw: Held = { kind: 'draw', from: { column: 0, minute: 607 }, grab: 0, length: 0 };
    expect(spanUnder(draw, { column: 0, minute: 566 }, bounds)).toEqual({ column: 0, from: 555, until: 615 });
    expect(spanUnder(draw, { column: 0, minute: 640 }, bounds)).toEqual({ column: 0, from: 600, until: 645 });
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
