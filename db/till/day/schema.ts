import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { stations } from '../../clinic/schema.ts';
import { cents, count, id, instant, localDate, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { staff } from '../../staff/schema.ts';
import { drawerSessions } from '../schema.ts';

/** The report that closed a drawer. Append-only; numbers run on without gaps, the grand total is never reset. What it says is its document. */
export const zReports = sqliteTable(
  'z_reports',
  {
    id: id('id').primaryKey(),
    number: count('number').notNull(),
    drawerSessionId: id('drawer_session_id')
      .notNull()
      .references(() => drawerSessions.id),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    businessDate: localDate('business_date').notNull(),
    /** The last journal line, invoice and credit note it covers; the next session of the station begins after them. */
    untilSeq: count('until_seq').notNull(),
    untilInvoice: count('until_invoice').notNull(),
    untilCredit: count('until_credit').notNull(),
    grossCents: cents('gross_cents').notNull(),
    /** Invoiced less what credit notes took back. */
    totalCents: cents('total_cents').notNull(),
    /** The sum of the totals of every Z so far, this one included. */
    grandTotalCents: cents('grand_total_cents').notNull(),
    expectedCents: cents('expected_cents').notNull(),
    countedCents: cents('counted_cents').notNull(),
    overShortCents: cents('over_short_cents').notNull(),
    /** How much was still open when it was closed, and why it was closed all the same. */
    openItems: count('open_items').notNull(),
    openReason: words('open_reason'),
    /** The head of the audit chain just before. */
    auditSeq: count('audit_seq').notNull(),
    auditHash: words('audit_hash').notNull(),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
    closedAt: instant('closed_at').notNull(),
    closedBy: id('closed_by')
      .notNull()
      .references(() => staff.id),
    /** The second person, where the difference was above the limit. */
    confirmedBy: id('confirmed_by').references(() => staff.id),
  },
  (t) => [
    uniqueIndex('z_reports_number').on(t.number),
    uniqueIndex('z_reports_session').on(t.drawerSessionId),
    index('z_reports_station').on(t.stationId, t.number),
    index('z_reports_date').on(t.businessDate),
    check('z_reports_difference', sql`${t.overShortCents} = ${t.countedCents} - ${t.expectedCents}`),
  ],
);
