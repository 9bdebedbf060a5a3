import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInForce, moved } from './rules.ts';

const lists = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });

describe('the order of insurers', () => {
  it('keeps everyone, puts the moved one where it was asked to, and the others in their order', () => {
    fc.assert(
      fc.property(lists, fc.nat(4), fc.integer({ min: -2, max: 8 }), (ids, at, to) => {
        const list = ids.map((id) => ({ id }));
        const id = ids[at % ids.length] ?? '';
        const after = moved(list, id, to).map((row) => row.id);
        expect([...after].sort()).toEqual([...ids].sort());
        expect(after[Math.min(Math.max(to, 0), ids.length - 1)]).toBe(id);
        expect(after.filter((other) => other !== id)).toEqual(ids.filter((other) => other !== id));
      }),
    );
  });

  it('is left alone for someone who is not on it', () => {
    expect(moved([{ id: 'a' }], 'b', 0)).toEqual([{ id: 'a' }]);
  });
});

describe('a coverage', () => {
  it.each([
    [null, null, true],
    ['2026-03-10', '2026-03-10', true],
    ['2026-03-11', null, false],
    [null, '2026-03-09', false],
  ])('from %s until %s is in force on 2026-03-10: %s', (validFrom, validUntil, held) => {
    expect(isInForce({ validFrom, validUntil }, '2026-03-10')).toBe(held);
  });
});
