import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, id, instant, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { lots } from '../../inventory/schema.ts';
import { patients } from '../../patients/schema.ts';
import { staff } from '../../staff/schema.ts';

/** A lot that was called back. Open until it is lifted with a reason; a lot may be recalled again later. */
export const lotRecalls = sqliteTable(
  'lot_recalls',
  {
    id: id('id').primaryKey(),
    lotId: id('lot_id')
      .notNull()
      .references(() => lots.id),
    reason: words('reason').notNull(),
    at: instant('at').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    liftedAt: instant('lifted_at'),
    liftedBy: id('lifted_by').references(() => staff.id),
    liftReason: words('lift_reason'),
    /** The newest record of it. */
    documentId: id('document_id').references(() => documents.id),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('lot_recalls_open').on(t.lotId).where(sql`"lifted_at" IS NULL`),
    check('lot_recalls_lifted', sql`(${t.liftedAt} IS NULL) = (${t.liftReason} IS NULL)`),
  ],
);

/** One patient to be told, with what came of it. */
export const lotRecallCalls = sqliteTable(
  'lot_recall_calls',
  {
    id: id('id').primaryKey(),
    recallId: id('recall_id')
      .notNull()
      .references(() => lotRecalls.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    doneAt: instant('done_at'),
    doneBy: id('done_by').references(() => staff.id),
    note: words('note').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('lot_recall_calls_patient').on(t.recallId, t.patientId),
    index('lot_recall_calls_of').on(t.patientId),
  ],
);
