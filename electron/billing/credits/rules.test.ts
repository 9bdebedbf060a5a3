import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineAmounts, lineAmounts } from '../rules.ts';
import {
  type Allocation,
  afterCredit,
  inProportion,
  type LineLeft,
  leftOf,
  partByCents,
  partByPrice,
  partByQuantity,
  proposeBack,
  reallocate,
} from './rules.ts';

const line = fc
  .record({
    pieces: fc.integer({ min: 1, max: 40 }),
    unitPriceCents: fc.integer({ min: 0, max: 90_000 }),
    off: fc.integer({ min: 0, max: 1000 }),
    taxRate: fc.constantFrom(0, 50_000, 88_750, 200_000),
    taxIncluded: fc.boolean(),
  })
  .map(({ pieces, unitPriceCents, off, taxRate, taxIncluded }) => {
    const quantity = pieces * 1000;
    const goods = pieces * unitPriceCents;
    const discountCents = Math.floor((goods * off) / 1000);
    const amounts = lineAmounts({ quantity, unitPriceCents, discountCents, taxRate, taxIncluded });
    return { ...amounts, quantity, unitPriceCents, taxRate };
  });

const amounts = ({ goodsCents, discountCents, taxCents, includedTaxCents, totalCents }: LineAmounts): LineAmounts => ({
  goodsCents,
  discountCents,
  taxCents,
  includedTaxCents,
  totalCents,
});
const zero = { goodsCents: 0, discountCents: 0, taxCents: 0, includedTaxCents: 0, totalCents: 0 };

function expectSound(part: LineLeft): void {
  expect(part.totalCents).toBe(part.goodsCents - part.discountCents + part.taxCents - part.includedTaxCents);
  for (const cents of Object.values(part)) expect(cents).toBeGreaterThanOrEqual(0);
}

describe('parts of a line', () => {
  it('add up to the whole to the cent, whatever the steps', () => {
    fc.assert(
      fc.property(line, fc.array(fc.record({ byCents: fc.boolean(), share: fc.nat(1000) })), (whole, steps) => {
        const taken: LineLeft[] = [];
        for (const { byCents, share } of steps) {
          const left = leftOf(whole, taken);
          const pieces = Math.floor((left.quantity / 1000) * (share / 1000));
          const part = byCents
            ? partByCents(left, Math.floor((left.totalCents * share) / 1000), pieces > 1 ? 1000 : 0)
            : pieces > 0
              ? partByQuantity(left, pieces * 1000)
              : undefined;
          if (!part) continue;
          expectSound(part);
          taken.push(part);
        }
        const left = leftOf(whole, taken);
        expectSound(left);
        const rest = left.quantity > 0 ? partByQuantity(left, left.quantity) : partByCents(left, left.totalCents);
        expect(amounts(leftOf(left, [rest]))).toEqual(zero);
      }),
    );
  });

  it('cannot be more than is left', () => {
    fc.assert(
      fc.property(line, (whole) => {
        expect(() => partByQuantity(whole, whole.quantity + 1000)).toThrow(RangeError);
        expect(() => partByCents(whole, whole.totalCents + 1)).toThrow(RangeError);
      }),
    );
  });

  it('of a lower price leave what it would have cost', () => {
    fc.assert(
      fc.property(line, fc.nat(1000), (whole, share) => {
        const price = Math.floor((whole.unitPriceCents * share) / 1000);
        const less = partByPrice(whole, whole, price);
        if (!less) return;
        expectSound(less);
        const left = leftOf(whole, [{ ...less, quantity: 0 }]);
        expect(left.goodsCents).toBe((whole.quantity / 1000) * price);
      }),
    );
    const cream = { ...lineAmounts({ quantity: 2000, unitPriceCents: 4500, discountCents: 900, taxRate: 88_750 }) };
    const of = { unitPriceCents: 4500, taxRate: 88_750 };
    expect(partByPrice({ ...cream, quantity: 2000 }, of, 4000)).toMatchObject({
      goodsCents: 1000,
      discountCents: 100,
      taxCents: 719 - 639,
      totalCents: 980,
    });
    expect(partByPrice({ ...cream, quantity: 2000 }, of, 4500)).toBeUndefined();
    expect(partByPrice({ ...cream, quantity: 2000 }, of, 5000)).toBeUndefined();
  });
});

it('what is owed shrinks first, the rest goes back', () => {
  expect(afterCredit({ totalCents: 100, creditedCents: 0, paidCents: 40 }, 70)).toEqual({ dueCents: 0, backCents: 10 });
  expect(afterCredit({ totalCents: 100, creditedCents: 20, paidCents: 0 }, 70)).toEqual({ dueCents: 10, backCents: 0 });
});

it('goes back in proportion, never more than was paid', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(90_000), { minLength: 1, maxLength: 5 }), fc.nat(1000), (left, share) => {
      const cents = Math.floor((left.reduce((a, b) => a + b, 0) * share) / 1000);
      const parts = inProportion(cents, left);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(cents);
      parts.forEach((part, i) => {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual(left[i] ?? 0);
      });
    }),
  );
});

describe('allocations after a credit', () => {
  const scene = fc
    .array(fc.record({ before: fc.integer({ min: 0, max: 500 }), less: fc.nat(1000), paid: fc.nat(1000) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((rows) =>
      rows.map(({ before, less, paid }, i) => ({
        id: `l${i}`,
        netCents: before - Math.floor((before * less) / 1000),
        paidCents: Math.floor((before * paid) / 1000),
      })),
    );

  it('no line stays overpaid, no payment is touched twice, nothing is lost', () => {
    fc.assert(
      fc.property(scene, (lines) => {
        const allocations: Allocation[] = lines.flatMap((line) =>
          line.paidCents === 0
            ? []
            : [
                { paymentId: 'a', lineId: line.id, cents: Math.ceil(line.paidCents / 2) },
                { paymentId: 'b', lineId: line.id, cents: Math.floor(line.paidCents / 2) },
              ],
        );
        const net = lines.reduce((sum, row) => sum + row.netCents, 0);
        const paid = lines.reduce((sum, row) => sum + row.paidCents, 0);
        const backCents = Math.max(0, paid - net);
        const { back, moved } = reallocate(lines, allocations, [{ paymentId: 'refund', cents: backCents }]);
        expect(back.reduce((sum, row) => sum + row.cents, 0) + backCents).toBe(0);
        for (const payment of ['a', 'b'])
          expect(moved.filter((row) => row.paymentId === payment).reduce((sum, row) => sum + row.cents, 0)).toBe(0);
        for (const row of lines) {
          const now = [...allocations, ...back, ...moved]
            .filter((part) => part.lineId === row.id)
            .reduce((sum, part) => sum + part.cents, 0);
          expect(now).toBeGreaterThanOrEqual(0);
          expect(now).toBeLessThanOrEqual(row.netCents);
        }
      }),
    );
  });
});

it('proposes uses whole and the rest in proportion, never more than is left', () => {
  const payment = fc.record({ leftCents: fc.nat(9000), isUse: fc.boolean(), whole: fc.boolean() });
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 5 }), fc.nat(20_000), (rows, cents) => {
      const payments = rows.map((row, i) => ({ ...row, id: `p${i}`, forLineId: `l${i}` }));
      const whole = new Set(payments.filter((row) => row.whole).map((row) => row.forLineId));
      const parts = proposeBack(cents, payments, whole);
      const sum = parts.reduce((a, b) => a + b, 0);
      expect(sum).toBeLessThanOrEqual(cents);
      const money = payments.reduce((total, row) => total + (row.isUse ? 0 : row.leftCents), 0);
      const uses = parts.reduce((total, part, i) => total + (payments[i]?.isUse ? part : 0), 0);
      expect(sum).toBe(Math.min(cents, uses + money));
      parts.forEach((part, i) => {
        const of = payments[i];
        expect(part).toBeLessThanOrEqual(of?.leftCents ?? 0);
        if (of?.isUse && part > 0) expect(part === of.leftCents && of.whole).toBe(true);
      });
    }),
  );
});
