import type { Account, TenderKind } from '../../electron/ledger/rules.ts';
import { insertInto, type ReadDb, sqlText } from '../access.ts';
import { journalEntries, journalLines } from './schema.ts';

export const insertJournalEntry = insertInto(journalEntries);
export const insertJournalLine = insertInto(journalLines);

const sumStatement = sqlText<{ total: number }>('SELECT coalesce(sum(amount_cents), 0) AS total FROM journal_lines');
const unbalancedStatement = sqlText<{ entryId: string; total: number }>(
  'SELECT entry_id AS entryId, sum(amount_cents) AS total FROM journal_lines GROUP BY entry_id HAVING sum(amount_cents) <> 0 LIMIT 20',
);
const countStatement = sqlText<{ entries: number }>('SELECT count(*) AS entries FROM journal_entries');

/** A posted line with its entry. */
export interface JournalRow {
  seq: number;
  entryId: string;
  at: number;
  businessDate: string;
  sourceKind: string;
  sourceId: string;
  reversesId: string | null;
  account: Account;
  amountCents: number;
  patientId: string | null;
  payerId: string | null;
  chargeId: string | null;
  invoiceId: string | null;
  staffId: string | null;
  drawerSessionId: string | null;
  tenderKind: TenderKind | null;
}

const rowColumns = `l.seq, l.entry_id AS entryId, e.at, e.business_date AS businessDate, e.source_kind AS sourceKind, e.source_id AS sourceId,
  e.reverses_id AS reversesId, l.account, l.amount_cents AS amountCents, l.patient_id AS patientId, l.payer_id AS payerId,
  l.charge_id AS chargeId, l.invoice_id AS invoiceId, l.staff_id AS staffId, l.drawer_session_id AS drawerSessionId, l.tender_kind AS tenderKind`;

export const journalPageText = `SELECT ${rowColumns} FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
  WHERE l.seq > ? ORDER BY l.seq LIMIT ?`;
export const invoiceBalanceText = `SELECT coalesce(sum(amount_cents), 0) AS balance FROM journal_lines
  WHERE invoice_id = ? AND account = 'patient_receivable'`;
export const drawerBalanceText = `SELECT coalesce(sum(amount_cents), 0) AS balance FROM journal_lines
  WHERE drawer_session_id = ? AND account = 'cash_drawer'`;
export const accountTotalsText = `SELECT l.account, sum(l.amount_cents) AS totalCents FROM journal_entries e
  JOIN journal_lines l ON l.entry_id = e.id WHERE e.business_date BETWEEN ? AND ? GROUP BY l.account ORDER BY l.account`;

export const journalOfEntryText = `SELECT ${rowColumns} FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id
  WHERE e.id = ? ORDER BY l.seq`;
export const journalOfInvoiceText = `SELECT ${rowColumns} FROM journal_lines l JOIN journal_entries e ON e.id = l.entry_id
  WHERE l.invoice_id = ? ORDER BY l.seq LIMIT 1000`;
const entryOfText = 'SELECT id FROM journal_entries WHERE source_kind = ? AND source_id = ? ORDER BY id LIMIT 1';

const pageStatement = sqlText<JournalRow, [number, number]>(journalPageText);
const invoiceStatement = sqlText<{ balance: number }, [string]>(invoiceBalanceText);
const drawerStatement = sqlText<{ balance: number }, [string]>(drawerBalanceText);
const totalsStatement = sqlText<{ account: string; totalCents: number }, [string, string]>(accountTotalsText);

/** The sum of every line there is, in cents. */
export function sumOfJournal(db: ReadDb): number {
  return sumStatement(db).get()?.total ?? 0;
}

/** Up to twenty entries that do not sum to zero. */
export function unbalancedEntries(db: ReadDb): Array<{ entryId: string; total: number }> {
  return unbalancedStatement(db).all();
}

/** How many entries there are. */
export function countEntries(db: ReadDb): number {
  return countStatement(db).get()?.entries ?? 0;
}

/** Lines after `seq`, oldest first. */
export function journalAfter(db: ReadDb, seq: number, limit: number): JournalRow[] {
  return pageStatement(db).all(seq, limit);
}

const ofEntryStatement = sqlText<JournalRow, [string]>(journalOfEntryText);
const ofInvoiceStatement = sqlText<JournalRow, [string]>(journalOfInvoiceText);
/** The lines of one entry. */
export function journalOfEntry(db: ReadDb, entryId: string): JournalRow[] {
  return ofEntryStatement(db).all(entryId);
}

/** The lines of everything that happened to an invoice, oldest first. */
export function journalOfInvoice(db: ReadDb, invoiceId: string): JournalRow[] {
  return ofInvoiceStatement(db).all(invoiceId);
}

const entryOfStatement = sqlText<{ id: string }, [string, string]>(entryOfText);
/** The first entry an event posted. */
export function entryOfSource(db: ReadDb, sourceKind: string, sourceId: string): string | undefined {
  return entryOfStatement(db).get(sourceKind, sourceId)?.id;
}

/** What the patient still owes on an invoice, in cents. */
export function receivableOfInvoice(db: ReadDb, invoiceId: string): number {
  return invoiceStatement(db).get(invoiceId)?.balance ?? 0;
}

/** What lies in the drawer of a session by the journal, in cents. */
export function cashOfSession(db: ReadDb, drawerSessionId: string): number {
  return drawerStatement(db).get(drawerSessionId)?.balance ?? 0;
}

/** The sum per account over business dates `from`..`until`, both included. */
export function totalsByAccount(
  db: ReadDb,
  from: string,
  until: string,
): Array<{ account: string; totalCents: number }> {
  return totalsStatement(db).all(from, until);
}
