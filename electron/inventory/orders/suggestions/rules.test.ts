import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, levelOf, type Need, packagesToOrder, projected, urgencyOf } from './rules.ts';

const amount = fc.integer({ min: 0, max: 2_000_000 });
const need: fc.Arbitrary<Need> = fc.record({
  unit: fc.constantFrom('U', 'mL', 'each'),
  onHand: amount,
  onOrder: amount,
  drafted: amount,
  expectedUse: amount,
  bookings: fc.nat(40),
  reorderPoint: amount,
  criticalLevel: amount,
  packageSize: fc.integer({ min: 1, max: 200_000 }),
  pack: fc.integer({ min: 1, max: 24 }),
});
const vials: Need = {
  unit: 'U',
  onHand: 250_000,
  onOrder: 0,
  drafted: 0,
  expectedUse: 90_000,
  bookings: 3,
  reorderPoint: 200_000,
  criticalLevel: 100_000,
  packageSize: 100_000,
  pack: 1,
};

describe('a suggestion', () => {
  it('brings what will be there up to the reorder point, in whole packs, and no pack more', () => {
    fc.assert(
      fc.property(need, (each) => {
        const packages = packagesToOrder(each);
        expect(packages % each.pack).toBe(0);
        const after = (many: number): number => projected(each) + many * each.packageSize;
        expect(after(packages)).toBeGreaterThanOrEqual(each.reorderPoint);
        if (packages > 0) expect(after(packages - each.pack)).toBeLessThan(each.reorderPoint);
        expect(packages === 0).toBe(projected(each) >= each.reorderPoint);
      }),
    );
  });

  it('never grows with more on hand, on order or in drafts, and never shrinks with more bookings', () => {
    fc.assert(
      fc.property(need, amount, fc.constantFrom('onHand', 'onOrder', 'drafted'), (each, more, where) => {
        expect(packagesToOrder({ ...each, [where]: each[where] + more })).toBeLessThanOrEqual(packagesToOrder(each));
        const busier = { ...each, expectedUse: each.expectedUse + more };
        expect(packagesToOrder(busier)).toBeGreaterThanOrEqual(packagesToOrder(each));
      }),
    );
  });

  it('once drafted is not made again', () => {
    fc.assert(
      fc.property(need, (each) => {
        const drafted = each.drafted + packagesToOrder(each) * each.packageSize;
        expect(packagesToOrder({ ...each, drafted })).toBe(0);
      }),
    );
  });

  it('explains itself with its numbers', () => {
    expect(packagesToOrder(vials)).toBe(1);
    expect(urgencyOf(vials)).toBe('coming');
    expect(explain(vials)).toBe('250 U on hand, 3 booked use 90 U, reorder below 200 U');
    expect(explain({ ...vials, onHand: 80_000, onOrder: 100_000, bookings: 1, expectedUse: 20_000 })).toBe(
      '80 U on hand, 100 U on order, 1 booked uses 20 U, critical at 100 U, reorder below 200 U',
    );
  });

  it('knows critical from low; without a critical level nothing is critical', () => {
    expect(levelOf({ onHand: 100, reorderPoint: 200, criticalLevel: 100 })).toBe('critical');
    expect(levelOf({ onHand: 101, reorderPoint: 200, criticalLevel: 100 })).toBe('low');
    expect(levelOf({ onHand: 200, reorderPoint: 200, criticalLevel: 100 })).toBeNull();
    expect(levelOf({ onHand: 0, reorderPoint: 0, criticalLevel: 0 })).toBeNull();
  });
});
