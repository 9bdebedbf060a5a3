import { sql } from 'drizzle-orm';
import { check, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, quantity } from '../../columns.ts';
import { products } from '../../inventory/schema.ts';
import { services } from '../schema.ts';

/** What a service uses beside what is drawn from containers, with its usual quantity. */
export const serviceSupplies = sqliteTable(
  'service_supplies',
  {
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    quantity: quantity('quantity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.serviceId, t.productId] }),
    check('service_supplies_quantity', sql`${t.quantity} > 0`),
  ],
);
