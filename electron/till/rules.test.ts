import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineAmounts, totalsOf } from '../billing/rules.ts';
import { type LineDraft, stockQuantity, withQuantity } from './rules.ts';

const retail: LineDraft = {
  kind: 'retail',
  pricing: null,
  unitPriceCents: 4500,
};
const none = { cents: 0 };

it('a share follows the quantity, cents stay', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 1_000_000 }), (packages, rate) => {
      const next = withQuantity(retail, packages * 1000, { rate });
      expect(next).toEqual({ discountCents: Math.floor((packages * 4500 * rate) / 1_000_000 + 0.5) });
    }),
  );
  expect(withQuantity(retail, 3000, { cents: 1000 })).toEqual({ discountCents: 1000 });
  expect(withQuantity(retail, 1000, { cents: 5000 })).toEqual({ problem: 'belowDiscount' });
});

it('goods are sold in whole packages, flat treatments once', () => {
  expect(withQuantity(retail, 1500, none)).toEqual({ problem: 'notWhole' });
  expect(withQuantity({ ...retail, kind: 'giftCard' }, 2000, none)).toEqual({ problem: 'one' });
  expect(withQuantity({ ...retail, kind: 'package' }, 2000, none)).toEqual({ discountCents: 0 });
  expect(withQuantity({ ...retail, kind: 'service', pricing: 'flat' }, 2000, none)).toEqual({ problem: 'flat' });
  expect(withQuantity({ ...retail, kind: 'service', pricing: 'perUnit' }, 12_500, none)).toEqual({ discountCents: 0 });
});

it('the totals of a cart do not depend on the order of its edits', () => {
  const edit = fc.record({
    packages: fc.integer({ min: 1, max: 9 }),
    price: fc.integer({ min: 0, max: 9999 }),
    rate: fc.integer({ min: 0, max: 500_000 }),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), fc.integer({ min: 0, max: 200_000 }), (edits, taxRate) => {
      const lines = edits.map((of) => {
        const next = withQuantity({ ...retail, unitPriceCents: of.price }, of.packages * 1000, { rate: of.rate });
        if ('problem' in next) throw new Error(next.problem);
        return lineAmounts({
          quantity: of.packages * 1000,
          unitPriceCents: of.price,
          discountCents: next.discountCents,
          taxRate,
        });
      });
      const totals = totalsOf(lines);
      expect(totalsOf(lines.toSorted((a, b) => a.totalCents - b.totalCents))).toEqual(totals);
      expect(totals.totalCents).toBe(totals.goodsCents - totals.discountCents + totals.taxCents);
      expect(totals.discountCents).toBeLessThanOrEqual(totals.goodsCents);
    }),
  );
});

it('packages become base units of the stock', () => {
  expect(stockQuantity(2000, 1000)).toBe(2000);
  expect(stockQuantity(3000, 30_000)).toBe(90_000);
});
