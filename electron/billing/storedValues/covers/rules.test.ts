import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CoverableLine, type CoverItem, coverOf } from './rules.ts';

const facial: CoverableLine = {
  id: 'line',
  serviceId: 'facial',
  productId: null,
  pricing: 'flat',
  quantity: 1000,
  unitPriceCents: 180_00,
  discountCents: 0,
};
const three: CoverItem = {
  id: 'item',
  serviceId: 'facial',
  productId: null,
  remainingQuantity: 3000,
  remainingCents: 450_00,
};

describe('coverOf', () => {
  it('covers a treatment with a use; the list price above its value is a discount', () => {
    expect(coverOf(facial, three)).toEqual({
      lineId: 'line',
      itemId: 'item',
      quantity: 1000,
      cents: 150_00,
      discountCents: 30_00,
    });
  });

  it('covers units with banked units as far as they reach', () => {
    const toxin = {
      ...facial,
      serviceId: 's',
      productId: 'botox',
      pricing: 'perUnit' as const,
      quantity: 50_000,
      unitPriceCents: 14_00,
    };
    const banked = { ...three, serviceId: null, productId: 'botox', remainingQuantity: 40_000, remainingCents: 440_00 };
    expect(coverOf(toxin, banked)).toMatchObject({ quantity: 40_000, cents: 440_00, discountCents: 120_00 });
  });

  it('fits nothing else', () => {
    expect(coverOf({ ...facial, serviceId: 'peel' }, three)).toBeUndefined();
    expect(coverOf(facial, { ...three, remainingQuantity: 0 })).toBeUndefined();
    expect(
      coverOf({ ...facial, productId: 'botox' }, { ...three, serviceId: null, productId: 'botox' }),
    ).toBeUndefined();
  });

  it('never takes more than the line costs or the item holds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 500_00 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 5_000_00 }),
        (areas, unitPriceCents, left, remainingCents) => {
          const line = { ...facial, pricing: 'perArea' as const, quantity: areas * 1000, unitPriceCents };
          const cover = coverOf(line, { ...three, remainingQuantity: left * 1000, remainingCents });
          if (!cover) return left === 0;
          expect(cover.cents).toBeLessThanOrEqual(remainingCents);
          expect(cover.cents + cover.discountCents).toBe((unitPriceCents * cover.quantity) / 1000);
          expect(cover.quantity).toBeLessThanOrEqual(Math.min(areas, left) * 1000);
          return true;
        },
      ),
    );
  });
});
