import { insertInto, type ReadDb, sqlText, updateVersioned } from '../access.ts';
import { documents, files, logos } from './schema.ts';

export type DocumentRow = typeof documents.$inferSelect;
export type FileRow = typeof files.$inferSelect;
export type LogoRow = Omit<typeof logos.$inferSelect, 'active'>;

const documentColumns = `id, kind, title, snapshot, sha256, source_kind AS sourceKind, source_id AS sourceId,
  patient_id AS patientId, staff_id AS staffId, created_at AS createdAt`;
const fileColumns = `id, document_id AS documentId, media_type AS mediaType, bytes, sha256, wrapped_key AS wrappedKey,
  created_at AS createdAt`;
const byIdStatement = sqlText<DocumentRow, [string]>(`SELECT ${documentColumns} FROM documents WHERE id = ?`);
const newestFileStatement = sqlText<FileRow, [string]>(
  `SELECT ${fileColumns} FROM files WHERE document_id = ? ORDER BY created_at DESC, id DESC LIMIT 1`,
);
const knownStatement = sqlText<{ known: number }, [string, string]>(
  'SELECT 1 AS known FROM files WHERE id = ? UNION ALL SELECT 1 FROM logos WHERE id = ?',
);
const logoStatement = sqlText<LogoRow>(
  `SELECT id, width, height, bytes, sha256, wrapped_key AS wrappedKey, staff_id AS staffId, created_at AS createdAt, version
   FROM logos WHERE active = 1`,
);
export const documentsOfPatientsText = `SELECT d.id, d.kind, d.title, d.snapshot, d.sha256, d.source_kind AS sourceKind, d.source_id AS sourceId,
  d.patient_id AS patientId, d.staff_id AS staffId, d.created_at AS createdAt FROM json_each(?) w CROSS JOIN documents d ON d.patient_id = w.value
  WHERE d.kind IN (SELECT value FROM json_each(?)) ORDER BY d.created_at, d.id`;
const ofPatientsStatement = sqlText<DocumentRow, [string, string]>(documentsOfPatientsText);
const bySourceStatement = sqlText<{ id: string; sha256: string }, [string, string]>(
  'SELECT id, sha256 FROM documents WHERE source_kind = ? AND source_id = ? ORDER BY created_at DESC, id DESC LIMIT 1',
);
const allStatement = sqlText<DocumentRow>(`SELECT ${documentColumns} FROM documents ORDER BY id`);

export const insertDocument = insertInto(documents);
export const insertFile = insertInto(files);
export const insertLogo = insertInto(logos);
export const updateLogo = updateVersioned(logos, ['active']);

export function documentById(db: ReadDb, id: string): DocumentRow | undefined {
  return byIdStatement(db).get(id);
}

/** The newest document of a source. */
export function documentOfSource(db: ReadDb, kind: string, sourceId: string) {
  return bySourceStatement(db).get(kind, sourceId);
}

/** The file rendered last from a document. */
export function newestFileOf(db: ReadDb, documentId: string): FileRow | undefined {
  return newestFileStatement(db).get(documentId);
}

/** True if a row stands for the file of this id. */
export function fileIsKnown(db: ReadDb, id: string): boolean {
  return knownStatement(db).get(id, id) !== undefined;
}

/** Every document, oldest first, one at a time. */
export function everyDocument(db: ReadDb): IterableIterator<DocumentRow> {
  return allStatement(db).iterate();
}

/** Records of these kinds about any of these charts, the oldest first. */
export function documentsOfPatients(
  db: ReadDb,
  patientIds: readonly string[],
  kinds: readonly string[],
): DocumentRow[] {
  return ofPatientsStatement(db).all(JSON.stringify(patientIds), JSON.stringify(kinds));
}

/** The logo in use. */
export function activeLogo(db: ReadDb): LogoRow | undefined {
  return logoStatement(db).get();
}
