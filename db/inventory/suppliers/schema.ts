import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { cents, count, flag, id, words } from '../../columns.ts';
import { products } from '../schema.ts';

/** Whom the clinic orders from. */
export const suppliers = sqliteTable(
  'suppliers',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    contact: words('contact').notNull(),
    email: words('email').notNull(),
    phone: words('phone').notNull(),
    address: words('address').notNull(),
    /** The clinic's number with them. */
    accountNumber: words('account_number').notNull(),
    /** Days from the order to the delivery. */
    leadDays: count('lead_days').notNull(),
    /** They deliver from this order value on; 0: any. */
    minimumCents: cents('minimum_cents').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('suppliers_name').on(t.name),
    check('suppliers_lead_days', sql`${t.leadDays} >= 0`),
    check('suppliers_minimum', sql`${t.minimumCents} >= 0`),
  ],
);

/** What a supplier sells, as they call it and at what it cost last. */
export const supplierProducts = sqliteTable(
  'supplier_products',
  {
    id: id('id').primaryKey(),
    supplierId: id('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    article: words('article').notNull(),
    /** Packages they sell together. */
    pack: count('pack').notNull(),
    /** Of one package, as it was last ordered or delivered. */
    costCents: cents('cost_cents').notNull(),
    /** The product is ordered here unless somebody chooses otherwise; one supplier at most per product. */
    preferred: flag('preferred').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('supplier_products_both').on(t.supplierId, t.productId),
    index('supplier_products_product').on(t.productId),
    check('supplier_products_pack', sql`${t.pack} > 0`),
    check('supplier_products_cost', sql`${t.costCents} >= 0`),
  ],
);
