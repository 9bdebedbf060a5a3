import fc from 'fast-check';
import { expect, it } from 'vitest';
import { performedBy, splitTip } from './rules.ts';

const people = ['ann', 'bo', 'cy', 'di'];

it('a split tip adds up to the cent, and nobody gets less than nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 500_000 }),
      fc.constantFrom('equal' as const, 'performed' as const),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.tuple(fc.constantFrom(...people), fc.nat(90_000)), { maxLength: 6 }),
      (tip, split, many, done) => {
        const performed = performedBy(done.map(([staffId, goodsCents]) => ({ performedBy: staffId, goodsCents })));
        const staff = people.slice(0, many);
        const parts = splitTip(tip, split, staff, performed);
        expect(parts.map((part) => part.staffId)).toEqual(staff);
        expect(parts.reduce((sum, part) => sum + part.cents, 0)).toBe(tip);
        for (const part of parts) expect(part.cents).toBeGreaterThanOrEqual(0);
        if (split === 'equal') {
          const shares = parts.map((part) => part.cents);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

it('goes by what each performed; without any of it, equally', () => {
  const performed = performedBy([
    { performedBy: 'ann', goodsCents: 30_000 },
    { performedBy: 'bo', goodsCents: 10_000 },
    { performedBy: null, goodsCents: 99_000 },
  ]);
  expect(splitTip(1001, 'performed', ['ann', 'bo'], performed)).toEqual([
    { staffId: 'ann', cents: 751 },
    { staffId: 'bo', cents: 250 },
  ]);
  expect(splitTip(1001, 'performed', ['cy', 'di'], performed)).toEqual([
    { staffId: 'cy', cents: 501 },
    { staffId: 'di', cents: 500 },
  ]);
});
