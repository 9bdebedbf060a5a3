import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanced } from '../../ledger/rules.ts';
import { creditStanding, postingsOfCredit, postingsOfReturn } from './rules.ts';

const cents = fc.integer({ min: 0, max: 10_000_000 });

describe('what goes back to a supplier', () => {
  it('is balanced, and once the credit came nothing is waited for: bank and loss make up its worth', () => {
    fc.assert(
      fc.property(cents, cents, cents, (worth, expected, received) => {
        const lines = [
          ...balanced(postingsOfReturn(worth, expected)),
          ...balanced(postingsOfCredit(expected, received)),
        ];
        const sum = (account: string): number =>
          lines.filter((line) => line.account === account).reduce((total, line) => total + line.amountCents, 0);
        expect(sum('supplier_credits')).toBe(0);
        expect(sum('inventory') + worth).toBe(0);
        expect(sum('bank')).toBe(received);
        expect(sum('bank') + sum('wastage')).toBe(worth);
      }),
    );
  });

  it('tells how its credit stands', () => {
    const stands = (expectedCents: number, receivedCents: number | null) =>
      creditStanding({ expectedCents, receivedCents });
    expect(stands(0, null)).toBe('none');
    expect(stands(100, null)).toBe('waiting');
    expect([stands(100, 100), stands(100, 0), stands(100, 120)]).toEqual(['full', 'short', 'over']);
  });
});
