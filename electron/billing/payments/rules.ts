import type { Id } from '../../kernel/ids.ts';
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

/** Only cash can be given back on the spot. */
export function givesChange(kind: TenderKind): boolean {
  return kind === 'cash';
}

/** Fresh money: it may pay a tip. What was paid ahead, and what stays owed, never does. */
export function isMoney(kind: TenderKind): boolean {
  return kind === 'cash' || kind === 'cardTerminal' || kind === 'check' || kind === 'bankTransfer';
}

/** A use of a package, membership or banked units: worth its share of what was paid, which may be nothing. */
export function isUse(kind: TenderKind): boolean {
  return kind === 'package' || kind === 'membership' || kind === 'units';
}

/** What is still open: `due` when too little lies there, `change` when cash exceeds what is due. */
export interface TenderState {
  tenderedCents: Cents;
  dueCents: Cents;
  /** The part of what is due that may still be taken from what was paid ahead, or left owed: never the tip. */
  coverableCents: Cents;
  changeCents: Cents;
  /** More than is due lies there in what gives no change: a tender must be taken off. */
  overCents: Cents;
}

/** The state of the tenders against total plus tip. */
export function tenderState(totalCents: Cents, tipCents: Cents, tenders: readonly Tender[]): TenderState {
  const owed = totalCents + tipCents;
  const sum = (of: (kind: TenderKind) => boolean): Cents =>
    tenders.reduce((cents, tender) => cents + (of(tender.kind) ? tender.cents : 0), 0);
  const tenderedCents = sum(() => true);
  const bound = sum((kind) => !isMoney(kind));
  const overCents = Math.max(0, bound - totalCents, sum((kind) => !givesChange(kind)) - owed);
  const dueCents = Math.max(0, owed - (tenderedCents - Math.max(0, bound - totalCents)));
  return {
    tenderedCents,
    dueCents,
    coverableCents: Math.max(0, Math.min(dueCents, totalCents - bound)),
    changeCents: overCents > 0 ? 0 : Math.max(0, tenderedCents - owed),
    overCents,
  };
}

/** Why a set of tenders cannot be booked. */
export type TenderProblem = 'short' | 'over' | 'notPositive';

/** The first problem, or undefined if the tenders cover total and tip and only cash exceeds them. */
export function tenderProblem(
  totalCents: Cents,
  tipCents: Cents,
  tenders: readonly Tender[],
): TenderProblem | undefined {
  if (tenders.some((t) => !Number.isSafeInteger(t.cents) || t.cents < (isUse(t.kind) ? 0 : 1))) return 'notPositive';
  const state = tenderState(totalCents, tipCents, tenders);
  if (state.overCents > 0) return 'over';
  return state.dueCents > 0 ? 'short' : undefined;
}

/**
 * Applies tenders to an invoice and a tip. The change comes out of the last cash. What was paid ahead and what stays owed go to
 * the invoice whole; fresh money covers the rest of it in its order, the tip last. @throws RangeError if `tenderProblem` finds one
 */
export function applyTenders(totalCents: Cents, tipCents: Cents, tenders: readonly Tender[]): AppliedTender[] {
  const problem = tenderProblem(totalCents, tipCents, tenders);
  if (problem) throw new RangeError(`These tenders cannot be booked: ${problem}.`);
  let change = tenderState(totalCents, tipCents, tenders).changeCents;
  const changes = tenders.map(() => 0);
  for (let i = tenders.length - 1; i >= 0 && change > 0; i -= 1) {
    const tender = tenders[i];
    if (!tender || !givesChange(tender.kind)) continue;
    const back = Math.min(change, tender.cents);
    changes[i] = back;
    change -= back;
  }
  let open = totalCents;
  for (const tender of tenders) if (!isMoney(tender.kind)) open -= tender.cents;
  return tenders.map((tender, i) => {
    const changeCents = changes[i] ?? 0;
    const net = tender.cents - changeCents;
    const amountCents = isMoney(tender.kind) ? Math.min(net, open) : net;
    if (isMoney(tender.kind)) open -= amountCents;
    return { amountCents, tipCents: net - amountCents, receivedCents: tender.cents, changeCents };
  });
}

/**
 * Spreads payments over lines. One that is for a single line (`forLine[i]`: a use of a package pays its treatment) pays that
 * line, the others go in proportion to what is still open. `lines` are what each line owes; the payments together may not exceed
 * their sum. Row i holds payment i's cents per line; when all is paid every line ends paid exactly.
 * @throws RangeError if a payment is larger than what is open
 */
export function allocatePayments(
  payments: readonly Cents[],
  lines: readonly Cents[],
  forLine: ReadonlyArray<number | null> = [],
): Cents[][] {
  const open = [...lines];
  const take = (parts: Cents[]): Cents[] => {
    parts.forEach((part, i) => {
      open[i] = (open[i] ?? 0) - part;
    });
    return parts;
  };
  const bound = payments.map((cents, i) => {
    const line = forLine[i] ?? null;
    if (line === null) return null;
    if (cents > (open[line] ?? 0)) throw new RangeError('A payment is larger than its line.');
    return take(lines.map((_, at) => (at === line ? cents : 0)));
  });
  return payments.map((cents, i) => bound[i] ?? take(spread(cents, open)));
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

/** What is due on an invoice, with its number: lower numbers are older. */
export interface OpenInvoice {
  id: Id;
  number: number;
  dueCents: Cents;
}

/** The part of a tender that goes to one invoice. For cash the change stays with the last part. */
export interface InvoicePart {
  invoiceId: Id;
  tender: number;
  applied: AppliedTender;
}

/**
 * Pays open invoices with tenders, oldest first, whatever order they come in. The parts of a tender add up to what was taken of
 * it. Less than all may be paid; only cash may exceed it. @throws RangeError if the tenders exceed what is due without cash
 */
export function payOldestFirst(invoices: readonly OpenInvoice[], tenders: readonly Tender[]): InvoicePart[] {
  const queue = [...invoices].filter((row) => row.dueCents > 0).sort((a, b) => a.number - b.number);
  const due = queue.reduce((sum, row) => sum + row.dueCents, 0);
  const tendered = tenders.reduce((sum, tender) => sum + tender.cents, 0);
  const applied = applyTenders(Math.min(due, tendered), 0, tenders);
  const parts: InvoicePart[] = [];
  let at = 0;
  let open = queue[0]?.dueCents ?? 0;
  applied.forEach((row, tender) => {
    let left = row.amountCents;
    while (left > 0) {
      const cents = Math.min(left, open);
      left -= cents;
      open -= cents;
      const changeCents = left === 0 ? row.changeCents : 0;
      parts.push({
        invoiceId: queue[at]?.id ?? '',
        tender,
        applied: { amountCents: cents, tipCents: 0, receivedCents: cents + changeCents, changeCents },
      });
      if (open === 0) open = queue[++at]?.dueCents ?? 0;
    }
  });
  return parts;
}
