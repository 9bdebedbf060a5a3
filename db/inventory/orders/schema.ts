import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { locations } from '../../clinic/schema.ts';
import { cents, count, id, instant, localDate, oneOf, quantity, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { lots, products } from '../schema.ts';
import { suppliers } from '../suppliers/schema.ts';

/** An order to a supplier. It is never deleted; its number is given when it is sent, without gaps. */
export const purchaseOrders = sqliteTable(
  'purchase_orders',
  {
    id: id('id').primaryKey(),
    number: count('number'),
    supplierId: id('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    state: oneOf('state', ['draft', 'sent', 'partReceived', 'received', 'closedShort', 'cancelled']).notNull(),
    /** Where it is to be put. */
    locationId: id('location_id')
      .notNull()
      .references(() => locations.id),
    expectedOn: localDate('expected_on'),
    note: words('note').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by').notNull(),
    sentAt: instant('sent_at'),
    sentBy: id('sent_by'),
    closedAt: instant('closed_at'),
    closedBy: id('closed_by'),
    closeReason: words('close_reason'),
    /** The order as it was sent. */
    documentId: id('document_id').references(() => documents.id),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('purchase_orders_number').on(t.number),
    index('purchase_orders_open').on(t.state),
    index('purchase_orders_supplier').on(t.supplierId),
    check(
      'purchase_orders_state',
      sql`${t.state} IN ('draft', 'sent', 'partReceived', 'received', 'closedShort', 'cancelled')`,
    ),
    check(
      'purchase_orders_sent',
      sql`(${t.number} IS NULL) = (${t.sentAt} IS NULL) AND (${t.state} <> 'draft' OR ${t.number} IS NULL)`,
    ),
    check(
      'purchase_orders_closed',
      sql`(${t.state} IN ('received', 'closedShort', 'cancelled')) = (${t.closedAt} IS NOT NULL)`,
    ),
  ],
);

/** One product of an order, whose version counts for its lines too. What came in of it is the sum of its receipts. */
export const purchaseOrderLines = sqliteTable(
  'purchase_order_lines',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    /** As the supplier calls it. */
    article: words('article').notNull(),
    packageSize: quantity('package_size').notNull(),
    packages: count('packages').notNull(),
    /** Of one package. */
    costCents: cents('cost_cents').notNull(),
    position: count('position').notNull(),
  },
  (t) => [
    uniqueIndex('purchase_order_lines_product').on(t.orderId, t.productId),
    check('purchase_order_lines_packages', sql`${t.packages} > 0 AND ${t.packageSize} > 0`),
    check('purchase_order_lines_cost', sql`${t.costCents} >= 0`),
  ],
);

/** What came in on a line of an order: one delivery of one lot, under the delivery's own id. Append-only. */
export const orderReceipts = sqliteTable(
  'order_receipts',
  {
    id: id('id').primaryKey(),
    orderId: id('order_id')
      .notNull()
      .references(() => purchaseOrders.id),
    lineId: id('line_id')
      .notNull()
      .references(() => purchaseOrderLines.id),
    lotId: id('lot_id')
      .notNull()
      .references(() => lots.id),
    quantity: quantity('quantity').notNull(),
    costCents: cents('cost_cents').notNull(),
    /** What it would have cost at the price of the order. */
    orderedCents: cents('ordered_cents').notNull(),
    at: instant('at').notNull(),
    staffId: id('staff_id').notNull(),
  },
  (t) => [
    index('order_receipts_order').on(t.orderId),
    index('order_receipts_line').on(t.lineId),
    check('order_receipts_quantity', sql`${t.quantity} > 0`),
  ],
);
