import type { Id } from '../../kernel/ids.ts';
import { type Account, accountOfTender, type Posting, type TenderKind } from '../../ledger/rules.ts';
import type { AppliedTender } from '../payments/rules.ts';
import { type InvoiceState, isPaidAhead, type LineAmounts, type LineKind } from '../rules.ts';

/** Where the price of a line goes: earned, or owed to whoever paid ahead. */
const accountOfLine: Record<LineKind, Account> = {
  service: 'revenue.services',
  retail: 'revenue.retail',
  fee: 'revenue.fees',
  giftCard: 'gift_cards',
  package: 'packages',
  membership: 'memberships',
  units: 'packages',
  deposit: 'deposits',
};

/** Whose and which: the dimensions every line of an invoice's entries carries. */
export interface InvoiceOwner {
  invoiceId: Id;
  patientId: Id | null;
}

/**
 * Issuing an invoice: the patient owes the total; revenue is earned gross, discounts stand against it, tax is owed to the
 * state. Revenue and discounts carry the charge and who performed it.
 * Tax that a price contains is taken out of its revenue. What is paid ahead is owed for as much as was paid for it: its
 * discount lessens the liability, it is no discount on something earned.
 */
export function invoicePostings(
  owner: InvoiceOwner,
  lines: ReadonlyArray<LineAmounts & { kind: LineKind; chargeId: Id | null; performedBy: Id | null }>,
): Posting[] {
  const total = lines.reduce((sum, line) => sum + line.totalCents, 0);
  const tax = lines.reduce((sum, line) => sum + line.taxCents, 0);
  const postings: Posting[] = [{ ...owner, account: 'patient_receivable', amountCents: total }];
  for (const line of lines) {
    const whose = { ...owner, chargeId: line.chargeId, staffId: line.performedBy };
    const account = accountOfLine[line.kind];
    const ahead = isPaidAhead(line.kind) ? line.discountCents : 0;
    postings.push({ ...whose, account, amountCents: line.includedTaxCents + ahead - line.goodsCents });
    postings.push({ ...whose, account: 'discounts', amountCents: line.discountCents - ahead });
  }
  postings.push({ ...owner, account: 'tax_payable', amountCents: -tax });
  return postings;
}

/** Where a tender lies: its account with drawer session and kind. */
export interface TenderPlace {
  kind: TenderKind;
  drawerSessionId: Id | null;
}

/** Taking a tender: what went towards the invoice leaves the patient's receivable. */
export function paymentPostings(owner: InvoiceOwner, place: TenderPlace, applied: AppliedTender): Posting[] {
  return [
    { ...owner, ...dimensions(place), account: accountOfTender[place.kind], amountCents: applied.amountCents },
    { ...owner, ...dimensions(place), account: 'patient_receivable', amountCents: -applied.amountCents },
  ];
}

/** Taking a tip: owed to the staff member, held where each tender lies. Never revenue, never taxed. */
export function tipPostings(
  owner: InvoiceOwner,
  staffId: Id,
  parts: ReadonlyArray<TenderPlace & { tipCents: number }>,
): Posting[] {
  const total = parts.reduce((sum, part) => sum + part.tipCents, 0);
  return [
    ...parts.map((part) => ({
      ...owner,
      ...dimensions(part),
      account: accountOfTender[part.kind],
      amountCents: part.tipCents,
    })),
    { ...owner, account: 'tips_payable', amountCents: -total, staffId },
  ];
}

function dimensions(place: TenderPlace): Pick<Posting, 'tenderKind' | 'drawerSessionId'> {
  return { tenderKind: place.kind, drawerSessionId: place.drawerSessionId };
}

/** What the amounts say of an invoice that is not void. */
export function stateOfInvoice(totalCents: number, paidCents: number): Exclude<InvoiceState, 'void'> {
  if (paidCents >= totalCents) return 'paid';
  return paidCents === 0 ? 'issued' : 'partPaid';
}

/** How an invoice reads: `credited` when all of it was taken back or written off, so that nothing of it counts as paid. */
export type InvoiceStanding = InvoiceState | 'credited';

/** Where an invoice stands, by its state and amounts in cents. */
export function standingOf(of: { state: InvoiceState; totalCents: number; creditedCents: number }): InvoiceStanding {
  const gone = of.totalCents > 0 && of.creditedCents >= of.totalCents;
  return gone && of.state !== 'void' ? 'credited' : of.state;
}
