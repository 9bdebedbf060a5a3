import { describe, expect, it } from 'vitest';
import { serviceProblem, totalMinutes } from './rules.ts';

const botox = {
  durationMinutes: 30,
  finishingMinutes: 0,
  processingMinutes: 0,
  bufferMinutes: 10,
  pricing: 'perUnit' as const,
  estimatedQuantity: 20_000,
  productId: 'p',
};

describe('a service', () => {
  it('takes its parts together', () => {
    expect(totalMinutes({ durationMinutes: 30, processingMinutes: 20, finishingMinutes: 5, bufferMinutes: 10 })).toBe(
      65,
    );
  });

  it('is refused with a sentence when it cannot be sold or booked', () => {
    expect(serviceProblem(botox)).toBeUndefined();
    expect(serviceProblem({ ...botox, productId: null })).toMatch(/needs the product/);
    expect(serviceProblem({ ...botox, processingMinutes: 700 })).toMatch(/12 hours/);
    expect(serviceProblem({ ...botox, finishingMinutes: 10 })).toMatch(/after processing/);
    expect(serviceProblem({ ...botox, pricing: 'flat', productId: null, estimatedQuantity: 2000 })).toMatch(
      /quantity 1/,
    );
    expect(serviceProblem({ ...botox, pricing: 'flat', productId: null, estimatedQuantity: 1000 })).toBeUndefined();
  });
});
