import { sql } from 'drizzle-orm';
import { sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, id, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';

/** Texts that are put into notes by a short name: a person's own, or the clinic's (no person). */
export const noteMacros = sqliteTable(
  'note_macros',
  {
    id: id('id').primaryKey(),
    staffId: id('staff_id').references(() => staff.id),
    name: words('name').notNull(),
    text: words('text').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('note_macros_clinic').on(t.name).where(sql`${t.staffId} IS NULL`),
    uniqueIndex('note_macros_own').on(t.staffId, t.name).where(sql`${t.staffId} IS NOT NULL`),
  ],
);
