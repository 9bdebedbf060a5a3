import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapViews } from '../../catalog/rules.ts';
import {
  depths,
  detailsProblem,
  isAt,
  type Mark,
  mirrored,
  mirrorMark,
  noDetails,
  stillFree,
  sumByArea,
} from './rules.ts';

const part = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const mark: fc.Arbitrary<Mark> = fc.record({
  view: fc.constantFrom(...mapViews),
  x: part,
  y: part,
  region: fc.constantFrom(null, 'cheek-left', 'cheek-right', 'glabella'),
  area: fc.constantFrom('Cheeks', 'Glabella', 'Forehead'),
  quantity: fc.integer({ min: 1, max: 50_000 }),
  depth: fc.constantFrom(null, ...depths),
  technique: fc.constant(null),
  instrument: fc.constantFrom(null, 'needle' as const),
  gauge: fc.constant(null),
  note: fc.string({ maxLength: 5 }),
});
const marks = fc.array(mark, { maxLength: 20 });

describe('marks', () => {
  it('mirrored twice are themselves', () => {
    fc.assert(
      fc.property(mark, (one) => {
        expect(mirrorMark(mirrorMark(one))).toEqual(one);
      }),
    );
  });

  it('of a protocol applied twice are placed once', () => {
    fc.assert(
      fc.property(marks, marks, (protocol, there) => {
        const first = stillFree(protocol, there);
        expect(stillFree(protocol, [...there, ...first])).toEqual([]);
        for (const one of first) expect(there.some((other) => isAt(one, other))).toBe(false);
      }),
    );
  });

  it('all have their counterpart after mirroring, and a second mirroring adds nothing', () => {
    fc.assert(
      fc.property(marks, (list) => {
        const all = [...list, ...mirrored(list)];
        for (const one of all) expect(all.some((other) => isAt(mirrorMark(one), other))).toBe(true);
        expect(mirrored(all)).toEqual([]);
      }),
    );
  });

  it('sum up per area to what all of them are', () => {
    const points = fc.array(
      fc.record({
        area: fc.constantFrom('Cheeks', 'cheeks ', 'Glabella'),
        productId: fc.constantFrom('a', 'b'),
        quantity: fc.integer({ min: 1, max: 1_000_000 }),
      }),
    );
    fc.assert(
      fc.property(points, (list) => {
        const sums = sumByArea(list);
        expect(sums.reduce((sum, row) => sum + row.quantity, 0)).toBe(list.reduce((sum, row) => sum + row.quantity, 0));
        expect(sums.reduce((sum, row) => sum + row.points, 0)).toBe(list.length);
        expect(sums.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

it('a gauge belongs to a needle or a cannula', () => {
  expect(detailsProblem(noDetails)).toBeUndefined();
  expect(detailsProblem({ instrument: null, gauge: 30 })).toMatch(/Choose which/);
  expect(detailsProblem({ instrument: 'cannula', gauge: 25 })).toBeUndefined();
});
