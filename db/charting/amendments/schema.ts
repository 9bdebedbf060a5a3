import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { amendmentKinds } from '../../../electron/charting/amendments/rules.ts';
import { id, instant, oneOf, sequence, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { patients } from '../../patients/schema.ts';
import { staff } from '../../staff/schema.ts';
import { encounters } from '../schema.ts';

/**
 * What was put to a note after its signature: addenda, error marks and co-signatures, in order. Append-only, and only
 * for signed notes (triggers see to both). `text` is an addendum's words or an error mark's reason.
 */
export const noteAmendments = sqliteTable(
  'note_amendments',
  {
    seq: sequence('seq'),
    id: id('id').notNull(),
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    kind: oneOf('kind', amendmentKinds).notNull(),
    text: words('text'),
    /** A late entry: when that which an addendum tells of happened. */
    happenedAt: instant('happened_at'),
    /** The addendum an error mark strikes through; null: the note itself. */
    addendumId: id('addendum_id'),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    sessionId: id('session_id').notNull(),
    stationId: id('station_id').notNull(),
    at: instant('at').notNull(),
    /** The whole note with everything up to this row, as it was kept. */
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
  },
  (t) => [
    uniqueIndex('note_amendments_id').on(t.id),
    index('note_amendments_encounter').on(t.encounterId, t.seq),
    index('note_amendments_errors').on(t.patientId).where(sql`${t.kind} = 'error'`),
    uniqueIndex('note_amendments_note_error')
      .on(t.encounterId)
      .where(sql`${t.kind} = 'error' AND ${t.addendumId} IS NULL`),
    uniqueIndex('note_amendments_addendum_error').on(t.addendumId).where(sql`${t.addendumId} IS NOT NULL`),
    uniqueIndex('note_amendments_cosigner').on(t.encounterId, t.staffId).where(sql`${t.kind} = 'cosignature'`),
    check('note_amendments_kind', sql`${t.kind} IN ('addendum', 'error', 'cosignature')`),
    check('note_amendments_text', sql`(${t.kind} = 'cosignature') = (${t.text} IS NULL)`),
    check('note_amendments_happened', sql`${t.happenedAt} IS NULL OR ${t.kind} = 'addendum'`),
    check('note_amendments_addendum', sql`${t.addendumId} IS NULL OR ${t.kind} = 'error'`),
  ],
);
