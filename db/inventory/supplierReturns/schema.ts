import { sql } from 'drizzle-orm';
import { check, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cents, count, id, instant, localDate, oneOf, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { suppliers } from '../suppliers/schema.ts';

/** What went back to a supplier at once; its lines are the moves. Only the credit comes later. */
export const supplierReturns = sqliteTable(
  'supplier_returns',
  {
    id: id('id').primaryKey(),
    number: count('number').notNull(),
    supplierId: id('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    reason: oneOf('reason', ['recalled', 'damaged', 'wrong', 'expired', 'other']).notNull(),
    note: words('note').notNull(),
    at: instant('at').notNull(),
    businessDate: localDate('business_date').notNull(),
    staffId: id('staff_id').notNull(),
    stationId: id('station_id').notNull(),
    /** What it was worth in the stock. */
    worthCents: cents('worth_cents').notNull(),
    expectedCents: cents('expected_cents').notNull(),
    /** What the supplier credited; null while it is waited for. */
    receivedCents: cents('received_cents'),
    receivedAt: instant('received_at'),
    receivedBy: id('received_by'),
    /** The number of the supplier's credit note. */
    creditNote: words('credit_note'),
    documentId: id('document_id').references(() => documents.id),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('supplier_returns_number').on(t.number),
    check('supplier_returns_reason', sql`${t.reason} IN ('recalled', 'damaged', 'wrong', 'expired', 'other')`),
    check('supplier_returns_cents', sql`${t.worthCents} >= 0 AND ${t.expectedCents} >= 0`),
    check('supplier_returns_received', sql`(${t.receivedCents} IS NULL) = (${t.receivedAt} IS NULL)`),
  ],
);
