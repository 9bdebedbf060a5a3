import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, formatMoney, priceOf, shareOf } from './money.ts';

const cents = fc.integer({ min: -100_000_000_00, max: 100_000_000_00 });
const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 });

describe('shares and prices', () => {
  it('round half up in magnitude, so that a reversal mirrors its original', () => {
    expect(shareOf(100, 88_750)).toBe(9);
    expect(shareOf(1_000, 88_750)).toBe(89);
    expect(shareOf(50, 10_000)).toBe(1);
    expect(priceOf(12_500, 1_301)).toBe(16_263);
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 1_000_000 }), (amount, rate) => {
        const share = shareOf(amount, rate);
        expect(shareOf(-amount, rate)).toBe(share === 0 ? 0 : -share);
        expect(Math.abs(share * 1_000_000 - amount * rate)).toBeLessThanOrEqual(500_000);
      }),
    );
  });

  it('price a whole unit at exactly its price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1_000_000 }), (units, price) => {
        expect(priceOf(units * 1000, price)).toBe(units * price);
      }),
    );
  });
});

describe('allocation', () => {
  it('adds up to the total, never changes sign and keeps every part within a cent of its share', () => {
    fc.assert(
      fc.property(cents, weights, (total, parts) => {
        const result = allocate(total, parts);
        expect(result.reduce((a, b) => a + b, 0)).toBe(total);
        const sum = parts.reduce((a, b) => a + b, 0);
        result.forEach((part, i) => {
          expect(part * total).toBeGreaterThanOrEqual(0);
          const exact = sum === 0 ? total / parts.length : (total * (parts[i] ?? 0)) / sum;
          expect(Math.abs(part - exact)).toBeLessThan(1 + Math.abs(exact) * 1e-9);
        });
      }),
    );
  });

  it('of nothing to nobody is nothing', () => {
    expect(allocate(100, [])).toEqual([]);
    expect(allocate(3, [1, 1])).toEqual([2, 1]);
  });
});

it('money is shown in its currency', () => {
  expect(formatMoney(123_450, 'USD')).toBe('$1,234.50');
  expect(formatMoney(-5, 'EUR')).toBe('-€0.05');
});
