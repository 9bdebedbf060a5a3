import type { EntrySource } from '../../../electron/ledger/rules.ts';
import type { CreditSum, InvoiceCounts, LineSum } from '../../../electron/till/day/figures/rules.ts';
import type { JournalSum } from '../../../electron/till/day/money/rules.ts';
import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { zReports } from './schema.ts';

export type ZRow = typeof zReports.$inferSelect & { stationName: string; closedByName: string };

/** What one drawer's report covers: everything its PC booked after the session's beginning, up to `until`. */
export interface SessionRange {
  stationId: string;
  sinceSeq: number;
  untilSeq: number;
  sinceInvoice: number;
  untilInvoice: number;
  sinceCredit: number;
  untilCredit: number;
}

const journalColumns = `e.source_kind AS sourceKind, l.account, l.tender_kind AS tenderKind,
  CASE WHEN l.account = 'tips_payable' THEN l.staff_id END AS staffId`;
const journalSums = 'sum(l.amount_cents) AS cents, count(*) AS lines';
const journalGroups = '1, 2, 3, 4, 5, l.amount_cents < 0';
const lineColumns = `l.kind, l.tax_rate AS taxRate, l.included_tax_cents > 0 AS included, count(*) AS lines`;
const sumsOf = (
  table: string,
): string => `sum(${table}.goods_cents) AS goodsCents, sum(${table}.discount_cents) AS discountCents,
  sum(${table}.tax_cents) AS taxCents, sum(${table}.included_tax_cents) AS includedTaxCents, sum(${table}.total_cents) AS totalCents`;
const countColumns = `count(*) AS sales, count(DISTINCT i.patient_id) + count(*) - count(i.patient_id) AS customers,
  min(i.number) AS firstNumber, max(i.number) AS lastNumber`;
const creditColumns = `n.kind, count(*) AS notes, sum(n.total_cents) AS totalCents, min(n.number) AS firstNumber, max(n.number) AS lastNumber`;

/** Of one PC, after a line of the journal: a range of the journal's own order, so nothing falls between two reports. */
export const journalOfSessionText = `SELECT ${journalColumns},
  CASE WHEN l.invoice_id IS NOT NULL THEN i.number > @sinceInvoice AND i.station_id = @stationId END AS own, ${journalSums}
  FROM journal_lines l CROSS JOIN journal_entries e ON e.id = l.entry_id LEFT JOIN invoices i ON i.id = l.invoice_id
  WHERE l.seq > @sinceSeq AND l.seq <= @untilSeq AND e.station_id = @stationId AND e.source_kind <> 'stockMove' GROUP BY ${journalGroups}`;
export const soldInSessionText = `SELECT ${lineColumns}, ${sumsOf('l')} FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
  WHERE i.number > @sinceInvoice AND i.number <= @untilInvoice AND i.station_id = @stationId GROUP BY 1, 2, 3`;
export const creditedInSessionText = `SELECT ${lineColumns}, ${sumsOf('c')} FROM credit_notes n JOIN credit_note_lines c ON c.credit_note_id = n.id
  JOIN invoice_lines l ON l.id = c.invoice_line_id WHERE n.kind <> 'writeOff' AND n.number > @sinceCredit AND n.number <= @untilCredit AND n.station_id = @stationId GROUP BY 1, 2, 3`;
export const invoicesInSessionText = `SELECT ${countColumns} FROM invoices i WHERE i.number > @sinceInvoice AND i.number <= @untilInvoice AND i.station_id = @stationId`;
export const creditsInSessionText = `SELECT ${creditColumns} FROM credit_notes n
  WHERE n.kind <> 'writeOff' AND n.number > @sinceCredit AND n.number <= @untilCredit AND n.station_id = @stationId GROUP BY 1`;

/** Of every PC on one date. */
export const journalOfDateText = `SELECT ${journalColumns},
  CASE WHEN l.invoice_id IS NOT NULL THEN i.business_date = e.business_date END AS own, ${journalSums}
  FROM journal_entries e CROSS JOIN journal_lines l ON l.entry_id = e.id LEFT JOIN invoices i ON i.id = l.invoice_id
  WHERE e.business_date = @date AND +e.source_kind <> 'stockMove' GROUP BY ${journalGroups}`;
export const soldOnDateText = `SELECT ${lineColumns}, ${sumsOf('l')} FROM invoices i JOIN invoice_lines l ON l.invoice_id = i.id
  WHERE i.business_date = @date GROUP BY 1, 2, 3`;
export const creditedOnDateText = `SELECT ${lineColumns}, ${sumsOf('c')} FROM credit_notes n JOIN credit_note_lines c ON c.credit_note_id = n.id
  JOIN invoice_lines l ON l.id = c.invoice_line_id WHERE n.kind <> 'writeOff' AND n.business_date = @date GROUP BY 1, 2, 3`;
export const invoicesOnDateText = `SELECT ${countColumns} FROM invoices i WHERE i.business_date = @date`;
export const creditsOnDateText = `SELECT ${creditColumns} FROM credit_notes n WHERE n.kind <> 'writeOff' AND n.business_date = @date GROUP BY 1`;

type Flagged<T, K extends keyof T> = Omit<T, K> & Record<K, number | null>;
type RawJournal = Flagged<JournalSum, 'own'> & { sourceKind: EntrySource };
type RawLine = Flagged<LineSum, 'included'>;

interface OfDate {
  date: string;
}

/** The rows of a report, as dayFigures takes them. */
export interface ReportRows {
  journal: JournalSum[];
  sold: LineSum[];
  credited: LineSum[];
  invoices: InvoiceCounts;
  credits: CreditSum[];
}

const sessionJournal = sqlText<RawJournal, [SessionRange]>(journalOfSessionText);
const sessionSold = sqlText<RawLine, [SessionRange]>(soldInSessionText);
const sessionCredited = sqlText<RawLine, [SessionRange]>(creditedInSessionText);
const sessionInvoices = sqlText<InvoiceCounts, [SessionRange]>(invoicesInSessionText);
const sessionCredits = sqlText<CreditSum, [SessionRange]>(creditsInSessionText);
const dateJournal = sqlText<RawJournal, [OfDate]>(journalOfDateText);
const dateSold = sqlText<RawLine, [OfDate]>(soldOnDateText);
const dateCredited = sqlText<RawLine, [OfDate]>(creditedOnDateText);
const dateInvoices = sqlText<InvoiceCounts, [OfDate]>(invoicesOnDateText);
const dateCredits = sqlText<CreditSum, [OfDate]>(creditsOnDateText);

const nobody: InvoiceCounts = { sales: 0, customers: 0, firstNumber: null, lastNumber: null };
const journalRow = (row: RawJournal): JournalSum => ({ ...row, own: row.own === null ? null : row.own === 1 });
const lineRow = (row: RawLine): LineSum => ({ ...row, included: row.included === 1 });

export function rowsOfSession(db: ReadDb, range: SessionRange): ReportRows {
  return {
    journal: sessionJournal(db).all(range).map(journalRow),
    sold: sessionSold(db).all(range).map(lineRow),
    credited: sessionCredited(db).all(range).map(lineRow),
    invoices: sessionInvoices(db).get(range) ?? nobody,
    credits: sessionCredits(db).all(range),
  };
}

export function rowsOfDate(db: ReadDb, date: string): ReportRows {
  return {
    journal: dateJournal(db).all({ date }).map(journalRow),
    sold: dateSold(db).all({ date }).map(lineRow),
    credited: dateCredited(db).all({ date }).map(lineRow),
    invoices: dateInvoices(db).get({ date }) ?? nobody,
    credits: dateCredits(db).all({ date }),
  };
}

/** Where the journal and the two series of numbers stand. */
export interface Marks {
  seq: number;
  invoice: number;
  credit: number;
}

const marksStatement = sqlText<Marks>(`SELECT coalesce((SELECT max(seq) FROM journal_lines), 0) AS seq,
  coalesce((SELECT max(number) FROM invoices), 0) AS invoice, coalesce((SELECT max(number) FROM credit_notes WHERE kind <> 'writeOff'), 0) AS credit`);
/** A PC whose drawer is opened for the first time begins with its day. */
export const beginningOfDateText = `SELECT
  (SELECT min(l.seq) - 1 FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.id WHERE e.business_date = @date) AS seq,
  (SELECT min(number) - 1 FROM invoices WHERE business_date = @date) AS invoice,
  (SELECT min(number) - 1 FROM credit_notes WHERE business_date = @date AND kind <> 'writeOff') AS credit`;
const beginningStatement = sqlText<{ [K in keyof Marks]: number | null }, [OfDate]>(beginningOfDateText);

export function marksNow(db: ReadDb): Marks {
  return marksStatement(db).get() ?? { seq: 0, invoice: 0, credit: 0 };
}

/** Just before the first row of a date; where there is none yet, where everything stands now. */
export function marksBefore(db: ReadDb, businessDate: string): Marks {
  const now = marksNow(db);
  const first = beginningStatement(db).get({ date: businessDate });
  return {
    seq: first?.seq ?? now.seq,
    invoice: first?.invoice ?? now.invoice,
    credit: first?.credit ?? now.credit,
  };
}

const zColumns = `z.id, z.number, z.drawer_session_id AS drawerSessionId, z.station_id AS stationId, z.business_date AS businessDate,
  z.until_seq AS untilSeq, z.until_invoice AS untilInvoice, z.until_credit AS untilCredit, z.gross_cents AS grossCents,
  z.total_cents AS totalCents, z.grand_total_cents AS grandTotalCents, z.expected_cents AS expectedCents, z.counted_cents AS countedCents,
  z.over_short_cents AS overShortCents, z.open_items AS openItems, z.open_reason AS openReason, z.audit_seq AS auditSeq,
  z.audit_hash AS auditHash, z.document_id AS documentId, z.closed_at AS closedAt, z.closed_by AS closedBy, z.confirmed_by AS confirmedBy`;
const zNamed = `${zColumns}, s.name AS stationName, f.name AS closedByName
  FROM z_reports z JOIN stations s ON s.id = z.station_id JOIN staff f ON f.id = z.closed_by`;
export const zReportsText = `SELECT ${zNamed} WHERE z.business_date BETWEEN ? AND ? ORDER BY z.number DESC LIMIT ?`;
export const lastZOfStationText = `SELECT ${zColumns} FROM z_reports z WHERE z.station_id = ? ORDER BY z.number DESC LIMIT 1`;
const zStatement = sqlText<ZRow, [string, string, number]>(zReportsText);
const zByIdStatement = sqlText<ZRow, [string]>(`SELECT ${zNamed} WHERE z.id = ?`);
const lastOfStationStatement = sqlText<typeof zReports.$inferSelect, [string]>(lastZOfStationText);
const lastStatement = sqlText<{ number: number; grandTotalCents: number }>(
  'SELECT number, grand_total_cents AS grandTotalCents FROM z_reports ORDER BY number DESC LIMIT 1',
);

export const insertZReport = insertInto(zReports);

/** Z reports of business dates `from`..`until`, both included, newest first. */
export function zReportsBetween(db: ReadDb, from: string, until: string, limit: number): ZRow[] {
  return zStatement(db).all(from, until, limit);
}

export function findZReport(db: ReadDb, id: string): ZRow | undefined {
  return zByIdStatement(db).get(id);
}

/** The newest Z of a PC. */
export function lastZOfStation(db: ReadDb, stationId: string): typeof zReports.$inferSelect | undefined {
  return lastOfStationStatement(db).get(stationId);
}

/** The newest Z of the clinic: number and grand total run on from it. */
export function lastZ(db: ReadDb): { number: number; grandTotalCents: number } {
  return lastStatement(db).get() ?? { number: 0, grandTotalCents: 0 };
}
