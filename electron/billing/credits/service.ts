import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  allocatedOf,
  insertCreditNote,
  insertCreditNoteLine,
  type PaymentLeftRow,
  paymentsLeft,
  releaseCharge,
  updateInvoiceMoney,
} from '../../../db/billing/credits/queries.ts';
import {
  findInvoice,
  type InvoiceLineRow,
  type InvoiceRow,
  insertAllocation,
  nextNumber,
} from '../../../db/billing/invoices/queries.ts';
import { keepDocument } from '../../documents/service.ts';
import { takeBackSold } from '../../inventory/returns/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { type Posting, reversalOf } from '../../ledger/rules.ts';
import { journalEntryOf, post } from '../../ledger/service.ts';
import { invoicePostings, stateOfInvoice } from '../invoices/rules.ts';
import { type CreditNoteKind, type GoodsFate, isPaidAhead, type LineAmounts, totalsOf } from '../rules.ts';
import { takeBack } from '../storedValues/service.ts';
import { creditSnapshot } from './document/service.ts';
import { linesLeft } from './lines/service.ts';
import { giveBackPayments, giveBackTips, isFreeUse, keepCredit, refuseWrongBack } from './payments/service.ts';
import type { CreditSnapshot } from './prints.ts';
import { afterCredit, type LineLeft, reallocate } from './rules.ts';

/** A part of a line on its way back. */
export interface CreditPart {
  line: InvoiceLineRow;
  taken: LineLeft;
  fate: GoodsFate;
  /** What of the line had come back before. */
  before: Quantity;
}

/** What is taken off an invoice, who asked for it, and where the money goes. Cents are positive. */
export interface CreditOrder {
  invoice: InvoiceRow;
  kind: CreditNoteKind;
  reason: string;
  parts: readonly CreditPart[];
  /** What stays as a credit of the patient instead of going back. */
  keptCents: Cents;
  /** Which payments go back, at most what is left of each. */
  back: ReadonlyArray<{ paymentId: Id; cents: Cents; tipCents: Cents; reference: string | null }>;
  requestedBy: Id;
  approvedBy: Id | null;
  businessDate: LocalDate;
  /** The open drawer of this PC, if there is one; cash needs it. */
  drawerSessionId: Id | null;
}

export interface IssuedCredit {
  creditNoteId: Id;
  number: number;
  documentId: Id | null;
  totalCents: Cents;
  backCents: Cents;
  tipCents: Cents;
  /** The stored value that holds what was kept as credit. */
  creditId: Id | null;
  snapshot: CreditSnapshot | null;
}

/** An issued invoice that can still be changed by a credit. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE, NOT_NOW if it is void */
export function invoiceToCredit(tx: WriteTx, act: Act, input: { invoiceId: Id; expectedVersion: number }): InvoiceRow {
  const invoice =
    findInvoice(tx, input.invoiceId) ??
    refuse('NOT_FOUND', 'This invoice is not here. Look for it in the list of the day.');
  if (invoice.patientId !== null) act.concerns(invoice.patientId);
  if (invoice.version !== input.expectedVersion) refuse('CHANGED_ELSEWHERE', undefined, { current: invoice });
  if (invoice.state === 'void') refuse('NOT_NOW', 'This invoice is void; nothing of it is left to be taken back.');
  return invoice;
}

/** The payments of an invoice of which something can go back. */
export function paymentsToGiveBack(db: ReadDb, invoiceId: Id): PaymentLeftRow[] {
  return paymentsLeft(db, invoiceId).filter((row) => row.leftCents + row.tipLeftCents > 0 || isFreeUse(row));
}

/**
 * Takes lines back from an invoice in the caller's transaction: credit note with the next number, reversing entries in the
 * proportions of the lines, stock, charges of a void, payments and tips that go back, the kept document.
 * @throws Refusal NOT_NOW if nothing is taken back or nobody could keep a credit, VALUE_REFUSED for what was used already, MONEY_DIFFERS if what goes back is not what must, DRAWER_CLOSED,
 * STOCK_REFUSED, CHANGED_ELSEWHERE
 */
export function creditInvoice(tx: WriteTx, act: Act, order: CreditOrder): IssuedCredit {
  const { invoice, kind, parts } = order;
  const totals = totalsOf(parts.map((part) => part.taken));
  if (parts.length === 0) refuse('NOT_NOW', 'Choose what is taken back first.');
  const { backCents } = afterCredit(invoice, totals.totalCents);
  const payments = paymentsLeft(tx, invoice.id);
  refuseWrongBack(tx, order, payments, backCents);
  const id = act.newId();
  const number = nextNumber(tx, kind === 'writeOff' ? 'writeOff' : 'creditNote');
  const snapshot = kind === 'writeOff' ? null : creditSnapshot(tx, act, order, { kind, number, totals, payments });
  const document =
    snapshot &&
    keepDocument(tx, act, {
      kind: 'creditNote',
      title: `Credit note ${number}`,
      snapshot,
      sourceKind: 'creditNote',
      sourceId: id,
      patientId: invoice.patientId,
    });
  insertCreditNote(tx, {
    id,
    number,
    invoiceId: invoice.id,
    patientId: invoice.patientId,
    kind,
    reason: order.reason,
    ...totals,
    requestedBy: order.requestedBy,
    approvedBy: order.approvedBy,
    issuedAt: act.now,
    businessDate: order.businessDate,
    documentId: document?.id ?? null,
    staffId: act.staffId,
    stationId: act.stationId,
  });
  for (const part of parts) takeBackPart(tx, act, order, id, part);
  post(tx, act, {
    businessDate: order.businessDate,
    sourceKind: 'creditNote',
    sourceId: id,
    postings: creditPostings(order),
    reversesId: journalEntryOf(tx, 'invoice', invoice.id),
  });
  const kept = keepCredit(tx, act, order, id);
  const given = [...giveBackPayments(tx, act, order, { creditNoteId: id, payments }), ...(kept ? [kept] : [])];
  const tipCents = giveBackTips(tx, act, order, payments);
  spreadAnew(tx, act, order, given);
  settle(tx, act, order, totals, backCents);
  act.touch('billing', 'creditNote', id, 1);
  return {
    creditNoteId: id,
    number,
    documentId: document?.id ?? null,
    totalCents: totals.totalCents,
    backCents,
    tipCents,
    creditId: kept?.storedValueId ?? null,
    snapshot,
  };
}

/** A write-off takes back what is owed, and none of what was earned or taxed. */
function creditPostings(order: CreditOrder): Posting[] {
  const owner = { invoiceId: order.invoice.id, patientId: order.invoice.patientId };
  if (order.kind === 'writeOff') {
    const cents = order.parts.reduce((sum, part) => sum + part.taken.totalCents, 0);
    return [
      { ...owner, account: 'write_offs', amountCents: cents },
      { ...owner, account: 'patient_receivable', amountCents: -cents },
    ];
  }
  return reversalOf(
    invoicePostings(
      owner,
      order.parts.map(({ line, taken }) => ({
        ...taken,
        kind: line.kind,
        chargeId: line.chargeId,
        performedBy: line.performedBy,
      })),
    ),
  );
}

function takeBackPart(tx: WriteTx, act: Act, order: CreditOrder, creditNoteId: Id, part: CreditPart): void {
  const { line, taken, fate } = part;
  insertCreditNoteLine(tx, { id: act.newId(), creditNoteId, invoiceLineId: line.id, ...taken, goodsFate: fate });
  // only what was used is written off: nothing is taken from what is left
  if (isPaidAhead(line.kind) && order.kind !== 'writeOff')
    takeBack(tx, act, {
      invoiceLineId: line.id,
      cents: taken.goodsCents - taken.discountCents - taken.includedTaxCents,
      creditNoteId,
      businessDate: order.businessDate,
    });
  if (fate !== 'none')
    takeBackSold(tx, act, {
      invoiceLineId: line.id,
      lineQuantity: line.quantity,
      before: part.before,
      quantity: taken.quantity,
      fate,
      reason: order.reason,
    });
  if (order.kind !== 'void' || line.chargeId === null) return;
  const version = releaseCharge(tx, line.chargeId) ?? refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'charge', line.chargeId, version);
}

/** Lays what was paid onto what is left of the lines. */
function spreadAnew(
  tx: WriteTx,
  act: Act,
  order: CreditOrder,
  given: ReadonlyArray<{ paymentId: Id; cents: Cents }>,
): void {
  const lines = linesLeft(tx, order.invoice.id).map(({ line, left }) => ({ id: line.id, netCents: left.totalCents }));
  const { back, moved } = reallocate(lines, allocatedOf(tx, order.invoice.id), given);
  for (const row of [...back, ...moved])
    insertAllocation(tx, {
      id: act.newId(),
      paymentId: row.paymentId,
      invoiceLineId: row.lineId,
      amountCents: row.cents,
    });
}

function settle(tx: WriteTx, act: Act, order: CreditOrder, totals: LineAmounts, backCents: Cents): void {
  const { invoice } = order;
  const creditedCents = invoice.creditedCents + totals.totalCents;
  const paidCents = invoice.paidCents - backCents;
  const state =
    order.kind === 'void' ? ('void' as const) : stateOfInvoice(invoice.totalCents - creditedCents, paidCents);
  if (!updateInvoiceMoney(tx, invoice.id, invoice.version, { state, paidCents, creditedCents }))
    refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'invoice', invoice.id, invoice.version + 1);
}
