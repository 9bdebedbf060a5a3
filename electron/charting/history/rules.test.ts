import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depths } from '../points/rules.ts';
import { type ComparedMark, compareMaps, usualGhost } from './rules.ts';

const mark: fc.Arbitrary<ComparedMark> = fc.record({
  area: fc.constantFrom('Cheeks', 'cheeks', 'Glabella', 'Chin'),
  productId: fc.constantFrom('a', 'b'),
  quantity: fc.integer({ min: 1, max: 100_000 }),
  depth: fc.constantFrom(null, ...depths),
  technique: fc.constant(null),
  instrument: fc.constant(null),
  gauge: fc.constant(null),
  note: fc.constant(''),
});
const marks = fc.array(mark, { maxLength: 15 });
const total = (list: ReadonlyArray<{ quantity: number }>): number => list.reduce((sum, row) => sum + row.quantity, 0);

describe('two maps compared', () => {
  it('differ by what their totals differ, and the other way round by the opposite', () => {
    fc.assert(
      fc.property(marks, marks, (before, after) => {
        const rows = compareMaps(before, after);
        expect(rows.reduce((sum, row) => sum + row.after - row.before, 0)).toBe(total(after) - total(before));
        const back = compareMaps(after, before);
        for (const row of rows) {
          const twin = back.find(
            (other) => other.area.toLowerCase() === row.area.toLowerCase() && other.productId === row.productId,
          );
          expect(twin).toMatchObject({ before: row.after, after: row.before });
        }
      }),
    );
  });

  it('of the same visit differ in nothing', () => {
    fc.assert(
      fc.property(marks, (list) => {
        for (const row of compareMaps(list, list)) {
          expect(row.before).toBe(row.after);
          expect(row.ways).toBeNull();
        }
      }),
    );
  });
});

it('the ghost is the last visit with a service of this one that was not marked as an error', () => {
  const visit = (encounterId: string, startsAt: number, serviceIds: string[], inError = false) => ({
    encounterId,
    startsAt,
    serviceIds,
    inError,
  });
  const earlier = [visit('a', 1, ['toxin']), visit('b', 2, ['toxin', 'filler']), visit('c', 3, ['peel'])];
  expect(usualGhost(earlier, ['toxin'], 10)).toBe('b');
  expect(usualGhost([...earlier, visit('d', 4, ['toxin'], true)], ['toxin'], 10)).toBe('b');
  expect(usualGhost(earlier, ['toxin'], 2)).toBe('a');
  expect(usualGhost(earlier, ['laser'], 10)).toBeNull();
});
