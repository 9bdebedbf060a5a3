import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LineKind, lineKinds } from '../../billing/rules.ts';
import { shareOf } from '../../kernel/money.ts';
import { discountSources } from '../rules.ts';
import { inSale, type ReducibleLine, reductionOf, saleDiscounts } from './rules.ts';

const line: fc.Arbitrary<ReducibleLine> = fc
  .record({
    kind: fc.constantFrom<LineKind>(...lineKinds),
    price: fc.integer({ min: 0, max: 90_000 }),
    packages: fc.integer({ min: 1, max: 5 }),
    source: fc.constantFrom(null, ...discountSources),
  })
  .map(({ kind, price, packages, source }) => ({
    kind,
    quantity: packages * 1000,
    goodsCents: price * packages,
    unitPriceCents: price,
    listPriceCents: null,
    discountCents: source === null ? 0 : Math.floor((price * packages) / 3),
    discountSource: source,
  }));
const lines = fc.array(line, { maxLength: 8 });
const reached = (all: readonly ReducibleLine[]): number =>
  all.reduce((sum, of) => sum + (inSale(of) ? of.goodsCents : 0), 0);

it('a discount of the whole sale adds up to the cent and never exceeds a line', () => {
  fc.assert(
    fc.property(lines, fc.nat(200_000), fc.nat(1_000_000), (all, cents, rate) => {
      const byAmount = saleDiscounts({ cents }, all);
      const byShare = saleDiscounts({ rate }, all);
      expect(byAmount.reduce((a, b) => a + b, 0)).toBe(Math.min(cents, reached(all)));
      expect(byShare.reduce((a, b) => a + b, 0)).toBe(shareOf(reached(all), rate));
      all.forEach((of, i) => {
        const parts = [byAmount[i] ?? 0, byShare[i] ?? 0];
        for (const part of parts) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(inSale(of) ? of.goodsCents : 0);
        }
      });
    }),
  );
});

const retail: ReducibleLine = {
  kind: 'retail',
  quantity: 2000,
  goodsCents: 10_000,
  unitPriceCents: 5000,
  listPriceCents: null,
  discountCents: 0,
  discountSource: null,
};

it('the limit counts what somebody decided: a lower price and a discount together', () => {
  expect(reductionOf(retail)).toBe(0);
  expect(reductionOf({ ...retail, discountCents: 2500, discountSource: 'hand' })).toBe(250_000);
  expect(reductionOf({ ...retail, unitPriceCents: 4000, listPriceCents: 5000, goodsCents: 8000 })).toBe(200_000);
  const both = { ...retail, unitPriceCents: 4000, listPriceCents: 5000, goodsCents: 8000, discountCents: 1000 };
  expect(reductionOf({ ...both, discountSource: 'sale' })).toBe(300_000);
  expect(reductionOf({ ...both, discountSource: 'promo' })).toBe(200_000);
  expect(reductionOf({ ...retail, unitPriceCents: 6000, listPriceCents: 5000, goodsCents: 12_000 })).toBe(0);
  expect(reductionOf({ ...retail, unitPriceCents: 0, goodsCents: 0 })).toBe(0);
});

it('a share of a cent above the limit is above it', () => {
  const third = { ...retail, goodsCents: 3, unitPriceCents: 3, quantity: 1000, discountCents: 1 };
  expect(reductionOf({ ...third, discountSource: 'hand' })).toBe(333_334);
});
