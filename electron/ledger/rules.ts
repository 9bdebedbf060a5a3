import type { Cents } from '../kernel/money.ts';

/** The closed chart of accounts. */
export const accounts = [
  'cash_drawer',
  'card_clearing',
  'check_clearing',
  'bank',
  'patient_receivable',
  'insurance_receivable',
  'revenue.services',
  'revenue.retail',
  'revenue.fees',
  'revenue.memberships',
  'revenue.breakage',
  'discounts',
  'contractual',
  'write_offs',
  'tax_payable',
  'tips_payable',
  'deposits',
  'gift_cards',
  'packages',
  'memberships',
  'over_short',
  'supplier_credits',
  'inventory',
  'cogs',
  'wastage',
] as const;
export type Account = (typeof accounts)[number];

/** What an entry comes from; its id points to a row right of the ledger. */
export const entrySources = [
  'drawerSession',
  'invoice',
  'payment',
  'tip',
  'stockMove',
  'creditNote',
  'cashMovement',
  'storedValue',
  'tipPayout',
  'supplierReturn',
] as const;
export type EntrySource = (typeof entrySources)[number];

/** How an invoice is covered. The last six take from what the patient paid ahead; `account` leaves it owed. */
export const tenderKinds = [
  'cash',
  'cardTerminal',
  'check',
  'bankTransfer',
  'giftCard',
  'package',
  'membership',
  'units',
  'deposit',
  'account',
] as const;
export type TenderKind = (typeof tenderKinds)[number];

/** Where the money of a tender lies until it reaches the bank, or which liability it uses up. */
export const accountOfTender: Record<TenderKind, Account> = {
  cash: 'cash_drawer',
  cardTerminal: 'card_clearing',
  check: 'check_clearing',
  bankTransfer: 'bank',
  giftCard: 'gift_cards',
  package: 'packages',
  membership: 'memberships',
  units: 'packages',
  deposit: 'deposits',
  account: 'patient_receivable',
};

/** A line before it is posted: debit positive, cents. */
export interface Posting {
  account: Account;
  amountCents: Cents;
  patientId?: string | null;
  payerId?: string | null;
  chargeId?: string | null;
  invoiceId?: string | null;
  staffId?: string | null;
  drawerSessionId?: string | null;
  tenderKind?: TenderKind | null;
}

/** The sum of the postings in cents; an entry is balanced when it is 0. */
export function balanceOf(postings: readonly Posting[]): Cents {
  return postings.reduce((sum, line) => sum + line.amountCents, 0);
}

/** Drops zero lines; throws if what is left is empty or does not balance. */
export function balanced(postings: readonly Posting[]): Posting[] {
  const lines = postings.filter((line) => line.amountCents !== 0);
  if (lines.some((line) => !Number.isSafeInteger(line.amountCents)))
    throw new RangeError('A posting is not whole cents.');
  if (balanceOf(lines) !== 0) throw new RangeError('The postings of an entry do not sum to zero.');
  return lines;
}

/** The mirror image of an entry's lines. */
export function reversalOf(postings: readonly Posting[]): Posting[] {
  return postings.map((line) => ({ ...line, amountCents: -line.amountCents }));
}
