import { allocate, type Cents } from '../../kernel/money.ts';
import type { TenderKind } from '../../ledger/rules.ts';

/** What was laid on the counter, in its order. For cash `cents` is what was handed over. */
export interface Tender {
  kind: TenderKind;
  cents: Cents;
}

/** A tender once applied: received - change = amount + tip. */
export interface AppliedTender {
  amountCents: Cents;
  tipCents: Cents;
  receivedCents: Cents;
  changeCents: Cents;
}

/** What is still open: `due` when too little lies there, `change` when cash exceeds what is due. */
export interface TenderState {
  tenderedCents: Cents;
  dueCents: Cents;
  changeCents: Cents;
  /** Cards exceed what is due: nothing can be given back on a card, so a tender must be taken off. */
  cardOverCents: Cents;
}

/** The state of the tenders against total plus tip. */
export function tenderState(totalCents: Cents, tipCents: Cents, tenders: readonly Tender[]): TenderState {
  const owed = totalCents + tipCents;
  const cards = tenders.reduce((sum, t) => sum + (t.kind === 'cardTerminal' ? t.cents : 0), 0);
  const tenderedCents = tenders.reduce((sum, t) => sum + t.cents, 0);
  const cardOverCents = Math.max(0, cards - owed);
  return {
    tenderedCents,
    dueCents: Math.max(0, owed - tenderedCents),
    changeCents: cardOverCents > 0 ? 0 : Math.max(0, tenderedCents - owed),
    cardOverCents,
  };
}

/** Why a set of tenders cannot be booked. */
export type TenderProblem = 'short' | 'cardOver' | 'notPositive';

/** The first problem, or undefined if the tenders cover total and tip and only cash exceeds them. */
export function tenderProblem(
  totalCents: Cents,
  tipCents: Cents,
  tenders: readonly Tender[],
): TenderProblem | undefined {
  if (tenders.some((t) => !Number.isSafeInteger(t.cents) || t.cents <= 0)) return 'notPositive';
  const state = tenderState(totalCents, tipCents, tenders);
  if (state.cardOverCents > 0) return 'cardOver';
  return state.dueCents > 0 ? 'short' : undefined;
}

/**
 * Applies tenders to an invoice and a tip. The change comes out of the last cash; the invoice is covered in the order of
 * the tenders, the tip last. @throws RangeError if `tenderProblem` finds one
 */
export function applyTenders(totalCents: Cents, tipCents: Cents, tenders: readonly Tender[]): AppliedTender[] {
  const problem = tenderProblem(totalCents, tipCents, tenders);
  if (problem) throw new RangeError(`These tenders cannot be booked: ${problem}.`);
  let change = tenderState(totalCents, tipCents, tenders).changeCents;
  const changes = tenders.map(() => 0);
  for (let i = tenders.length - 1; i >= 0 && change > 0; i -= 1) {
    const tender = tenders[i];
    if (tender?.kind !== 'cash') continue;
    const back = Math.min(change, tender.cents);
    changes[i] = back;
    change -= back;
  }
  let open = totalCents;
  return tenders.map((tender, i) => {
    const changeCents = changes[i] ?? 0;
    const net = tender.cents - changeCents;
    const amountCents = Math.min(net, open);
    open -= amountCents;
    return { amountCents, tipCents: net - amountCents, receivedCents: tender.cents, changeCents };
  });
}

/**
 * Spreads each payment over the lines in proportion to what is still open on them. `lines` are what each line owes;
 * the payments together may not exceed their sum. Row i holds payment i's cents per line; every line ends paid exactly.
 */
export function allocatePayments(payments: readonly Cents[], lines: readonly Cents[]): Cents[][] {
  const open = [...lines];
  return payments.map((amount) => {
    const parts = spread(amount, open);
    parts.forEach((part, i) => {
      open[i] = (open[i] ?? 0) - part;
    });
    return parts;
  });
}

/** Largest remainder never gives a line more than it owes while the amount is at most the sum, since weights are what is owed. */
function spread(amount: Cents, open: readonly Cents[]): Cents[] {
  const owed = open.reduce((a, b) => a + b, 0);
  if (amount > owed) throw new RangeError('A payment is larger than what is open.');
  if (amount === 0) return open.map(() => 0);
  return allocate(amount, open);
}

/** A tip as a share of the price before discounts and tax, rounded half up to the cent. `percent` is whole. */
export function tipOf(goodsCents: Cents, percent: number): Cents {
  return Math.floor((goodsCents * percent * 2 + 100) / 200);
}
