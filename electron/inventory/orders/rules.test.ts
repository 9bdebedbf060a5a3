import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  costAt,
  costOfPackage,
  deliverySentence,
  excessOf,
  isLate,
  numberAfter,
  openOf,
  orderedOf,
  orderTotal,
  stateOfReceived,
} from './rules.ts';

const line = fc.record({
  packages: fc.integer({ min: 1, max: 500 }),
  packageSize: fc.integer({ min: 1, max: 200_000 }),
  costCents: fc.integer({ min: 0, max: 100_000 }),
  received: fc.integer({ min: 0, max: 50_000_000 }),
});

describe('an order', () => {
  it('is received when nothing is to come, and only then', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const state = stateOfReceived(lines);
        expect(state === 'received').toBe(lines.every((each) => each.received >= orderedOf(each)));
        expect(state === 'sent').toBe(lines.every((each) => each.received === 0));
      }),
    );
  });

  it('knows what is too much: what fits and what is beyond make up the delivery', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 1, max: 50_000_000 }), (each, quantity) => {
        const excess = excessOf(each, quantity);
        expect(excess).toBeGreaterThanOrEqual(0);
        expect(Math.min(quantity, openOf(each)) + excess).toBe(quantity);
      }),
    );
  });

  it('costs the same by the package and by what was ordered', () => {
    fc.assert(
      fc.property(line, (each) => {
        const whole = costAt(orderedOf(each), each.packageSize, each.costCents);
        expect(whole).toBe(each.packages * each.costCents);
        expect(costOfPackage(orderedOf(each), each.packageSize, whole)).toBe(each.costCents);
      }),
    );
    expect(
      orderTotal([
        { packages: 3, costCents: 4150 },
        { packages: 1, costCents: 99 },
      ]),
    ).toBe(12_549);
  });

  it('says what came of a line', () => {
    const ten = { packages: 10, packageSize: 1000, costCents: 900, productName: 'Repair cream', unit: 'each' } as const;
    expect(deliverySentence({ ...ten, received: 4000 })).toBe('Repair cream: 4 of 10 are here, 6 are still to come.');
    expect(deliverySentence({ ...ten, received: 10_000 })).toBe('Repair cream: all of the 10 ordered are here.');
    expect(deliverySentence({ ...ten, received: 12_000 })).toBe(
      'Repair cream: 12 came in, 2 more than the 10 ordered.',
    );
  });

  it('is late only while something is to come, from the day after it was expected', () => {
    expect(isLate({ state: 'sent', expectedOn: '2026-03-09' }, '2026-03-10')).toBe(true);
    expect(isLate({ state: 'sent', expectedOn: '2026-03-10' }, '2026-03-10')).toBe(false);
    expect(isLate({ state: 'received', expectedOn: '2026-03-09' }, '2026-03-10')).toBe(false);
    expect(isLate({ state: 'draft', expectedOn: '2026-03-09' }, '2026-03-10')).toBe(false);
    expect(isLate({ state: 'partReceived', expectedOn: null }, '2026-03-10')).toBe(false);
  });

  it('is numbered from 1001', () => {
    expect([numberAfter(null), numberAfter(1001)]).toEqual([1001, 1002]);
  });
});
