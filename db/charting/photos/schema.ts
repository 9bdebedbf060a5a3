import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { photoPhases, photoSizes, photoSources, photoUses } from '../../../electron/charting/photos/rules.ts';
import { outlines } from '../../../electron/charting/photos/sets/rules.ts';
import { count, flag, id, instant, oneOf, sequence, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { patients } from '../../patients/schema.ts';
import { appointments, serviceLines } from '../../scheduling/schema.ts';
import { staff } from '../../staff/schema.ts';

const listed = (column: string, list: readonly string[]) =>
  sql.raw(`"${column}" IN (${list.map((word) => `'${word}'`).join(', ')})`);

/** What a photo can show: the same view of two visits can be laid over each other. */
export const photoViews = sqliteTable(
  'photo_views',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    outline: oneOf('outline', outlines).notNull(),
    position: count('position').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    check('photo_views_outline', listed('outline', outlines)),
    check('photo_views_active', sql`${t.active} IN (0, 1)`),
  ],
);

/**
 * A photograph. What it is never changes (triggers see to it); with the signature of its visit neither does what it is
 * said to show. A removed one keeps its row and loses its files. `use` is the newest of its `photo_uses`.
 */
export const photos = sqliteTable(
  'photos',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    appointmentId: id('appointment_id').references(() => appointments.id),
    serviceLineId: id('service_line_id').references(() => serviceLines.id),
    viewId: id('view_id').references(() => photoViews.id),
    phase: oneOf('phase', photoPhases).notNull(),
    source: oneOf('source', photoSources).notNull(),
    takenAt: instant('taken_at').notNull(),
    takenBy: id('taken_by')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
    addedAt: instant('added_at').notNull(),
    /** Points of the kept picture, and its SHA-256. */
    width: count('width').notNull(),
    height: count('height').notNull(),
    sha256: words('sha256').notNull(),
    use: oneOf('use', photoUses).notNull(),
    hiddenAt: instant('hidden_at'),
    hiddenBy: id('hidden_by').references(() => staff.id),
    hiddenReason: words('hidden_reason'),
    removedAt: instant('removed_at'),
    removedBy: id('removed_by').references(() => staff.id),
    version: count('version').notNull(),
  },
  (t) => [
    index('photos_patient').on(t.patientId, t.takenAt, t.id),
    index('photos_visit').on(t.appointmentId).where(sql`${t.appointmentId} IS NOT NULL`),
    check('photos_phase', listed('phase', photoPhases)),
    check('photos_source', listed('source', photoSources)),
    check('photos_use', listed('use', photoUses)),
    check('photos_line', sql`${t.serviceLineId} IS NULL OR ${t.appointmentId} IS NOT NULL`),
    check(
      'photos_hidden',
      sql`(${t.hiddenAt} IS NULL) = (${t.hiddenBy} IS NULL) AND (${t.hiddenAt} IS NULL) = (${t.hiddenReason} IS NULL)`,
    ),
    check('photos_removed', sql`(${t.removedAt} IS NULL) = (${t.removedBy} IS NULL)`),
  ],
);

/** One encrypted file of a photo, under its own id. Goes only with a photo that was removed. */
export const photoFiles = sqliteTable(
  'photo_files',
  {
    id: id('id').primaryKey(),
    photoId: id('photo_id')
      .notNull()
      .references(() => photos.id),
    size: oneOf('size', photoSizes).notNull(),
    mediaType: words('media_type').notNull(),
    width: count('width').notNull(),
    height: count('height').notNull(),
    bytes: count('bytes').notNull(),
    wrappedKey: words('wrapped_key').notNull(),
  },
  (t) => [
    uniqueIndex('photo_files_photo').on(t.photoId, t.size),
    check('photo_files_size', listed('size', photoSizes)),
  ],
);

/** What the patient let a photo be used for, and what was said then; the newest counts. Append-only. */
export const photoUsesGiven = sqliteTable(
  'photo_uses',
  {
    seq: sequence('seq'),
    photoId: id('photo_id')
      .notNull()
      .references(() => photos.id),
    use: oneOf('use', photoUses).notNull(),
    /** The signed consent it rests on. */
    documentId: id('document_id').references(() => documents.id),
    reason: words('reason').notNull(),
    givenAt: instant('given_at').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant('at').notNull(),
  },
  (t) => [index('photo_uses_photo').on(t.photoId, t.seq), check('photo_uses_use', listed('use', photoUses))],
);
