import { describe, expect, it } from 'vitest';
import { compareCounts, needsConfirmation } from './rules.ts';

describe('a count', () => {
  const figures = {
    cash: {
      floatCents: 10_000,
      takenCents: 0,
      payInCents: 0,
      payOutCents: 0,
      dropCents: 0,
      tipPayoutCents: 0,
      expectedCents: 10_000,
      noSales: 0,
    },
    tenders: [{ kind: 'cardTerminal' as const, takenCents: 9000, returnedCents: 1000, cents: 8000, count: 3 }],
  };

  it('compares every tender, and leaves open what nobody counted', () => {
    expect(compareCounts(figures, { cash: 9900 })).toEqual([
      { kind: 'cash', expectedCents: 10_000, countedCents: 9900, differenceCents: -100 },
      { kind: 'cardTerminal', expectedCents: 8000, countedCents: null, differenceCents: null },
    ]);
    expect(
      compareCounts(figures, { cash: 10_000, cardTerminal: 8500, check: 200 }).map((row) => row.differenceCents),
    ).toEqual([0, 500, 200]);
  });

  it('needs a second person above the limit, in any tender', () => {
    const counts = compareCounts(figures, { cash: 10_000, cardTerminal: 8500 });
    expect([needsConfirmation(counts, 499), needsConfirmation(counts, 500)]).toEqual([true, false]);
  });
});
