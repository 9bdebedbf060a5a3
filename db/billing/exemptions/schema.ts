import { sqliteTable } from 'drizzle-orm/sqlite-core';
import { count, id, instant, localDate, words } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';
import { staff } from '../../staff/schema.ts';

/** A patient who pays no tax, and why; sales to them begin without it. */
export const taxExemptions = sqliteTable('tax_exemptions', {
  patientId: id('patient_id')
    .primaryKey()
    .references(() => patients.id),
  reason: words('reason').notNull(),
  /** The last day it holds; null: until it is taken off. */
  validUntil: localDate('valid_until'),
  setBy: id('set_by')
    .notNull()
    .references(() => staff.id),
  setAt: instant('set_at').notNull(),
  version: count('version').notNull(),
});
