import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatQuantity, parseQuantity } from './quantity.ts';

describe('quantities', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (quantity) => {
        expect(parseQuantity(formatQuantity(quantity))).toBe(quantity === 0 ? 0 : quantity);
      }),
    );
  });

  it('are read with a point or a comma, and not otherwise', () => {
    expect(parseQuantity(' 12,5 ')).toBe(12_500);
    expect(parseQuantity('0.001')).toBe(1);
    expect(parseQuantity('-0')).toBe(0);
    for (const text of ['', 'abc', '1.2345', '1e3', '--1', '1,2,3', '٣'])
      expect(parseQuantity(text), text).toBeUndefined();
  });

  it('carry their unit, and pieces need none', () => {
    expect(formatAmount(12_500, 'U')).toBe('12.5 U');
    expect(formatAmount(3_000, 'each')).toBe('3');
    expect(formatAmount(-500, 'mL')).toBe('-0.5 mL');
  });
});
