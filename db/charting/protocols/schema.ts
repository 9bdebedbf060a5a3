import { sql } from 'drizzle-orm';
import { sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, flag, id, json, words } from '../../columns.ts';
import { products } from '../../inventory/schema.ts';

/** A named set of points of one product. Retired, never deleted. */
export const chartProtocols = sqliteTable(
  'chart_protocols',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    /** The points as they are placed: a list of marks. */
    marks: json('marks').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [uniqueIndex('chart_protocols_name').on(t.productId, t.name).where(sql`"active" = 1`)],
);
