import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOfTender, accounts, balanced, balanceOf, type Posting, reversalOf, tenderKinds } from './rules.ts';

const postings = fc
  .array(fc.record({ account: fc.constantFrom(...accounts), amountCents: fc.integer({ min: -1e9, max: 1e9 }) }), {
    maxLength: 12,
  })
  .map((lines): Posting[] => [...lines, { account: 'bank', amountCents: -balanceOf(lines) }]);

describe('an entry', () => {
  it('balances and holds no empty line', () => {
    fc.assert(
      fc.property(postings, (lines) => {
        const kept = balanced(lines);
        expect(balanceOf(kept)).toBe(0);
        expect(kept.every((line) => line.amountCents !== 0)).toBe(true);
      }),
    );
  });

  it('is refused when it does not balance or holds parts of cents', () => {
    fc.assert(
      fc.property(postings, fc.integer({ min: 1, max: 1000 }), (lines, off) => {
        expect(() => balanced([...lines, { account: 'over_short', amountCents: off }])).toThrow(RangeError);
      }),
    );
    const half: Posting[] = [
      { account: 'bank', amountCents: 0.5 },
      { account: 'discounts', amountCents: -0.5 },
    ];
    expect(() => balanced(half)).toThrow(RangeError);
  });

  it('and its reversal cancel out account by account', () => {
    fc.assert(
      fc.property(postings, (lines) => {
        const both = [...lines, ...reversalOf(lines)];
        for (const account of accounts) expect(balanceOf(both.filter((line) => line.account === account)) + 0).toBe(0);
      }),
    );
  });
});

it('every tender has an account of the closed list', () => {
  for (const kind of tenderKinds) expect(accounts).toContain(accountOfTender[kind]);
});
