import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, flag, id, localDate } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';

/** Who answers for the account of a patient: one person at a time, who has nobody answering for them. Ended rows stay. */
export const guarantors = sqliteTable(
  'guarantors',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    guarantorId: id('guarantor_id')
      .notNull()
      .references(() => patients.id),
    active: flag('active').notNull(),
    since: localDate('since').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('guarantors_patient').on(t.patientId).where(sql`"active" = 1`),
    index('guarantors_guarantor').on(t.guarantorId),
    check('guarantors_two', sql`${t.patientId} <> ${t.guarantorId}`),
  ],
);
