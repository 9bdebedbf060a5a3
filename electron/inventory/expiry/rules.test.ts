import { describe, expect, it } from 'vitest';
import { daysLeft, windowOf } from './rules.ts';

describe('what expires', () => {
  it('is counted in whole days, also over the night the clocks change', () => {
    expect(daysLeft('2026-03-07', '2026-03-09')).toBe(2);
    expect(daysLeft('2026-03-10', '2026-03-10')).toBe(0);
    expect(daysLeft('2026-03-10', '2026-03-09')).toBe(-1);
    expect(daysLeft('2024-02-28', '2024-03-01')).toBe(2);
  });
  it('falls into the nearest window; the last day is still good', () => {
    expect([-1, 0, 30, 31, 60, 90, 91].map(windowOf)).toEqual(['expired', 30, 30, 60, 60, 90, null]);
  });
});
