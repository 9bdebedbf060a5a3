import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, id, instant, localDate, sequence, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { staff } from '../../staff/schema.ts';
import { products } from '../schema.ts';

/** What the medical director signed: how long opened containers of a product may be used beyond what the label says. */
export const vialPolicies = sqliteTable(
  'vial_policies',
  {
    seq: sequence('seq'),
    id: id('id').notNull(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    hours: count('hours').notNull(),
    validFrom: localDate('valid_from').notNull(),
    /** The last day; null: until it is revoked. */
    validUntil: localDate('valid_until'),
    /** Storage, preservative, handling: under what it holds. */
    conditions: words('conditions').notNull(),
    signedBy: id('signed_by')
      .notNull()
      .references(() => staff.id),
    signedAt: instant('signed_at').notNull(),
    stationId: id('station_id').notNull(),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
  },
  (t) => [
    uniqueIndex('vial_policies_id').on(t.id),
    index('vial_policies_product').on(t.productId),
    check('vial_policies_hours', sql`${t.hours} > 0`),
    check('vial_policies_valid', sql`${t.validUntil} IS NULL OR ${t.validUntil} >= ${t.validFrom}`),
  ],
);

export const vialPolicyRevocations = sqliteTable('vial_policy_revocations', {
  policyId: id('policy_id')
    .primaryKey()
    .references(() => vialPolicies.id),
  reason: words('reason').notNull(),
  staffId: id('staff_id')
    .notNull()
    .references(() => staff.id),
  at: instant('at').notNull(),
});
