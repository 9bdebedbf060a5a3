import type { ReadDb } from '../../../db/access.ts';
import { notesOfInvoice } from '../../../db/billing/credits/queries.ts';
import {
  allocationsOfInvoice,
  findInvoice,
  findInvoiceByNumber,
  type InvoiceLineRow,
  type InvoiceRow,
  invoicesOfDay,
  invoicesOfPatient,
  laterPaymentsOf,
  linesOfInvoice,
  numbersGiven,
  paymentsOfInvoice,
  tipsOfInvoice,
  wrongInvoices,
} from '../../../db/billing/invoices/queries.ts';
import { issuedOnLine } from '../../../db/billing/storedValues/queries.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf, type LocalDate } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { invoiceBalance } from '../../ledger/service.ts';
import { linesLeft } from '../credits/lines/service.ts';
import { verifyCredits } from '../credits/records/service.ts';
import type { SnapshotLine } from '../prints.ts';
import { billedUnit } from '../rules.ts';
import { storedValueProblems } from '../storedValues/check/service.ts';

function lotsOf(line: InvoiceLineRow): SnapshotLine['lots'] {
  return JSON.parse(line.lots) as SnapshotLine['lots'];
}

/** An issued invoice with lines, lots, payments, tip and what the journal says is still owed. @throws Refusal NOT_FOUND */
export function openInvoice(db: ReadDb, asker: Asker, input: { id: Id }) {
  const invoice =
    findInvoice(db, input.id) ?? refuse('NOT_FOUND', 'This invoice is not here. Look for it in the list of the day.');
  if (invoice.patientId !== null) asker.concerns(invoice.patientId);
  const tips = tipsOfInvoice(db, invoice.id);
  const paid = new Map<Id, number>();
  for (const part of allocationsOfInvoice(db, invoice.id))
    paid.set(part.invoiceLineId, (paid.get(part.invoiceLineId) ?? 0) + part.amountCents);
  const taken = new Map(
    linesLeft(db, invoice.id).map(({ line, left, before }) => [
      line.id,
      { cents: line.totalCents - left.totalCents, before },
    ]),
  );
  return {
    ...invoice,
    tipCents: tips.reduce((sum, tip) => sum + tip.amountCents, 0),
    tips,
    balanceCents: invoiceBalance(db, invoice.id),
    lines: linesOfInvoice(db, invoice.id).map((line) => ({
      ...line,
      unit: line.kind === 'retail' ? '' : billedUnit(line.pricing, line.productUnit),
      productUnit: line.productUnit === null || line.productUnit === 'each' ? '' : line.productUnit,
      lots: lotsOf(line),
      paidCents: paid.get(line.id) ?? 0,
      takenCents: taken.get(line.id)?.cents ?? 0,
      takenQuantity: taken.get(line.id)?.before ?? 0,
      giftCardIds: line.kind === 'giftCard' ? issuedOnLine(db, line.id).map((issued) => issued.storedValueId) : [],
    })),
    payments: paymentsOfInvoice(db, invoice.id),
    laterPayments: laterPaymentsOf(db, invoice),
    creditNotes: notesOfInvoice(db, invoice.id),
  };
}

/** The invoices of a patient, newest first. */
export function patientInvoices(db: ReadDb, asker: Asker, input: { patientId: Id }): { invoices: InvoiceRow[] } {
  asker.concerns(input.patientId);
  return { invoices: invoicesOfPatient(db, input.patientId) };
}

/** The invoices of a business day, newest first; today without a date. */
export function dayInvoices(
  db: ReadDb,
  asker: Asker,
  input: { date?: LocalDate | undefined },
): { invoices: InvoiceRow[] } {
  return { invoices: invoicesOfDay(db, input.date ?? dateOf(asker.now, asker.zone)) };
}

/** The invoice with this number, if there is one: for searching. */
export function findInvoices(db: ReadDb, _asker: Asker, input: { number: number }): { invoices: InvoiceRow[] } {
  const invoice = findInvoiceByNumber(db, input.number);
  return { invoices: invoice ? [invoice] : [] };
}

/** Checks every invoice against its lines, payments and the journal, that no number is missing, and what is paid ahead. Reads everything. */
export function verifyBilling(db: ReadDb): { balanced: boolean; problems: string[] } {
  const problems = wrongInvoices(db).map((row) => `Invoice ${row.number}: ${row.problem}.`);
  const { invoices, last } = numbersGiven(db);
  if (invoices !== last) problems.push(`There are ${invoices} invoices, but the last number given is ${last}.`);
  problems.push(...storedValueProblems(db));
  problems.push(...verifyCredits(db));
  return { balanced: problems.length === 0, problems };
}
