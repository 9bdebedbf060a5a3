import type { PhotoSize } from '../../../electron/charting/photos/rules.ts';
import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { chartImports, importedEntries, importedPhotoFiles, importedPhotos, importedRecords } from './schema.ts';

export type ImportRow = typeof chartImports.$inferSelect & { importedBy: string };
export type ImportedRecordRow = typeof importedRecords.$inferSelect;
export type ImportedPhotoRow = typeof importedPhotos.$inferSelect;
export type ImportedFileRow = typeof importedPhotoFiles.$inferSelect;
export type ImportedEntryRow = typeof importedEntries.$inferSelect;

export const insertChartImport = insertInto(chartImports);
export const insertImportedRecord = insertInto(importedRecords);
export const insertImportedPhoto = insertInto(importedPhotos);
export const insertImportedFile = insertInto(importedPhotoFiles);
export const insertImportedEntry = insertInto(importedEntries);

const importColumns = `i.id, i.patient_id AS patientId, i.sha256, i.head, i.source_patient_id AS sourcePatientId,
  i.staff_id AS staffId, i.station_id AS stationId, i.imported_at AS importedAt, s.name AS importedBy`;
const importsFrom = `SELECT ${importColumns} FROM chart_imports i JOIN staff s ON s.id = i.staff_id`;
const recordColumns = `r.id, r.import_id AS importId, r.patient_id AS patientId, r.position, r.record_id AS recordId, r.kind,
  r.title, r.created_at AS createdAt, r.created_by AS createdBy, r.clinic, r.sha256, r.revoked, r.content`;
const photoColumns = `p.id, p.import_id AS importId, p.patient_id AS patientId, p.position, p.photo_id AS photoId,
  p.taken_at AS takenAt, p.sha256, p.facts`;
const fileColumns = `f.id, f.imported_photo_id AS importedPhotoId, f.size, f.media_type AS mediaType, f.width, f.height,
  f.bytes, f.wrapped_key AS wrappedKey`;

const ofPatient = sqlText<ImportRow, [string]>(
  `${importsFrom} WHERE i.patient_id IN (${membersText}) ORDER BY i.imported_at, i.id`,
);
/** Charts that were read in for a patient, and for the charts merged into it, oldest first. */
export function importsOfPatient(db: ReadDb, patientId: string): ImportRow[] {
  return ofPatient(db).all(patientId);
}

const ofSource = sqlText<ImportRow, [string]>(
  `${importsFrom} WHERE i.source_patient_id = ? ORDER BY i.imported_at, i.id`,
);
/** Charts that were read in of a patient of another clinic, oldest first. */
export function importsOfSource(db: ReadDb, sourcePatientId: string): ImportRow[] {
  return ofSource(db).all(sourcePatientId);
}

const everyImportStatement = sqlText<ImportRow>(`${importsFrom} ORDER BY i.imported_at, i.id`);
export function everyImport(db: ReadDb): ImportRow[] {
  return everyImportStatement(db).all();
}

const recordsOfImportStatement = sqlText<ImportedRecordRow, [string]>(
  `SELECT ${recordColumns} FROM imported_records r WHERE r.import_id = ? ORDER BY r.position`,
);
/** The records of one import, in the order of its file. */
export function recordsOfImport(db: ReadDb, importId: string): ImportedRecordRow[] {
  return recordsOfImportStatement(db).all(importId);
}

const recordById = sqlText<ImportedRecordRow, [string]>(
  `SELECT ${recordColumns} FROM imported_records r WHERE r.id = ?`,
);
export function findImportedRecord(db: ReadDb, id: string): ImportedRecordRow | undefined {
  return recordById(db).get(id);
}

const photosOfImportStatement = sqlText<ImportedPhotoRow, [string]>(
  `SELECT ${photoColumns} FROM imported_photos p WHERE p.import_id = ? ORDER BY p.position`,
);
/** The photos of one import, in the order of its file. */
export function photosOfImport(db: ReadDb, importId: string): ImportedPhotoRow[] {
  return photosOfImportStatement(db).all(importId);
}

const filesText = `SELECT ${fileColumns}, p.photo_id AS photoId, p.sha256 FROM imported_photos p
  JOIN imported_photo_files f ON f.imported_photo_id = p.id AND f.size = ?
  WHERE p.patient_id IN (${membersText})`;
const filesStatement = sqlText<ImportedFileRow & { photoId: string; sha256: string }, [PhotoSize, string]>(filesText);
/** The files in one size of all imported photos of a patient, by the photo's id at the other clinic and its hash. */
export function importedFilesOf(db: ReadDb, patientId: string, size: PhotoSize) {
  return filesStatement(db).all(size, patientId);
}

const entriesStatement = sqlText<ImportedEntryRow, [string]>(
  `SELECT e.id, e.import_id AS importId, e.list, e.entry_id AS entryId, e.taken_id AS takenId
   FROM chart_imports i JOIN imported_entries e ON e.import_id = i.id WHERE i.patient_id IN (${membersText})`,
);
/** What of a patient's imported charts was taken over into the lists. */
export function importedEntriesOf(db: ReadDb, patientId: string): ImportedEntryRow[] {
  return entriesStatement(db).all(patientId);
}

const knownFile = sqlText<{ known: number }, [string]>('SELECT 1 AS known FROM imported_photo_files WHERE id = ?');
/** True if a row stands for the file of this id. */
export function importedFileIsKnown(db: ReadDb, id: string): boolean {
  return knownFile(db).get(id) !== undefined;
}
