import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOn, intervalDays, recallWindow, soonestToxinDays, toxinIntervalDays } from './rules.ts';

describe('when neurotoxin is due again', () => {
  it('is the clinic’s interval for the usual dose, longer for more, shorter for less', () => {
    expect(toxinIntervalDays(120, { units: 20_000, areas: 1 })).toBe(120);
    expect(toxinIntervalDays(120, { units: 60_000, areas: 3 })).toBe(120);
    expect(toxinIntervalDays(120, { units: 40_000, areas: 1 })).toBe(146);
    expect(toxinIntervalDays(120, { units: 80_000, areas: 1 })).toBe(146);
    expect(toxinIntervalDays(120, { units: 10_000, areas: 1 })).toBe(94);
    expect(toxinIntervalDays(90, { units: 10_000, areas: 1 })).toBe(soonestToxinDays);
    expect(toxinIntervalDays(60, { units: 10_000, areas: 1 })).toBe(60);
  });

  it('never comes sooner for more units in as many areas, nor below the licence', () => {
    const units = fc.integer({ min: 1, max: 400_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 730 }),
        units,
        units,
        fc.integer({ min: 1, max: 8 }),
        (base, a, b, areas) => {
          const less = toxinIntervalDays(base, { units: Math.min(a, b), areas });
          const more = toxinIntervalDays(base, { units: Math.max(a, b), areas });
          expect(more).toBeGreaterThanOrEqual(less);
          expect(less).toBeGreaterThanOrEqual(Math.min(base, soonestToxinDays));
          expect(more).toBeLessThanOrEqual(Math.round(base * 1.22));
          expect(Number.isInteger(less)).toBe(true);
        },
      ),
    );
  });
});

describe('a recall', () => {
  it('comes from the service, else from the clinic’s rule for neurotoxin, else not at all', () => {
    const dose = { units: 20_000, areas: 1 };
    expect(intervalDays(30, 90, null)).toBe(30);
    expect(intervalDays(120, 90, dose)).toBe(120);
    expect(intervalDays(null, 90, dose)).toBe(90);
    expect(intervalDays(null, 90, null)).toBeNull();
    expect(dueOn('2026-03-10', 90)).toBe('2026-06-08');
  });

  it('is listed from some days before until a year after', () => {
    expect(recallWindow('2026-03-10', 14)).toEqual({ from: '2025-03-10', until: '2026-03-24' });
  });
});
