import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  cashOfSession,
  countEntries,
  entryOfSource,
  insertJournalEntry,
  insertJournalLine,
  type JournalRow,
  journalAfter,
  journalOfEntry,
  journalOfInvoice,
  receivableOfInvoice,
  sumOfJournal,
  totalsByAccount,
  unbalancedEntries,
} from '../../db/ledger/queries.ts';
import type { Act, Asker } from '../kernel/act.ts';
import type { LocalDate } from '../kernel/dates.ts';
import type { Id } from '../kernel/ids.ts';
import type { Cents } from '../kernel/money.ts';
import { balanced, type EntrySource, type Posting } from './rules.ts';

/** One financial event on its way into the journal. */
export interface Entry {
  businessDate: LocalDate;
  sourceKind: EntrySource;
  sourceId: Id;
  postings: readonly Posting[];
  /** The entry this one takes back. */
  reversesId?: Id | null;
}

/**
 * Posts an event in the caller's transaction. Lines of zero cents are dropped; an event that is worth nothing posts no
 * entry and answers null. @throws RangeError if the postings do not sum to zero (the transaction then rolls back)
 */
export function post(tx: WriteTx, act: Act, entry: Entry): Id | null {
  const lines = balanced(entry.postings);
  if (lines.length === 0) return null;
  const id = act.newId();
  insertJournalEntry(tx, {
    id,
    at: act.now,
    businessDate: entry.businessDate,
    sourceKind: entry.sourceKind,
    sourceId: entry.sourceId,
    reversesId: entry.reversesId ?? null,
    staffId: act.staffId,
    stationId: act.stationId,
  });
  for (const line of lines) insertJournalLine(tx, { ...line, entryId: id });
  return id;
}

/** The entry an event posted, for the one that takes it back; null if it was worth nothing. */
export function journalEntryOf(db: ReadDb, sourceKind: EntrySource, sourceId: Id): Id | null {
  return entryOfSource(db, sourceKind, sourceId) ?? null;
}

/** The lines of one entry. */
export function linesOfEntry(db: ReadDb, entryId: Id): JournalRow[] {
  return journalOfEntry(db, entryId);
}

/** The lines of everything that happened to an invoice, oldest first. */
export function entriesOfInvoice(db: ReadDb, invoiceId: Id): JournalRow[] {
  return journalOfInvoice(db, invoiceId);
}

/** The sum of every line of the journal, in cents: 0, always. */
export function journalSum(db: ReadDb): Cents {
  return sumOfJournal(db);
}

/** Sums the whole journal and every entry. Reads every line: for tests, backups and the nightly check. */
export function verifyLedger(db: ReadDb): { balanced: boolean; sumCents: Cents; entries: number; problems: string[] } {
  const sumCents = sumOfJournal(db);
  const problems = unbalancedEntries(db).map((row) => `Entry ${row.entryId} sums to ${row.total} cents instead of 0.`);
  if (sumCents !== 0) problems.push(`The journal sums to ${sumCents} cents instead of 0.`);
  return { balanced: problems.length === 0, sumCents, entries: countEntries(db), problems };
}

/** What the patient still owes on an invoice by the journal, in cents. */
export function invoiceBalance(db: ReadDb, invoiceId: Id): Cents {
  return receivableOfInvoice(db, invoiceId);
}

/** What should lie in the drawer of a session by the journal, in cents. */
export function expectedCash(db: ReadDb, drawerSessionId: Id): Cents {
  return cashOfSession(db, drawerSessionId);
}

/** Lines of the journal in order, a page at a time. `nextAfter` is null on the last page. */
export function journalPage(
  db: ReadDb,
  _asker: Asker,
  input: { after: number; limit: number },
): { lines: JournalRow[]; nextAfter: number | null } {
  const lines = journalAfter(db, input.after, input.limit);
  return { lines, nextAfter: lines.length < input.limit ? null : (lines.at(-1)?.seq ?? null) };
}

/** Sums per account over business dates, both included; they sum to 0. */
export function accountTotals(
  db: ReadDb,
  _asker: Asker,
  input: { from: LocalDate; until: LocalDate },
): { accounts: Array<{ account: string; totalCents: Cents }> } {
  return { accounts: totalsByAccount(db, input.from, input.until) };
}
