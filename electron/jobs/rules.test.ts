import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, mostAttempts, pauseAfter } from './rules.ts';

describe('pauseAfter', () => {
  it('doubles from five seconds', () => {
    expect([1, 2, 3, 4].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 40_000]);
  });

  it('never shrinks and never exceeds an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (n) => {
        expect(pauseAfter(n + 1)).toBeGreaterThanOrEqual(pauseAfter(n));
        expect(pauseAfter(n)).toBeLessThanOrEqual(3_600_000);
      }),
    );
  });
});

describe('afterFailure', () => {
  it('tries again later until the last attempt', () => {
    expect(afterFailure(1, 1_000, false)).toEqual({ retryAt: 6_000 });
    expect(afterFailure(mostAttempts, 1_000, false)).toBe('giveUp');
  });

  it('gives up at once what can never work', () => {
    expect(afterFailure(1, 1_000, true)).toBe('giveUp');
  });
});
