import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { mergeKinds } from '../../../electron/patients/merging/rules.ts';
import { id, instant, oneOf, sequence, words } from '../../columns.ts';
import { patients } from '../schema.ts';

/** That a chart was merged into another, or taken out again. Append-only; the newest row of a chart says what holds. */
export const patientMerges = sqliteTable(
  'patient_merges',
  {
    seq: sequence('seq'),
    id: id('id').notNull(),
    kind: oneOf('kind', mergeKinds).notNull(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    intoId: id('into_id')
      .notNull()
      .references(() => patients.id),
    reason: words('reason').notNull(),
    at: instant('at').notNull(),
    staffId: id('staff_id').notNull(),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    uniqueIndex('patient_merges_id').on(t.id),
    index('patient_merges_patient').on(t.patientId, t.seq),
    index('patient_merges_into').on(t.intoId),
    check('patient_merges_kind', sql`${t.kind} IN ('merge', 'unmerge')`),
    check('patient_merges_two', sql`${t.patientId} <> ${t.intoId}`),
  ],
);
