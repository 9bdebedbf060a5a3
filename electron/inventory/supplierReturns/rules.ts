import type { Cents } from '../../kernel/money.ts';
import type { Posting } from '../../ledger/rules.ts';

export const returnReasons = ['recalled', 'damaged', 'wrong', 'expired', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** True for a reason of the list; where a note was written, that stands for it. */
export function isReturnReason(text: string | null): text is ReturnReason {
  return (returnReasons as readonly (string | null)[]).includes(text);
}

/** What goes back leaves the stock at its worth; the credit for it is waited for; what it falls short of the worth is a loss. */
export function postingsOfReturn(worthCents: Cents, expectedCents: Cents): Posting[] {
  return [
    { account: 'inventory', amountCents: 0 - worthCents },
    { account: 'supplier_credits', amountCents: expectedCents },
    { account: 'wastage', amountCents: worthCents - expectedCents },
  ];
}

/** The credit came, in whole, in part or not at all: nothing more is waited for. */
export function postingsOfCredit(expectedCents: Cents, receivedCents: Cents): Posting[] {
  return [
    { account: 'bank', amountCents: receivedCents },
    { account: 'supplier_credits', amountCents: 0 - expectedCents },
    { account: 'wastage', amountCents: expectedCents - receivedCents },
  ];
}

/** Waited for, credited as expected, less or more than that, or none expected. */
export function creditStanding(row: {
  expectedCents: Cents;
  receivedCents: Cents | null;
}): 'none' | 'waiting' | 'full' | 'short' | 'over' {
  if (row.receivedCents === null) return row.expectedCents === 0 ? 'none' : 'waiting';
  if (row.receivedCents === row.expectedCents) return 'full';
  return row.receivedCents < row.expectedCents ? 'short' : 'over';
}
