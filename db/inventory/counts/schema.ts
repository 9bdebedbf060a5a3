import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { locations } from '../../clinic/schema.ts';
import { cents, count, flag, id, instant, json, localDate, oneOf, quantity, words } from '../../columns.ts';
import { containers, lots, products } from '../schema.ts';

/** One count of the stock room or of a part of it. What it changed are its lines' moves. */
export const stockCounts = sqliteTable(
  'stock_counts',
  {
    id: id('id').primaryKey(),
    kind: oneOf('kind', ['full', 'cycle']).notNull(),
    /** Who counts does not see what should be there. */
    blind: flag('blind').notNull(),
    locationId: id('location_id').references(() => locations.id),
    productId: id('product_id').references(() => products.id),
    productKind: oneOf('product_kind', ['toxin', 'filler', 'skincare', 'supply']),
    abcClass: oneOf('abc_class', ['A', 'B', 'C']),
    /** Ids of the products that were in the class when the count began. */
    classProducts: json('class_products'),
    state: oneOf('state', ['counting', 'review', 'posted', 'cancelled']).notNull(),
    /** When it began, or when it was posted. */
    businessDate: localDate('business_date').notNull(),
    startedAt: instant('started_at').notNull(),
    startedBy: id('started_by').notNull(),
    stationId: id('station_id').notNull(),
    closedAt: instant('closed_at'),
    closedBy: id('closed_by'),
    approvedBy: id('approved_by'),
    /** Worth of all differences, found and missing added up without their signs; set when posted. */
    grossCents: cents('gross_cents'),
    netCents: cents('net_cents'),
    version: count('version').notNull(),
  },
  (t) => [
    index('stock_counts_started').on(t.startedAt),
    index('stock_counts_date').on(t.businessDate),
    check('stock_counts_kind', sql`${t.kind} IN ('full', 'cycle')`),
    check('stock_counts_product_kind', sql`${t.productKind} IN ('toxin', 'filler', 'skincare', 'supply')`),
    check(
      'stock_counts_abc',
      sql`${t.abcClass} IN ('A', 'B', 'C') AND ${t.classProducts} IS NOT NULL OR ${t.abcClass} IS NULL AND ${t.classProducts} IS NULL`,
    ),
    check('stock_counts_state', sql`${t.state} IN ('counting', 'review', 'posted', 'cancelled')`),
    check('stock_counts_closed', sql`(${t.state} IN ('posted', 'cancelled')) = (${t.closedAt} IS NOT NULL)`),
  ],
);

/** What was counted: one container, or one lot at one place. `expected` is what was there at that moment. */
export const stockCountLines = sqliteTable(
  'stock_count_lines',
  {
    id: id('id').primaryKey(),
    countId: id('count_id')
      .notNull()
      .references(() => stockCounts.id),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    lotId: id('lot_id')
      .notNull()
      .references(() => lots.id),
    containerId: id('container_id').references(() => containers.id),
    /** Where it was found. */
    locationId: id('location_id')
      .notNull()
      .references(() => locations.id),
    /** Where it should have been. */
    bookLocationId: id('book_location_id')
      .notNull()
      .references(() => locations.id),
    expected: quantity('expected').notNull(),
    /** The last move there was when it was counted. */
    afterSeq: count('after_seq').notNull(),
    counted: quantity('counted').notNull(),
    firstCounted: quantity('first_counted').notNull(),
    /** Worth of the difference, signed like it. */
    worthCents: cents('worth_cents').notNull(),
    reason: words('reason'),
    countedAt: instant('counted_at').notNull(),
    countedBy: id('counted_by').notNull(),
    firstCountedBy: id('first_counted_by').notNull(),
    /** The move that put it right; null while not posted and where nothing differed. */
    moveId: id('move_id'),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('stock_count_lines_container').on(t.countId, t.containerId).where(sql`${t.containerId} IS NOT NULL`),
    uniqueIndex('stock_count_lines_goods').on(t.countId, t.lotId, t.locationId).where(sql`${t.containerId} IS NULL`),
    check('stock_count_lines_counted', sql`${t.counted} >= 0 AND ${t.expected} >= 0`),
  ],
);
