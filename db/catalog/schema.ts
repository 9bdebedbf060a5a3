import { sql } from 'drizzle-orm';
import { check, sqliteTable } from 'drizzle-orm/sqlite-core';
import { cents, count, flag, id, oneOf, quantity, words } from '../columns.ts';
import { products } from '../inventory/schema.ts';

export const services = sqliteTable(
  'services',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    category: words('category').notNull(),
    /** Hands-on minutes, then processing (the provider is free, the room is not), then buffer. */
    durationMinutes: count('duration_minutes').notNull(),
    processingMinutes: count('processing_minutes').notNull(),
    bufferMinutes: count('buffer_minutes').notNull(),
    pricing: oneOf('pricing', ['perUnit', 'perArea', 'flat']).notNull(),
    /** Per unit, per area or flat. */
    priceCents: cents('price_cents').notNull(),
    taxClass: oneOf('tax_class', ['none', 'standard']).notNull(),
    /** Cosmetic lines never reach a claim. */
    cosmetic: flag('cosmetic').notNull(),
    /** What is drawn for it; null: nothing comes from a container. */
    productId: id('product_id').references(() => products.id),
    /** Usual quantity, for the pending charge: units, areas or 1. */
    estimatedQuantity: quantity('estimated_quantity').notNull(),
    position: count('position').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    check('services_pricing', sql`${t.pricing} IN ('perUnit', 'perArea', 'flat')`),
    check('services_tax_class', sql`${t.taxClass} IN ('none', 'standard')`),
    check(
      'services_minutes',
      sql`${t.durationMinutes} > 0 AND ${t.processingMinutes} >= 0 AND ${t.bufferMinutes} >= 0`,
    ),
  ],
);
