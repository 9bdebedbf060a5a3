import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { conditionKinds } from '../../../electron/patients/health/rules.ts';
import { count, id, instant, localDate, oneOf, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';
import { patients } from '../schema.ts';

/** What a patient takes. What is no longer taken, or taken in another dose, is ended; another dose is a new row. */
export const medications = sqliteTable(
  'medications',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    name: words('name').notNull(),
    /** As the patient says it, "20 mg in the morning"; empty if not known. */
    dose: words('dose').notNull(),
    /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
    since: words('since'),
    notedAt: instant('noted_at').notNull(),
    notedBy: id('noted_by')
      .notNull()
      .references(() => staff.id),
    endedAt: instant('ended_at'),
    endedBy: id('ended_by').references(() => staff.id),
    replacedById: id('replaced_by_id').references((): AnySQLiteColumn => medications.id),
    version: count('version').notNull(),
  },
  (t) => [
    index('medications_patient').on(t.patientId),
    check('medications_ended', sql`(${t.endedAt} IS NULL) = (${t.endedBy} IS NULL)`),
    check('medications_replaced', sql`${t.replacedById} IS NULL OR ${t.endedAt} IS NOT NULL`),
  ],
);

/** What a patient has, pregnancy and breastfeeding among it. */
export const conditions = sqliteTable(
  'conditions',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    kind: oneOf('kind', conditionKinds).notNull(),
    name: words('name').notNull(),
    /** 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'. */
    since: words('since'),
    /** The due date of a pregnancy, the planned end of breastfeeding. */
    expectedUntil: localDate('expected_until'),
    notedAt: instant('noted_at').notNull(),
    notedBy: id('noted_by')
      .notNull()
      .references(() => staff.id),
    endedAt: instant('ended_at'),
    endedBy: id('ended_by').references(() => staff.id),
    replacedById: id('replaced_by_id').references((): AnySQLiteColumn => conditions.id),
    version: count('version').notNull(),
  },
  (t) => [
    index('conditions_patient').on(t.patientId),
    check(
      'conditions_kind',
      sql`${t.kind} IN ('pregnancy', 'breastfeeding', 'bleeding', 'neuromuscular', 'immune', 'heart', 'diabetes', 'epilepsy', 'keloid', 'coldSores', 'skin', 'cancer', 'implant', 'other')`,
    ),
    check('conditions_expected', sql`${t.expectedUntil} IS NULL OR ${t.kind} IN ('pregnancy', 'breastfeeding')`),
    check('conditions_ended', sql`(${t.endedAt} IS NULL) = (${t.endedBy} IS NULL)`),
    check('conditions_replaced', sql`${t.replacedById} IS NULL OR ${t.endedAt} IS NOT NULL`),
  ],
);
