import type { InvoiceState } from '../../../electron/billing/rules.ts';
import type { Pricing } from '../../../electron/catalog/rules.ts';
import type { TenderKind } from '../../../electron/ledger/rules.ts';
import { insertInto, type ReadDb, sqlText, type WriteTx } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { paymentAllocations, payments, tips } from '../payments/schema.ts';
import { invoiceLines, invoices } from '../schema.ts';

export const insertInvoice = insertInto(invoices);
export const insertInvoiceLine = insertInto(invoiceLines);
export const insertPayment = insertInto(payments);
export const insertAllocation = insertInto(paymentAllocations);
export const insertTip = insertInto(tips);

/** A line with what its product is counted in and how its charge was priced. */
export type InvoiceLineRow = typeof invoiceLines.$inferSelect & { productUnit: string | null; pricing: Pricing | null };

/** An invoice with the names a person reads. */
export interface InvoiceRow {
  id: string;
  number: number;
  patientId: string | null;
  patientName: string | null;
  appointmentId: string | null;
  state: InvoiceState;
  issuedAt: number;
  businessDate: string;
  goodsCents: number;
  discountCents: number;
  taxCents: number;
  includedTaxCents: number;
  totalCents: number;
  paidCents: number;
  creditedCents: number;
  taxExemption: string | null;
  documentId: string | null;
  /** Who made the sale. */
  staffId: string;
  staffName: string;
  version: number;
}

export interface PaymentRow {
  id: string;
  kind: TenderKind;
  amountCents: number;
  tipCents: number;
  receivedCents: number;
  changeCents: number;
  reference: string | null;
  takenAt: number;
  creditNoteId: string | null;
}

const nextNumberStatement = sqlText<{ last: number }, [string]>(
  'INSERT INTO number_series (id, last) VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET last = last + 1 RETURNING last',
);
const personName = `p.given_name || ' ' || p.family_name`;
const invoiceColumns = `i.id, i.number, i.patient_id AS patientId, ${personName} AS patientName, i.appointment_id AS appointmentId, i.state,
  i.issued_at AS issuedAt, i.business_date AS businessDate, i.goods_cents AS goodsCents, i.discount_cents AS discountCents,
  i.tax_cents AS taxCents, i.included_tax_cents AS includedTaxCents, i.total_cents AS totalCents, i.paid_cents AS paidCents,
  i.credited_cents AS creditedCents, i.tax_exemption AS taxExemption, i.document_id AS documentId, i.staff_id AS staffId, f.name AS staffName, i.version`;
const invoiceFrom = 'FROM invoices i JOIN staff f ON f.id = i.staff_id LEFT JOIN patients p ON p.id = i.patient_id';

export const invoicesOfPatientText = `SELECT ${invoiceColumns} ${invoiceFrom} WHERE i.patient_id IN (${membersText}) ORDER BY i.number DESC LIMIT 500`;
export const openInvoicesOfPatientText = `SELECT ${invoiceColumns} ${invoiceFrom}
  WHERE i.patient_id IN (${membersText})
  AND i.state IN ('issued', 'partPaid') ORDER BY i.number`;
export const invoicesOfDayText = `SELECT ${invoiceColumns} ${invoiceFrom} WHERE i.business_date = ? ORDER BY i.number DESC LIMIT 500`;
export const linesOfInvoiceText = `SELECT l.id, l.invoice_id AS invoiceId, l.position, l.kind, l.charge_id AS chargeId, l.product_id AS productId,
  l.description, l.quantity, l.unit_price_cents AS unitPriceCents, l.goods_cents AS goodsCents, l.discount_cents AS discountCents,
  l.discount_reason AS discountReason, l.tax_rate AS taxRate, l.tax_cents AS taxCents, l.included_tax_cents AS includedTaxCents, l.total_cents AS totalCents,
  l.patient_cents AS patientCents, l.payer_cents AS payerCents, l.performed_by AS performedBy, l.lots, l.list_price_cents AS listPriceCents,
  l.price_reason AS priceReason, p.unit AS productUnit, c.pricing
  FROM invoice_lines l LEFT JOIN products p ON p.id = l.product_id LEFT JOIN charges c ON c.id = l.charge_id
  WHERE l.invoice_id = ? ORDER BY l.position`;
export const paymentsOfInvoiceText = `SELECT id, kind, amount_cents AS amountCents, tip_cents AS tipCents, received_cents AS receivedCents,
  change_cents AS changeCents, reference, taken_at AS takenAt, credit_note_id AS creditNoteId FROM payments WHERE invoice_id = ? ORDER BY id`;
/** Records of later payments stand under the first invoice they paid, which may be another one of the patient. */
export const laterPaymentsText = `SELECT d.id AS documentId, d.title FROM documents d
  WHERE d.source_kind = 'invoice' AND d.source_id IN (SELECT ? UNION SELECT id FROM invoices WHERE patient_id IN (${membersText})) AND d.kind = 'payment'
  AND EXISTS (SELECT 1 FROM json_each(d.snapshot, '$.invoices') WHERE json_extract(json_each.value, '$.number') = ?)
  ORDER BY d.created_at, d.id`;

const byIdStatement = sqlText<InvoiceRow, [string]>(`SELECT ${invoiceColumns} ${invoiceFrom} WHERE i.id = ?`);
const byNumberStatement = sqlText<InvoiceRow, [number]>(`SELECT ${invoiceColumns} ${invoiceFrom} WHERE i.number = ?`);
const ofPatientStatement = sqlText<InvoiceRow, [string]>(invoicesOfPatientText);
const openOfPatientStatement = sqlText<InvoiceRow, [string]>(openInvoicesOfPatientText);
const ofDayStatement = sqlText<InvoiceRow, [string]>(invoicesOfDayText);
const linesStatement = sqlText<InvoiceLineRow, [string]>(linesOfInvoiceText);
const paymentsStatement = sqlText<PaymentRow, [string]>(paymentsOfInvoiceText);
const laterPaymentsStatement = sqlText<{ documentId: string; title: string }, [string, string | null, number]>(
  laterPaymentsText,
);
const tipsStatement = sqlText<{ staffId: string; staffName: string; amountCents: number }, [string]>(
  'SELECT t.staff_id AS staffId, f.name AS staffName, t.amount_cents AS amountCents FROM tips t JOIN staff f ON f.id = t.staff_id WHERE t.invoice_id = ? ORDER BY t.id',
);
const allocationsStatement = sqlText<{ paymentId: string; invoiceLineId: string; amountCents: number }, [string]>(
  `SELECT a.payment_id AS paymentId, a.invoice_line_id AS invoiceLineId, a.amount_cents AS amountCents
   FROM payments p JOIN payment_allocations a ON a.payment_id = p.id WHERE p.invoice_id = ? ORDER BY a.id`,
);
const wrongStatement = sqlText<{ number: number; problem: string }>(`
  SELECT i.number, 'its lines do not sum to its total' AS problem FROM invoices i
    WHERE i.total_cents <> (SELECT coalesce(sum(total_cents), 0) FROM invoice_lines l WHERE l.invoice_id = i.id)
  UNION ALL SELECT i.number, 'its payments do not sum to what it says is paid' FROM invoices i
    WHERE i.paid_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM payments p WHERE p.invoice_id = i.id)
  UNION ALL SELECT i.number, 'its payments are not allocated to its lines' FROM invoices i
    WHERE i.paid_cents <> (SELECT coalesce(sum(a.amount_cents), 0) FROM payments p JOIN payment_allocations a ON a.payment_id = p.id WHERE p.invoice_id = i.id)
  UNION ALL SELECT i.number, 'the journal does not agree with it' FROM invoices i
    WHERE i.total_cents - i.credited_cents - i.paid_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM journal_lines j
      WHERE j.invoice_id = i.id AND j.account = 'patient_receivable')
  LIMIT 20`);
const gapStatement = sqlText<{ invoices: number; last: number }>(
  "SELECT count(*) AS invoices, coalesce((SELECT last FROM number_series WHERE id = 'invoice'), 0) AS last FROM invoices",
);

/** The next number of a series, without gaps: it rolls back with the transaction that took it. */
export function nextNumber(tx: WriteTx, series: string): number {
  const row = nextNumberStatement(tx).get(series);
  if (!row) throw new Error('A number series gave no number.');
  return row.last;
}

export function findInvoice(db: ReadDb, id: string): InvoiceRow | undefined {
  return byIdStatement(db).get(id);
}

export function findInvoiceByNumber(db: ReadDb, number: number): InvoiceRow | undefined {
  return byNumberStatement(db).get(number);
}

/** Newest first. */
export function invoicesOfPatient(db: ReadDb, patientId: string): InvoiceRow[] {
  return ofPatientStatement(db).all(patientId);
}

/** Invoices of a patient, and of charts merged into theirs, that something is owed on, oldest first. */
export function openInvoicesOfPatient(db: ReadDb, patientId: string): InvoiceRow[] {
  return openOfPatientStatement(db).all(patientId);
}

/** Newest first. */
export function invoicesOfDay(db: ReadDb, businessDate: string): InvoiceRow[] {
  return ofDayStatement(db).all(businessDate);
}

export function linesOfInvoice(db: ReadDb, invoiceId: string): InvoiceLineRow[] {
  return linesStatement(db).all(invoiceId);
}

/** In the order they were taken. */
export function paymentsOfInvoice(db: ReadDb, invoiceId: string): PaymentRow[] {
  return paymentsStatement(db).all(invoiceId);
}

/** The papers of what was paid on it after it was issued, the oldest first. */
export function laterPaymentsOf(
  db: ReadDb,
  invoice: Pick<InvoiceRow, 'id' | 'patientId' | 'number'>,
): Array<{ documentId: string; title: string }> {
  return laterPaymentsStatement(db).all(invoice.id, invoice.patientId, invoice.number);
}

export function tipsOfInvoice(
  db: ReadDb,
  invoiceId: string,
): Array<{ staffId: string; staffName: string; amountCents: number }> {
  return tipsStatement(db).all(invoiceId);
}

export function allocationsOfInvoice(
  db: ReadDb,
  invoiceId: string,
): Array<{ paymentId: string; invoiceLineId: string; amountCents: number }> {
  return allocationsStatement(db).all(invoiceId);
}

/** Invoices that disagree with their lines, payments or the journal; reads everything. */
export function wrongInvoices(db: ReadDb): Array<{ number: number; problem: string }> {
  return wrongStatement(db).all();
}

/** How many invoices there are and the last number given: equal, or there is a gap. */
export function numbersGiven(db: ReadDb): { invoices: number; last: number } {
  return gapStatement(db).get() ?? { invoices: 0, last: 0 };
}
