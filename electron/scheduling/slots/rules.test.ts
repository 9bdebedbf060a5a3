import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, minute } from '../../kernel/dates.ts';
import { takenSentence } from '../conflicts/rules.ts';
import { type Hours, outsideHours } from '../hours/rules.ts';
import { clash, fittingStarts, type LineRequest, moveLines, planLines, resizeLine, type Span } from './rules.ts';

const zone = 'America/New_York';
const nine = instantAt('2026-03-10', 9 * 60, zone);
const at = (minutes: number): number => nine + minutes * minute;
const peel: LineRequest = {
  durationMinutes: 30,
  processingMinutes: 20,
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
    bufferMinutes: fc.integer({ min: 0, max: 30 }),
    providerId: fc.constantFrom('ann', 'ben'),
    roomId: fc.constantFrom('r1', 'r2', null),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('the time of service lines', () => {
  it('is hands-on, processing, buffer: the provider is free while it works, the room is not', () => {
    expect(planLines(nine, [peel, { ...peel, processingMinutes: 0 }])).toEqual([
      {
        startsAt: at(0),
        endsAt: at(60),
        spans: [
          { kind: 'staff', resourceId: 'ann', startsAt: at(0), endsAt: at(30) },
          { kind: 'staff', resourceId: 'ann', startsAt: at(50), endsAt: at(60) },
          { kind: 'room', resourceId: 'r1', startsAt: at(0), endsAt: at(60) },
        ],
      },
      {
        startsAt: at(60),
        endsAt: at(100),
        spans: [
          { kind: 'staff', resourceId: 'ann', startsAt: at(60), endsAt: at(100) },
          { kind: 'room', resourceId: 'r1', startsAt: at(60), endsAt: at(100) },
        ],
      },
    ]);
  });

  it('follows without gap or overlap, whatever the lines', () => {
    fc.assert(
      fc.property(requests, (wanted) => {
        const lines = planLines(nine, wanted);
        let end = nine;
        lines.forEach((line, i) => {
          const request = wanted[i] as LineRequest;
          expect(line.startsAt).toBe(end);
          end = line.endsAt;
          const taken = line.spans.filter((s) => s.kind === 'staff').reduce((sum, s) => sum + s.endsAt - s.startsAt, 0);
          expect(taken).toBe((request.durationMinutes + request.bufferMinutes) * minute);
          for (const span of line.spans) expect(span.startsAt).toBeLessThan(span.endsAt);
        });
        const spans = lines.flatMap((line) => line.spans);
        spans.forEach((a, i) => {
          for (const b of spans.slice(i + 1)) expect(clash(a, b)).toBe(false);
        });
        const back = moveLines(moveLines(lines, 37 * minute), -37 * minute);
        expect(back).toEqual(lines);
      }),
    );
  });

  it('is resized in its hands-on part only', () => {
    const [line] = planLines(nine, [peel]);
    const longer = line && resizeLine(line, 15 * minute, 10);
    expect(longer?.spans).toEqual([
      { kind: 'staff', resourceId: 'ann', startsAt: at(0), endsAt: at(45) },
      { kind: 'staff', resourceId: 'ann', startsAt: at(65), endsAt: at(75) },
      { kind: 'room', resourceId: 'r1', startsAt: at(0), endsAt: at(75) },
    ]);
    expect(line && resizeLine(line, -26 * minute, 10)).toBeUndefined();
    const [plain] = planLines(nine, [{ ...peel, processingMinutes: 0 }]);
    expect(plain && resizeLine(plain, -25 * minute, 10)?.endsAt).toBe(at(15));
    expect(plain && resizeLine(plain, -26 * minute, 10)).toBeUndefined();
  });

  it('grows and shrinks back to what it was', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 0, max: 120 }), (wanted, minutes) => {
        const line = planLines(nine, wanted.slice(0, 1))[0];
        if (!line) return;
        const buffer = wanted[0]?.bufferMinutes ?? 0;
        const longer = resizeLine(line, minutes * minute, buffer);
        expect(longer?.endsAt).toBe(line.endsAt + minutes * minute);
        expect(longer && resizeLine(longer, -minutes * minute, buffer)).toEqual(line);
      }),
    );
  });
});

describe('fitting starts', () => {
  const search = (busy: Span[], anyRoom: string[] = [], lines = planLines(nine, [peel])) =>
    fittingStarts({
      lines,
      anyRoom,
      busy,
      hours: everyDay('ann'),
      zone,
      from: nine,
      until: nine + 7 * 86_400_000,
      count: 3,
    });
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

  it('never clash with anything and never leave the working hours', () => {
    const busySpan = fc
      .record({
        kind: fc.constantFrom('staff' as const, 'room' as const),
        who: fc.nat(1),
        from: fc.integer({ min: -60, max: 600 }),
        length: fc.integer({ min: 5, max: 200 }),
      })
      .map(({ kind, who, from, length }) =>
        taken(kind, kind === 'staff' ? (['ann', 'ben'][who] ?? '') : (['r1', 'r2'][who] ?? ''), from, from + length),
      );
    const everyone = everyDay('ann', 'ben');
    fc.assert(
      fc.property(requests, fc.array(busySpan, { maxLength: 15 }), (wanted, busy) => {
        const lines = planLines(nine, wanted);
        for (const start of fittingStarts({
          lines,
          anyRoom: [],
          busy,
          hours: everyone,
          zone,
          from: nine,
          until: nine + 2 * 86_400_000,
          count: 3,
        })) {
          const spans = moveLines(lines, start - nine).flatMap((line) => line.spans);
          expect(spans.some((span) => busy.some((other) => clash(span, other)))).toBe(false);
          expect(outsideHours(spans, everyone, zone)).toBeUndefined();
        }
      }),
    );
  });
});

describe('the refusal', () => {
  it('says who, until when and what fits', () => {
    const taken = {
      resource: 'staff' as const,
      name: 'Ann Reyes',
      from: at(0),
      until: at(45),
      free: [at(45), instantAt('2026-03-11', 540, zone), instantAt('2026-03-11', 555, zone)],
    };
    expect(takenSentence(taken, at(15), zone, 'en-US')).toBe(
      'Ann Reyes is taken from 9:00 AM to 9:45 AM. Next free: 9:45 AM, Wed, Mar 11, 9:00 AM, 9:15 AM.',
    );
    expect(takenSentence({ ...taken, resource: 'patient', free: [] }, at(15), zone, 'en-GB')).toBe(
      'Ann Reyes has another appointment from 9:00 to 9:45. Nothing fits within the next seven days.',
    );
  });
});
