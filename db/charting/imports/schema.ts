import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { photoSizes } from '../../../electron/charting/photos/rules.ts';
import { count, id, instant, json, oneOf, words } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';
import { staff } from '../../staff/schema.ts';

const kinds = ['consent', 'note', 'exam'] as const;
const lists = ['allergy', 'medication', 'condition'] as const;

/**
 * A chart of another clinic that was read in: the head of its file as it stood. With its records and photos it is the whole
 * file again, whose hash is `sha256`. It stays what it was: nothing of it is our note, our stock or our money. Append-only.
 */
export const chartImports = sqliteTable(
  'chart_imports',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    sha256: words('sha256').notNull(),
    /** Everything of the file but its records and photos. */
    head: json('head').notNull(),
    /** The id the patient has at the other clinic. */
    sourcePatientId: id('source_patient_id').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [
    index('chart_imports_patient').on(t.patientId, t.importedAt),
    index('chart_imports_source').on(t.sourcePatientId),
  ],
);

/** A signed record of an imported chart, with the hash it was signed under. Append-only. */
export const importedRecords = sqliteTable(
  'imported_records',
  {
    id: id('id').primaryKey(),
    importId: id('import_id')
      .notNull()
      .references(() => chartImports.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    position: count('position').notNull(),
    /** Its id at the clinic it comes from. */
    recordId: id('record_id').notNull(),
    kind: oneOf('kind', kinds).notNull(),
    title: words('title').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: words('created_by').notNull(),
    clinic: words('clinic').notNull(),
    sha256: words('sha256').notNull(),
    /** The day, reason and person where a consent was taken back. */
    revoked: json('revoked'),
    content: json('content').notNull(),
  },
  (t) => [
    uniqueIndex('imported_records_import').on(t.importId, t.position),
    index('imported_records_patient').on(t.patientId, t.createdAt),
    check('imported_records_kind', sql.raw(`"kind" IN ('consent', 'note', 'exam')`)),
  ],
);

/** A photo of an imported chart: what is known of it. Append-only. */
export const importedPhotos = sqliteTable(
  'imported_photos',
  {
    id: id('id').primaryKey(),
    importId: id('import_id')
      .notNull()
      .references(() => chartImports.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    position: count('position').notNull(),
    /** Its id at the clinic it comes from. */
    photoId: id('photo_id').notNull(),
    takenAt: instant('taken_at').notNull(),
    sha256: words('sha256').notNull(),
    facts: json('facts').notNull(),
  },
  (t) => [
    uniqueIndex('imported_photos_import').on(t.importId, t.position),
    index('imported_photos_patient').on(t.patientId, t.takenAt),
  ],
);

/** One encrypted file of an imported photo: the picture as it came, and two made anew from it for the screen. Append-only. */
export const importedPhotoFiles = sqliteTable(
  'imported_photo_files',
  {
    id: id('id').primaryKey(),
    importedPhotoId: id('imported_photo_id')
      .notNull()
      .references(() => importedPhotos.id),
    size: oneOf('size', photoSizes).notNull(),
    mediaType: words('media_type').notNull(),
    width: count('width').notNull(),
    height: count('height').notNull(),
    bytes: count('bytes').notNull(),
    wrappedKey: words('wrapped_key').notNull(),
  },
  (t) => [
    uniqueIndex('imported_photo_files_photo').on(t.importedPhotoId, t.size),
    check('imported_photo_files_size', sql.raw(`"size" IN ('kept', 'screen', 'thumb')`)),
  ],
);

/** An entry of an imported chart that was taken over into a list of ours, and the entry it became. Append-only. */
export const importedEntries = sqliteTable(
  'imported_entries',
  {
    id: id('id').primaryKey(),
    importId: id('import_id')
      .notNull()
      .references(() => chartImports.id),
    list: oneOf('list', lists).notNull(),
    entryId: id('entry_id').notNull(),
    /** The allergy, medication or condition it became. */
    takenId: id('taken_id').notNull(),
  },
  (t) => [
    uniqueIndex('imported_entries_taken').on(t.takenId),
    index('imported_entries_import').on(t.importId),
    check('imported_entries_list', sql.raw(`"list" IN ('allergy', 'medication', 'condition')`)),
  ],
);
