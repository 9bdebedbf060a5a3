import type {
  StoredValueKind,
  StoredValueMoveKind,
  StoredValueSource,
  StoredValueState,
} from '../../../electron/billing/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { storedValueItems, storedValueMoves, storedValues } from './schema.ts';

export interface StoredValueRow {
  id: string;
  kind: StoredValueKind;
  patientId: string | null;
  code: string | null;
  title: string;
  offerId: string | null;
  invoiceLineId: string | null;
  appointmentId: string | null;
  replacedById: string | null;
  state: StoredValueState;
  shareable: number;
  issuedCents: number;
  remainingCents: number;
  expiresOn: string | null;
  issuedAt: number;
  version: number;
}

export interface StoredItemRow {
  id: string;
  storedValueId: string;
  serviceId: string | null;
  productId: string | null;
  name: string;
  /** The unit of a product; null for uses of a service. */
  unit: string | null;
  issuedQuantity: number;
  issuedCents: number;
  remainingQuantity: number;
  remainingCents: number;
  version: number;
}

export interface MoveRow {
  seq: number;
  id: string;
  storedValueId: string;
  itemId: string | null;
  itemName: string | null;
  kind: StoredValueMoveKind;
  quantity: number;
  amountCents: number;
  sourceKind: StoredValueSource;
  sourceId: string;
  reason: string | null;
  at: number;
  businessDate: string;
  staffName: string;
  /** The invoice it was sold on, used for or given back from. */
  invoiceId: string | null;
  invoiceNumber: number | null;
  /** The journal entry of its own, where a move has one. */
  entryId: string | null;
}

/** What a payment took out of a stored value. */
export interface PaidUse {
  storedValueId: string;
  itemId: string | null;
  quantity: number;
  cents: number;
}

const columns = `v.id, v.kind, v.patient_id AS patientId, v.code, v.title, v.offer_id AS offerId, v.invoice_line_id AS invoiceLineId,
  v.appointment_id AS appointmentId, v.replaced_by_id AS replacedById, v.state, v.shareable, v.issued_cents AS issuedCents,
  v.remaining_cents AS remainingCents, v.expires_on AS expiresOn, v.issued_at AS issuedAt, v.version`;

export const valuesOfPatientText = `SELECT ${columns} FROM stored_values v WHERE v.patient_id IN (${membersText}) ORDER BY v.issued_at DESC, v.id DESC`;
export const usableOfPatientText = `SELECT ${columns} FROM stored_values v WHERE v.patient_id IN (${membersText}) AND v.state = 'active'
  AND (v.expires_on IS NULL OR v.expires_on >= ?) ORDER BY v.expires_on IS NULL, v.expires_on, v.issued_at, v.id`;
export const valueByCodeText = `SELECT ${columns} FROM stored_values v WHERE v.code = ?`;
export const valuesOfAppointmentText = `SELECT ${columns} FROM stored_values v WHERE v.appointment_id = ? ORDER BY v.issued_at, v.id`;
export const expiringText = `SELECT ${columns} FROM stored_values v
  WHERE v.state IN ('active', 'frozen') AND v.expires_on IS NOT NULL AND v.expires_on <= ? ORDER BY v.expires_on, v.id LIMIT 500`;
export const itemsOfValueText = `SELECT i.id, i.stored_value_id AS storedValueId, i.service_id AS serviceId, i.product_id AS productId,
  coalesce(s.name, p.name) AS name, p.unit, i.issued_quantity AS issuedQuantity, i.issued_cents AS issuedCents,
  i.remaining_quantity AS remainingQuantity, i.remaining_cents AS remainingCents, i.version
  FROM stored_value_items i LEFT JOIN services s ON s.id = i.service_id LEFT JOIN products p ON p.id = i.product_id
  WHERE i.stored_value_id = ? ORDER BY i.id`;
export const movesOfValueText = `SELECT m.seq, m.id, m.stored_value_id AS storedValueId, m.item_id AS itemId, coalesce(s.name, p.name) AS itemName,
  m.kind, m.quantity, m.amount_cents AS amountCents, m.source_kind AS sourceKind, m.source_id AS sourceId, m.reason, m.at,
  m.business_date AS businessDate, f.name AS staffName, n.id AS invoiceId, n.number AS invoiceNumber,
  CASE WHEN m.kind IN ('expire', 'forfeit') THEN
    (SELECT e.id FROM journal_entries e WHERE e.source_kind = 'storedValue' AND e.source_id = m.stored_value_id AND e.at = m.at) END AS entryId
  FROM stored_value_moves m JOIN staff f ON f.id = m.staff_id
  LEFT JOIN stored_value_items i ON i.id = m.item_id LEFT JOIN services s ON s.id = i.service_id LEFT JOIN products p ON p.id = i.product_id
  LEFT JOIN invoices n ON n.id = CASE m.source_kind
    WHEN 'invoiceLine' THEN (SELECT l.invoice_id FROM invoice_lines l WHERE l.id = m.source_id)
    WHEN 'payment' THEN (SELECT y.invoice_id FROM payments y WHERE y.id = m.source_id)
    WHEN 'creditNote' THEN (SELECT c.invoice_id FROM credit_notes c WHERE c.id = m.source_id) END
  WHERE m.stored_value_id = ? ORDER BY m.seq`;
export const issuedOnLineText = `SELECT m.stored_value_id AS storedValueId, sum(m.amount_cents) AS cents FROM stored_value_moves m
  WHERE m.source_kind = 'invoiceLine' AND m.source_id = ? GROUP BY m.stored_value_id ORDER BY min(m.seq)`;

export const usesOfPaymentText = `SELECT m.stored_value_id AS storedValueId, m.item_id AS itemId, -m.quantity AS quantity, -m.amount_cents AS cents
  FROM stored_value_moves m WHERE m.source_kind = 'payment' AND m.source_id = ? AND m.kind = 'redeem' ORDER BY m.seq`;

const usesOfPaymentStatement = sqlText<PaidUse, [string]>(usesOfPaymentText);
const byIdStatement = sqlText<StoredValueRow, [string]>(`SELECT ${columns} FROM stored_values v WHERE v.id = ?`);
const byCodeStatement = sqlText<StoredValueRow, [string]>(valueByCodeText);
const ofPatientStatement = sqlText<StoredValueRow, [string]>(valuesOfPatientText);
const usableStatement = sqlText<StoredValueRow, [string, string]>(usableOfPatientText);
const ofAppointmentStatement = sqlText<StoredValueRow, [string]>(valuesOfAppointmentText);
const expiringStatement = sqlText<StoredValueRow, [string]>(expiringText);
const itemsStatement = sqlText<StoredItemRow, [string]>(itemsOfValueText);
const movesStatement = sqlText<MoveRow, [string]>(movesOfValueText);
const issuedOnLineStatement = sqlText<{ storedValueId: string; cents: number }, [string]>(issuedOnLineText);
const wrongStatement = sqlText<{ id: string; problem: string }>(`
  SELECT v.id, 'what is left is not the sum of its moves' AS problem FROM stored_values v
    WHERE v.remaining_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM stored_value_moves m WHERE m.stored_value_id = v.id)
  UNION ALL SELECT i.stored_value_id, 'what is left of an item is not the sum of its moves' FROM stored_value_items i
    WHERE i.remaining_cents <> (SELECT coalesce(sum(amount_cents), 0) FROM stored_value_moves m WHERE m.item_id = i.id)
    OR i.remaining_quantity <> (SELECT coalesce(sum(quantity), 0) FROM stored_value_moves m WHERE m.item_id = i.id)
  UNION ALL SELECT v.id, 'its items hold more than is left of it' FROM stored_values v
    WHERE v.remaining_cents < (SELECT coalesce(sum(remaining_cents), 0) FROM stored_value_items i WHERE i.stored_value_id = v.id)
  UNION ALL SELECT v.id, 'it is used up, expired or void, and something is left of it' FROM stored_values v
    WHERE v.state IN ('used', 'void') AND v.remaining_cents <> 0
  LIMIT 20`);
const remainingStatement = sqlText<{ kind: StoredValueKind; cents: number }>(
  'SELECT kind, sum(remaining_cents) AS cents FROM stored_values GROUP BY kind',
);
const liabilityStatement = sqlText<{ account: string; cents: number }>(
  "SELECT account, sum(amount_cents) AS cents FROM journal_lines WHERE account IN ('gift_cards', 'packages', 'memberships', 'deposits') GROUP BY account",
);

export const insertStoredValue = insertInto(storedValues);
export const insertStoredItem = insertInto(storedValueItems);
const insertMoveRow = insertInto(storedValueMoves);
export const updateStoredValue = updateVersioned(storedValues, ['state', 'issuedCents', 'remainingCents']);
export const updateStoredItem = updateVersioned(storedValueItems, ['remainingQuantity', 'remainingCents']);
export const updateHolder = updateVersioned(storedValues, ['patientId', 'appointmentId', 'expiresOn']);
export const updateReplaced = updateVersioned(storedValues, ['replacedById', 'state']);

/** Books a move; its sequence comes from the table. */
export function insertMove(tx: WriteTx, row: Omit<typeof storedValueMoves.$inferInsert, 'seq'>): void {
  insertMoveRow(tx, row);
}

export function findStoredValue(db: ReadDb, id: string): StoredValueRow | undefined {
  return byIdStatement(db).get(id);
}

export function findByCode(db: ReadDb, code: string): StoredValueRow | undefined {
  return byCodeStatement(db).get(code);
}

/** Everything a patient holds or held, newest first. */
export function valuesOfPatient(db: ReadDb, patientId: string): StoredValueRow[] {
  return ofPatientStatement(db).all(patientId);
}

/** What a patient can use on a date, what expires first in front. */
export function usableOfPatient(db: ReadDb, patientId: string, today: string): StoredValueRow[] {
  return usableStatement(db).all(patientId, today);
}

export function valuesOfAppointment(db: ReadDb, appointmentId: string): StoredValueRow[] {
  return ofAppointmentStatement(db).all(appointmentId);
}

/** What is still there and can last be used on `until` or before, what expires first in front. */
export function valuesExpiring(db: ReadDb, until: string): StoredValueRow[] {
  return expiringStatement(db).all(until);
}

export function itemsOfValue(db: ReadDb, storedValueId: string): StoredItemRow[] {
  return itemsStatement(db).all(storedValueId);
}

/** Oldest first. */
export function movesOfValue(db: ReadDb, storedValueId: string): MoveRow[] {
  return movesStatement(db).all(storedValueId);
}

/** What was issued on a line of an invoice, with the cents of it. */
export function issuedOnLine(db: ReadDb, invoiceLineId: string): Array<{ storedValueId: string; cents: number }> {
  return issuedOnLineStatement(db).all(invoiceLineId);
}

/** Stored values that disagree with their moves or items; reads everything. */
export function wrongStoredValues(db: ReadDb): Array<{ id: string; problem: string }> {
  return wrongStatement(db).all();
}

/** What is left of every kind, in cents. */
export function remainingByKind(db: ReadDb): Array<{ kind: StoredValueKind; cents: number }> {
  return remainingStatement(db).all();
}

/** The balances of the accounts of what is paid ahead: what the clinic owes is negative. */
export function liabilities(db: ReadDb): Array<{ account: string; cents: number }> {
  return liabilityStatement(db).all();
}

/** What a payment took out of stored values: one use, or none. */
export function usesOfPayment(db: ReadDb, paymentId: string): PaidUse[] {
  return usesOfPaymentStatement(db).all(paymentId);
}
