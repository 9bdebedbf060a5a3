import type { CreditNoteKind, GoodsFate } from '../../../electron/billing/rules.ts';
import type { TenderKind } from '../../../electron/ledger/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { invoices } from '../schema.ts';
import { creditNoteLines, creditNotes } from './schema.ts';

export const insertCreditNote = insertInto(creditNotes);
export const insertCreditNoteLine = insertInto(creditNoteLines);
/** What moves on an issued invoice. */
export const updateInvoiceMoney = updateVersioned(invoices, ['state', 'paidCents', 'creditedCents']);

/** A credit note with the names a person reads. */
export interface CreditNoteRow {
  id: string;
  number: number;
  kind: CreditNoteKind;
  invoiceId: string;
  invoiceNumber: number;
  patientId: string | null;
  patientName: string | null;
  reason: string;
  totalCents: number;
  taxCents: number;
  /** What went back to tenders, tips not counted. */
  backCents: number;
  requestedByName: string;
  approvedByName: string | null;
  issuedAt: number;
  businessDate: string;
  documentId: string | null;
}

const noteColumns = `n.id, n.number, n.kind, n.invoice_id AS invoiceId, i.number AS invoiceNumber, n.patient_id AS patientId,
  p.given_name || ' ' || p.family_name AS patientName, n.reason, n.total_cents AS totalCents, n.tax_cents AS taxCents,
  (SELECT coalesce(-sum(y.amount_cents), 0) FROM payments y WHERE y.credit_note_id = n.id) AS backCents,
  r.name AS requestedByName, a.name AS approvedByName, n.issued_at AS issuedAt, n.business_date AS businessDate, n.document_id AS documentId`;
const noteFrom = `FROM credit_notes n JOIN invoices i ON i.id = n.invoice_id JOIN staff r ON r.id = n.requested_by
  LEFT JOIN staff a ON a.id = n.approved_by LEFT JOIN patients p ON p.id = n.patient_id`;

export const notesOfInvoiceText = `SELECT ${noteColumns} ${noteFrom} WHERE n.invoice_id = ? ORDER BY n.issued_at, n.id`;
export const notesOfDayText = `SELECT ${noteColumns} ${noteFrom} WHERE n.business_date = ? ORDER BY n.issued_at DESC, n.id DESC LIMIT 500`;
export const takenOfInvoiceText = `SELECT l.id AS lineId, c.quantity, c.goods_cents AS goodsCents, c.discount_cents AS discountCents,
  c.tax_cents AS taxCents, c.included_tax_cents AS includedTaxCents, c.total_cents AS totalCents, c.goods_fate AS goodsFate, c.credit_note_id AS creditNoteId
  FROM invoice_lines l JOIN credit_note_lines c ON c.invoice_line_id = l.id WHERE l.invoice_id = ? ORDER BY c.id`;
export const paymentsLeftText = `SELECT y.id, y.kind, y.amount_cents AS amountCents, y.tip_cents AS tipCents, y.reference, y.stored_value_id AS storedValueId,
  y.amount_cents + coalesce((SELECT sum(b.amount_cents) FROM payments b WHERE b.refund_of_id = y.id), 0) AS leftCents,
  y.tip_cents + coalesce((SELECT sum(b.tip_cents) FROM payments b WHERE b.refund_of_id = y.id), 0) AS tipLeftCents,
  (SELECT count(*) FROM payments b WHERE b.refund_of_id = y.id) AS refunds,
  (SELECT max(a.invoice_line_id) FROM payment_allocations a WHERE a.payment_id = y.id GROUP BY a.payment_id HAVING count(DISTINCT a.invoice_line_id) = 1) AS forLineId
  FROM payments y WHERE y.invoice_id = ? AND y.refund_of_id IS NULL AND y.credit_note_id IS NULL ORDER BY y.id`;
export const allocatedText = `SELECT coalesce(y.refund_of_id, y.id) AS paymentId, a.invoice_line_id AS lineId, sum(a.amount_cents) AS cents
  FROM payments y JOIN payment_allocations a ON a.payment_id = y.id WHERE y.invoice_id = ?
  GROUP BY coalesce(y.refund_of_id, y.id), a.invoice_line_id ORDER BY min(a.id)`;
export const aloneTodayText = `SELECT coalesce(sum(n.total_cents - coalesce((SELECT sum(y.tip_cents) FROM payments y WHERE y.credit_note_id = n.id), 0)), 0) AS cents
  FROM credit_notes n WHERE n.business_date = ? AND +n.requested_by = ? AND n.approved_by IS NULL`;

const ofInvoiceStatement = sqlText<CreditNoteRow, [string]>(notesOfInvoiceText);
const ofDayStatement = sqlText<CreditNoteRow, [string]>(notesOfDayText);
const takenStatement = sqlText<TakenRow, [string]>(takenOfInvoiceText);
const leftStatement = sqlText<PaymentLeftRow, [string]>(paymentsLeftText);
const allocatedStatement = sqlText<{ paymentId: string; lineId: string; cents: number }, [string]>(allocatedText);
const aloneStatement = sqlText<{ cents: number }, [string, string]>(aloneTodayText);
const tipsStatement = sqlText<{ staffId: string; staffName: string; leftCents: number }, [string]>(
  `SELECT t.staff_id AS staffId, f.name AS staffName, sum(t.amount_cents) AS leftCents FROM tips t JOIN staff f ON f.id = t.staff_id
   WHERE t.invoice_id = ? GROUP BY t.staff_id HAVING sum(t.amount_cents) > 0 ORDER BY min(t.id)`,
);
const releaseStatement = sqlText<{ version: number }, [string]>(
  "UPDATE charges SET state = 'confirmed', version = version + 1 WHERE id = ? AND state = 'invoiced' RETURNING version",
);

/** A part that was taken back from a line. */
export interface TakenRow {
  lineId: string;
  creditNoteId: string;
  quantity: number;
  goodsCents: number;
  discountCents: number;
  taxCents: number;
  includedTaxCents: number;
  totalCents: number;
  goodsFate: GoodsFate;
}

/** A payment that was taken, and what of it was not given back yet. */
export interface PaymentLeftRow {
  id: string;
  kind: TenderKind;
  amountCents: number;
  tipCents: number;
  reference: string | null;
  storedValueId: string | null;
  leftCents: number;
  tipLeftCents: number;
  /** How often something of it went back. */
  refunds: number;
  /** The only line it pays, if it pays only one. */
  forLineId: string | null;
}

/** In the order they were issued. */
export function notesOfInvoice(db: ReadDb, invoiceId: string): CreditNoteRow[] {
  return ofInvoiceStatement(db).all(invoiceId);
}

/** Newest first. */
export function notesOfDay(db: ReadDb, businessDate: string): CreditNoteRow[] {
  return ofDayStatement(db).all(businessDate);
}

/** Everything taken back from the lines of an invoice. */
export function takenOfInvoice(db: ReadDb, invoiceId: string): TakenRow[] {
  return takenStatement(db).all(invoiceId);
}

/** The payments taken for an invoice, in their order, with what is left of each. */
export function paymentsLeft(db: ReadDb, invoiceId: string): PaymentLeftRow[] {
  return leftStatement(db).all(invoiceId);
}

/** What lies on each line of an invoice, by the payment that was taken first: refunds are taken off. */
export function allocatedOf(db: ReadDb, invoiceId: string) {
  return allocatedStatement(db).all(invoiceId);
}

/** Tips of an invoice that were not given back, by person. */
export function tipsLeft(db: ReadDb, invoiceId: string) {
  return tipsStatement(db).all(invoiceId);
}

/** What someone took back on a day without a second person, tips included, in cents. */
export function takenBackAlone(db: ReadDb, businessDate: string, staffId: string): number {
  return aloneStatement(db).get(businessDate, staffId)?.cents ?? 0;
}

/** Puts an invoiced charge back to confirmed, so that it can be billed again; its new version, undefined if it was not invoiced. */
export function releaseCharge(tx: WriteTx, chargeId: string): number | undefined {
  return releaseStatement(tx).get(chargeId)?.version;
}

const wrongStatement = sqlText<{ problem: string }>(`
  SELECT 'Invoice ' || i.number || ': what was taken back does not sum to what it says' AS problem FROM invoices i
    WHERE i.credited_cents <> (SELECT coalesce(sum(n.total_cents), 0) FROM credit_notes n WHERE n.invoice_id = i.id)
  UNION ALL SELECT 'Credit note ' || n.number || ': its lines do not sum to it' FROM credit_notes n
    WHERE n.total_cents <> (SELECT coalesce(sum(l.total_cents), 0) FROM credit_note_lines l WHERE l.credit_note_id = n.id)
    OR n.tax_cents <> (SELECT coalesce(sum(l.tax_cents), 0) FROM credit_note_lines l WHERE l.credit_note_id = n.id)
  UNION ALL SELECT 'Invoice ' || i.number || ': more was taken back from a line than stands on it' FROM invoice_lines l
    JOIN invoices i ON i.id = l.invoice_id JOIN (SELECT invoice_line_id, sum(total_cents) AS total, sum(tax_cents) AS tax, sum(quantity) AS quantity
      FROM credit_note_lines GROUP BY invoice_line_id) c ON c.invoice_line_id = l.id
    WHERE c.total > l.total_cents OR c.tax > l.tax_cents OR c.quantity > l.quantity
  UNION ALL SELECT 'Invoice ' || i.number || ': a line is paid above what is left of it' FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
    JOIN (SELECT invoice_line_id, sum(amount_cents) AS paid FROM payment_allocations GROUP BY invoice_line_id) a ON a.invoice_line_id = l.id
    WHERE a.paid < 0 OR a.paid > l.total_cents - coalesce((SELECT sum(c.total_cents) FROM credit_note_lines c WHERE c.invoice_line_id = l.id), 0)
  UNION ALL SELECT 'Invoice ' || i.number || ': a payment and its lines disagree' FROM payments y JOIN invoices i ON i.id = y.invoice_id
    WHERE y.amount_cents <> (SELECT coalesce(sum(a.amount_cents), 0) FROM payment_allocations a WHERE a.payment_id = y.id)
  UNION ALL SELECT 'Invoice ' || i.number || ': more went back than was paid' FROM payments b JOIN payments y ON y.id = b.refund_of_id
    JOIN invoices i ON i.id = y.invoice_id GROUP BY y.id
    HAVING y.amount_cents + sum(b.amount_cents) < 0 OR y.tip_cents + sum(b.tip_cents) < 0
  UNION ALL SELECT 'Invoice ' || i.number || ': its tips do not sum to what its payments say' FROM invoices i
    WHERE (SELECT coalesce(sum(t.amount_cents), 0) FROM tips t WHERE t.invoice_id = i.id)
      <> (SELECT coalesce(sum(y.tip_cents), 0) FROM payments y WHERE y.invoice_id = i.id)
  UNION ALL SELECT 'Invoice ' || i.number || ': its state does not fit its amounts' FROM invoices i WHERE i.state <> CASE
    WHEN EXISTS (SELECT 1 FROM credit_notes n WHERE n.invoice_id = i.id AND n.kind = 'void') THEN 'void'
    WHEN i.paid_cents >= i.total_cents - i.credited_cents THEN 'paid' WHEN i.paid_cents = 0 THEN 'issued' ELSE 'partPaid' END
  UNION ALL SELECT 'Charge ' || c.id || ': it is invoiced but stands on no invoice' FROM charges c WHERE c.state = 'invoiced'
    AND NOT EXISTS (SELECT 1 FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id WHERE l.charge_id = c.id AND i.state <> 'void')
  UNION ALL SELECT 'Charge ' || c.id || ': it stands on an invoice but is not invoiced' FROM charges c
    JOIN invoice_lines l ON l.charge_id = c.id JOIN invoices i ON i.id = l.invoice_id WHERE i.state <> 'void' AND c.state <> 'invoiced'
  UNION ALL SELECT 'Charge ' || c.id || ': it stands on more than one invoice' FROM charges c JOIN invoice_lines l ON l.charge_id = c.id
    JOIN invoices i ON i.id = l.invoice_id WHERE i.state <> 'void' GROUP BY c.id HAVING count(*) > 1
  LIMIT 20`);
const givenStatement = sqlText<{ notes: number; lastNote: number; writeOffs: number; lastWriteOff: number }>(
  `SELECT (SELECT count(*) FROM credit_notes WHERE kind <> 'writeOff') AS notes,
   coalesce((SELECT last FROM number_series WHERE id = 'creditNote'), 0) AS lastNote,
   (SELECT count(*) FROM credit_notes WHERE kind = 'writeOff') AS writeOffs,
   coalesce((SELECT last FROM number_series WHERE id = 'writeOff'), 0) AS lastWriteOff`,
);

/** Credit notes, payments and charges that disagree with each other; reads everything. */
export function wrongCredits(db: ReadDb): string[] {
  return wrongStatement(db)
    .all()
    .map((row) => row.problem);
}

/** How many credit notes and write-offs there are, and the last numbers given: equal, or there is a gap. */
export function creditNumbersGiven(db: ReadDb) {
  return givenStatement(db).get() ?? { notes: 0, lastNote: 0, writeOffs: 0, lastWriteOff: 0 };
}
