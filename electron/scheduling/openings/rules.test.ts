import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, minute } from '../../kernel/dates.ts';
import { type Hours, outsideHours } from '../hours/rules.ts';
import {
  clash,
  type LineRequest,
  moveLines,
  type Need,
  type PlannedLine,
  planLines,
  type Span,
} from '../slots/rules.ts';
import { fillNeeds, fittingStarts, stretchesOf, suits } from './rules.ts';

const zone = 'America/New_York';
const nine = instantAt('2026-03-10', 9 * 60, zone);
const at = (minutes: number): number => nine + minutes * minute;
const peel: LineRequest = {
  durationMinutes: 30,
  processingMinutes: 20,
  finishingMinutes: 0,
  bufferMinutes: 10,
  providerId: 'ann',
  roomId: 'r1',
};
const everyDay = (...people: string[]): Hours => ({
  weekly: people.flatMap((staffId) =>
    [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ staffId, weekday, fromMinute: 540, untilMinute: 1080 })),
  ),
  dates: [],
  closed: new Set(),
});
const requests = fc.array(
  fc.record({
    durationMinutes: fc.integer({ min: 5, max: 90 }),
    processingMinutes: fc.integer({ min: 0, max: 60 }),
    finishingMinutes: fc.integer({ min: 0, max: 20 }),
    bufferMinutes: fc.integer({ min: 0, max: 30 }),
    providerId: fc.constantFrom('ann', 'ben', null),
    providers: fc.constant(['ann', 'ben']),
    assistants: fc.constantFrom(['ben', 'cem'], ['cem']),
    devices: fc.constantFrom(['d1'], ['d1', 'd2']),
    roomId: fc.constantFrom('r1', 'r2', null),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('fitting starts', () => {
  const search = (busy: Span[], anyRoom: string[] = [], lines = planLines(nine, [peel])): number[] => {
    const range = { from: nine, until: nine + 7 * 86_400_000 };
    const found = fittingStarts({ lines, anyRoom, busy, hours: everyDay('ann'), zone, ...range, count: 3 });
    return found.map(({ startsAt }) => startsAt);
  };
  const taken = (kind: 'staff' | 'room', resourceId: string, from: number, until: number): Span => ({
    kind,
    resourceId,
    startsAt: at(from),
    endsAt: at(until),
  });

  it('begin where time becomes free', () => {
    expect(search([])).toEqual([at(0), at(15), at(30)]);
    expect(search([taken('staff', 'ann', 0, 40)])).toEqual([at(40), at(60), at(75)]);
    expect(search([taken('staff', 'ann', 30, 50)])[0]).toBe(at(0));
    expect(search([taken('room', 'r1', 0, 600)])[0]).toBe(instantAt('2026-03-11', 540, zone));
  });

  it('need one room for the whole visit', () => {
    const roomless = planLines(nine, [{ ...peel, roomId: null }]);
    expect(search([taken('room', 'r1', 0, 60), taken('room', 'r2', 60, 120)], ['r1', 'r2'], roomless)[0]).toBe(at(0));
    expect(search([taken('room', 'r1', 0, 60), taken('room', 'r2', 30, 45)], ['r1', 'r2'], roomless)[0]).toBe(at(45));
  });

  it('say who would do it, and look for the next candidate where the first is taken', () => {
    const open = planLines(nine, [{ ...peel, providerId: null, providers: ['ann', 'ben'] }]);
    const found = fittingStarts({
      lines: open,
      anyRoom: [],
      busy: [taken('staff', 'ann', 0, 90)],
      hours: everyDay('ann', 'ben'),
      zone,
      from: nine,
      until: nine + 86_400_000,
      count: 8,
    });
    expect(found[0]).toEqual({ startsAt: at(0), providers: ['ben'] });
    expect(found.find(({ startsAt }) => startsAt === at(90))).toEqual({ startsAt: at(90), providers: ['ann'] });
  });

  it('never clash with anything and never leave the working hours, whoever is chosen', () => {
    const busySpan = fc
      .record({
        kind: fc.constantFrom('staff' as const, 'room' as const, 'device' as const),
        who: fc.nat(1),
        from: fc.integer({ min: -60, max: 600 }),
        length: fc.integer({ min: 5, max: 200 }),
      })
      .map(({ kind, who, from, length }): Span => {
        const names = { staff: ['ann', 'ben'], room: ['r1', 'r2'], device: ['d1', 'd2'] }[kind];
        return { kind, resourceId: names[who] ?? '', startsAt: at(from), endsAt: at(from + length) };
      });
    const everyone = everyDay('ann', 'ben', 'cem');
    let chosen = 0;
    fc.assert(
      fc.property(requests, fc.array(busySpan, { maxLength: 15 }), (wanted, busy) => {
        const lines = planLines(nine, wanted);
        const until = nine + 2 * 86_400_000;
        for (const { startsAt, providers } of fittingStarts({
          lines,
          anyRoom: [],
          busy,
          hours: everyone,
          zone,
          from: nine,
          until,
          count: 3,
        })) {
          const isFree = (span: Span): boolean =>
            !busy.some((other) => clash(span, other)) && outsideHours([span], everyone, zone) === undefined;
          const filled = fillNeeds(moveLines(lines, startsAt - nine), isFree);
          if ('missing' in filled) throw new Error('What was offered does not fit.');
          const spans = filled.lines.flatMap((line) => line.spans);
          expect(spans.every(isFree)).toBe(true);
          for (const [i, span] of spans.entries())
            for (const other of spans.slice(i + 1)) expect(clash(span, other)).toBe(false);
          expect(filled.lines.every((line) => line.needs.length === 0)).toBe(true);
          expect(providers).toHaveLength(lines.length);
          chosen += 1;
        }
      }),
    );
    expect(chosen).toBeGreaterThan(50);
  });
});

describe('needs', () => {
  const need = (among: string[], assists = false): Need => ({
    kind: 'staff',
    among,
    at: [{ startsAt: at(0), endsAt: at(30) }],
    ...(assists ? { assists: true } : {}),
  });
  const line = (startsAt: number, ...needs: Need[]): PlannedLine => ({
    startsAt,
    endsAt: startsAt + 30 * minute,
    spans: [],
    needs,
  });
  const later = (one: Need): Need => ({ ...one, at: [{ startsAt: at(30), endsAt: at(60) }] });

  it('are never filled with somebody who is in the line already', () => {
    const filled = fillNeeds([line(at(0), need(['ann', 'ben']), need(['ann', 'ben'], true))], () => true);
    expect('lines' in filled && filled.lines[0]?.spans.map((span) => span.resourceId)).toEqual(['ann', 'ben']);
    expect(fillNeeds([line(at(0), need(['ann']), need(['ann'], true))], () => true)).toMatchObject({
      missing: { assists: true },
    });
  });

  it('give all lines to one provider if somebody can do them all', () => {
    const busy = (span: Span): boolean => !(span.resourceId === 'ann' && span.startsAt === at(30));
    const both = [line(at(0), need(['ann', 'ben'])), line(at(30), later(need(['ann', 'ben'])))];
    const filled = fillNeeds(both, busy);
    expect('lines' in filled && filled.lines.flatMap((l) => l.spans.map((s) => s.resourceId))).toEqual(['ben', 'ben']);
    const apart = [line(at(0), need(['ann'])), line(at(30), later(need(['ben'])))];
    const two = fillNeeds(apart, busy);
    expect('lines' in two && two.lines.flatMap((l) => l.spans.map((s) => s.resourceId))).toEqual(['ann', 'ben']);
  });
});

describe('the wished part of a day', () => {
  it('is told from the wall clock, in the night of the clock change too', () => {
    const start = (date: string, minutes: number): number => instantAt(date, minutes, zone);
    for (const date of ['2026-03-08', '2026-11-01', '2026-03-10']) {
      expect(suits(start(date, 719), zone, 'morning', [])).toBe(true);
      expect(suits(start(date, 720), zone, 'morning', [])).toBe(false);
      expect(suits(start(date, 720), zone, 'afternoon', [])).toBe(true);
      expect(suits(start(date, 1020), zone, 'evening', [])).toBe(true);
    }
    expect(suits(nine, zone, undefined, [2])).toBe(true);
    expect(suits(nine, zone, 'morning', [1, 3])).toBe(false);
  });

  it('is looked for a week at a time', () => {
    expect([...stretchesOf(0, 10, 4)]).toEqual([
      [0, 4],
      [4, 8],
      [8, 10],
    ]);
  });
});
