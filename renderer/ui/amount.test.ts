import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScaled, writeScaled } from './amount.ts';

describe('parseScaled', () => {
  it.each([
    ['12.50', 1250],
    ['12,5', 1250],
    ['.5', 50],
    ['1,234.50', 123450],
    ['1.234,50', 123450],
    ['1,234', 123400],
    ['1 234.5', 123450],
    ["1'234.50", 123450],
    ['-3', -300],
    ['0', 0],
    ['-0', 0],
    ['12.500', 1250],
  ])('reads %s as %d cents', (text, cents) => {
    expect(parseScaled(text, 2)).toBe(cents);
  });

  it.each(['', ' ', '-', 'abc', '12.345', '1e3', '12-', '.', '99999999999999999'])('refuses %j', (text) => {
    expect(parseScaled(text, 2)).toBeNull();
  });

  it('reads thousandths: a comma is a decimal mark there', () => {
    expect(parseScaled('20', 3)).toBe(20000);
    expect(parseScaled('2.5', 3)).toBe(2500);
    expect(parseScaled('0,125', 3)).toBe(125);
  });

  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom(2, 3),
        fc.boolean(),
        (value, decimals, trim) => {
          expect(parseScaled(writeScaled(value, decimals, trim), decimals)).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });
});

describe('writeScaled', () => {
  it('writes cents in full and quantities without needless zeros', () => {
    expect(writeScaled(1250, 2)).toBe('12.50');
    expect(writeScaled(5, 2)).toBe('0.05');
    expect(writeScaled(-5, 2)).toBe('-0.05');
    expect(writeScaled(20000, 3, true)).toBe('20');
    expect(writeScaled(2500, 3, true)).toBe('2.5');
  });
});
