import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, flag, id, instant, localDate, oneOf, sequence, words } from '../columns.ts';
import { staff } from '../staff/schema.ts';

/** `number` is the chart number a person reads; `id` is what other rows point to. The table patient_search (FTS5) mirrors it by number. */
export const patients = sqliteTable(
  'patients',
  {
    number: sequence('number'),
    id: id('id').notNull(),
    givenName: words('given_name').notNull(),
    familyName: words('family_name').notNull(),
    preferredName: words('preferred_name').notNull(),
    birthDate: localDate('birth_date'),
    /** E.164, e.g. +12125550123. */
    phone: words('phone'),
    email: words('email'),
    mergedIntoId: id('merged_into_id').references((): AnySQLiteColumn => patients.id),
    createdAt: instant('created_at').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('patients_id').on(t.id),
    index('patients_phone').on(t.phone),
    index('patients_birth_date').on(t.birthDate),
    index('patients_merged').on(t.mergedIntoId),
  ],
);

export const allergies = sqliteTable(
  'allergies',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    substance: words('substance').notNull(),
    severity: oneOf('severity', ['mild', 'moderate', 'severe']).notNull(),
    active: flag('active').notNull(),
    notedAt: instant('noted_at').notNull(),
    version: count('version').notNull(),
    /** Not known of what was noted before this was kept. */
    notedBy: id('noted_by').references(() => staff.id),
    endedAt: instant('ended_at'),
    endedBy: id('ended_by').references(() => staff.id),
  },
  (t) => [
    index('allergies_patient').on(t.patientId),
    check('allergies_severity', sql`${t.severity} IN ('mild', 'moderate', 'severe')`),
  ],
);
