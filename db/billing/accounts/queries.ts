import type { CreditNoteKind, InvoiceState, StoredValueKind } from '../../../electron/billing/rules.ts';
import type { EntrySource, TenderKind } from '../../../electron/ledger/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { guarantors } from './schema.ts';

export const insertGuarantor = insertInto(guarantors);
export const updateGuarantor = updateVersioned(guarantors, ['active']);

/** A change of what a patient owes: a line of the journal with what it comes from. */
export interface AccountRow {
  seq: number;
  entryId: string;
  at: number;
  businessDate: string;
  patientId: string;
  amountCents: number;
  sourceKind: EntrySource;
  sourceId: string;
  invoiceId: string | null;
  invoiceNumber: number | null;
  tenderKind: TenderKind | null;
  creditNumber: number | null;
  creditKind: CreditNoteKind | null;
}

/** What an open invoice still owes. */
export interface OpenInvoiceRow {
  id: string;
  number: number;
  patientId: string;
  patientName: string;
  state: InvoiceState;
  businessDate: string;
  totalCents: number;
  dueCents: number;
}

/** Someone an account belongs to, or answers for it. */
export interface MemberRow {
  id: string;
  guarantorRowId: string;
  number: number;
  name: string;
  since: string;
  version: number;
}

/** `json_each(?)` is the patient and the charts merged into them: each is found in the index by account. */
const ofPatients = `FROM json_each(?) w CROSS JOIN journal_lines l ON l.patient_id = w.value AND l.account = 'patient_receivable'
  JOIN journal_entries e ON e.id = l.entry_id`;
const accountColumns = `l.seq, l.entry_id AS entryId, e.at, e.business_date AS businessDate, l.patient_id AS patientId, l.amount_cents AS amountCents,
  e.source_kind AS sourceKind, e.source_id AS sourceId, l.invoice_id AS invoiceId, i.number AS invoiceNumber, l.tender_kind AS tenderKind,
  n.number AS creditNumber, n.kind AS creditKind`;
const accountJoins = `LEFT JOIN invoices i ON i.id = l.invoice_id
  LEFT JOIN credit_notes n ON n.id = CASE e.source_kind WHEN 'creditNote' THEN e.source_id END`;

export const accountEntriesText = `SELECT ${accountColumns} ${ofPatients} ${accountJoins}
  WHERE e.business_date >= ? AND e.business_date <= ? ORDER BY l.seq`;
export const accountBeforeText = `SELECT coalesce(sum(l.amount_cents), 0) AS cents ${ofPatients} WHERE e.business_date < ?`;
export const accountBalanceText = `SELECT coalesce(sum(l.amount_cents), 0) AS cents FROM json_each(?) w
  CROSS JOIN journal_lines l ON l.patient_id = w.value AND l.account = 'patient_receivable'`;
export const openInvoicesText = `SELECT i.id, i.number, i.patient_id AS patientId, p.given_name || ' ' || p.family_name AS patientName, i.state,
  i.business_date AS businessDate, i.total_cents AS totalCents, i.total_cents - i.credited_cents - i.paid_cents AS dueCents
  FROM json_each(?) w CROSS JOIN invoices i ON i.patient_id = w.value JOIN patients p ON p.id = i.patient_id
  WHERE i.state IN ('issued', 'partPaid') ORDER BY i.number`;
export const aheadText = `SELECT v.id, v.kind, v.title, v.remaining_cents AS remainingCents, v.expires_on AS expiresOn
  FROM json_each(?) w CROSS JOIN stored_values v ON v.patient_id = w.value AND v.state IN ('active', 'frozen') WHERE v.remaining_cents > 0
  ORDER BY v.expires_on IS NULL, v.expires_on, v.issued_at`;
const memberColumns = `v.id, g.id AS guarantorRowId, v.number, v.given_name || ' ' || v.family_name AS name, g.since, g.version`;
/** Merged charts stand as their survivor; nobody answers for themselves. */
const survivor = `JOIN patients v ON v.id = coalesce(p.merged_into_id, p.id) AND v.id NOT IN (${membersText})`;
export const guarantorOfText = `SELECT ${memberColumns} FROM guarantors g JOIN patients p ON p.id = g.guarantor_id ${survivor}
  WHERE g.patient_id IN (${membersText}) AND g.active = 1 ORDER BY g.since, g.id LIMIT 1`;
export const answersForText = `SELECT ${memberColumns} FROM guarantors g JOIN patients p ON p.id = g.patient_id ${survivor}
  WHERE g.guarantor_id IN (${membersText}) AND g.active = 1 GROUP BY v.id ORDER BY v.number`;

const entriesStatement = sqlText<AccountRow, [string, string, string]>(accountEntriesText);
const beforeStatement = sqlText<{ cents: number }, [string, string]>(accountBeforeText);
const balanceStatement = sqlText<{ cents: number }, [string]>(accountBalanceText);
const openStatement = sqlText<OpenInvoiceRow, [string]>(openInvoicesText);
const aheadStatement = sqlText<AheadRow, [string]>(aheadText);
const guarantorStatement = sqlText<MemberRow, [string, string]>(guarantorOfText);
const answersStatement = sqlText<MemberRow, [string, string]>(answersForText);

/** Something paid ahead that is not used up. */
export interface AheadRow {
  id: string;
  kind: StoredValueKind;
  title: string;
  remainingCents: number;
  expiresOn: string | null;
}

/** Changes of what these charts owe between two dates, both included, in the order of the journal. */
export function accountEntries(db: ReadDb, charts: readonly string[], from: string, until: string): AccountRow[] {
  return entriesStatement(db).all(JSON.stringify(charts), from, until);
}

/** What these charts owed before a date, in cents. */
export function accountBefore(db: ReadDb, charts: readonly string[], date: string): number {
  return beforeStatement(db).get(JSON.stringify(charts), date)?.cents ?? 0;
}

/** What these charts owe, in cents. */
export function accountBalance(db: ReadDb, charts: readonly string[]): number {
  return balanceStatement(db).get(JSON.stringify(charts))?.cents ?? 0;
}

/** Invoices that are not paid, oldest first. */
export function openInvoices(db: ReadDb, charts: readonly string[]): OpenInvoiceRow[] {
  return openStatement(db).all(JSON.stringify(charts));
}

/** What is left of what was paid ahead, what expires first in front. */
export function paidAhead(db: ReadDb, charts: readonly string[]): AheadRow[] {
  return aheadStatement(db).all(JSON.stringify(charts));
}

/** Who answers for a patient's account. */
export function guarantorOf(db: ReadDb, patientId: string): MemberRow | undefined {
  return guarantorStatement(db).get(patientId, patientId);
}

/** For whose accounts a patient answers. */
export function answersFor(db: ReadDb, guarantorId: string): MemberRow[] {
  return answersStatement(db).all(guarantorId, guarantorId);
}
