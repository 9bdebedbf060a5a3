import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, minute } from '../../kernel/dates.ts';
import { clash, type LineRequest, moveLines, planLines, resizeLine } from './rules.ts';

const nine = instantAt('2026-03-10', 9 * 60, 'America/New_York');
const at = (minutes: number): number => nine + minutes * minute;
const peel: LineRequest = {
  durationMinutes: 30,
  processingMinutes: 20,
  finishingMinutes: 0,
  bufferMinutes: 10,
  providerId: 'ann',
  roomId: 'r1',
};
const requests = fc.array(
  fc.record({
    durationMinutes: fc.integer({ min: 5, max: 90 }),
    processingMinutes: fc.integer({ min: 0, max: 60 }),
    finishingMinutes: fc.integer({ min: 0, max: 20 }),
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
        needs: [],
      },
      {
        startsAt: at(60),
        endsAt: at(100),
        spans: [
          { kind: 'staff', resourceId: 'ann', startsAt: at(60), endsAt: at(100) },
          { kind: 'room', resourceId: 'r1', startsAt: at(60), endsAt: at(100) },
        ],
        needs: [],
      },
    ]);
  });

  it('has the provider come back for the finishing, the second person with them, the device until the buffer', () => {
    const [line] = planLines(nine, [
      {
        ...peel,
        finishingMinutes: 5,
        assistants: ['ben', 'cem'],
        devices: ['laser'],
        providerId: null,
        providers: ['ann'],
      },
    ]);
    expect(line?.endsAt).toBe(at(65));
    expect(line?.spans.map((span) => span.kind)).toEqual(['room']);
    const part = (from: number, until: number) => ({ startsAt: at(from), endsAt: at(until) });
    expect(line?.needs).toEqual([
      { kind: 'staff', among: ['ann'], at: [part(0, 30), part(50, 65)] },
      { kind: 'staff', assists: true, among: ['ben', 'cem'], at: [part(0, 30), part(50, 55)] },
      { kind: 'device', among: ['laser'], at: [part(0, 55)] },
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
          expect(taken).toBe((request.durationMinutes + request.finishingMinutes + request.bufferMinutes) * minute);
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
        const tail = (wanted[0]?.bufferMinutes ?? 0) + (wanted[0]?.finishingMinutes ?? 0);
        const longer = resizeLine(line, minutes * minute, tail);
        expect(longer?.endsAt).toBe(line.endsAt + minutes * minute);
        expect(longer && resizeLine(longer, -minutes * minute, tail)).toEqual(line);
      }),
    );
  });
});
