import { insertInto, type ReadDb, sqlText } from '../access.ts';
import { documents, files } from './schema.ts';

export type DocumentRow = typeof documents.$inferSelect;
export type FileRow = typeof files.$inferSelect;

const documentColumns = `id, kind, title, snapshot, sha256, source_kind AS sourceKind, source_id AS sourceId,
  patient_id AS patientId, staff_id AS staffId, created_at AS createdAt`;
const fileColumns = `id, document_id AS documentId, media_type AS mediaType, bytes, sha256, wrapped_key AS wrappedKey,
  created_at AS createdAt`;
const byIdStatement = sqlText<DocumentRow, [string]>(`SELECT ${documentColumns} FROM documents WHERE id = ?`);
const newestFileStatement = sqlText<FileRow, [string]>(
  `SELECT ${fileColumns} FROM files WHERE document_id = ? ORDER BY created_at DESC, id DESC LIMIT 1`,
);
const knownStatement = sqlText<{ known: number }, [string]>('SELECT 1 AS known FROM files WHERE id = ?');
const allStatement = sqlText<DocumentRow>(`SELECT ${documentColumns} FROM documents ORDER BY id`);

export const insertDocument = insertInto(documents);
export const insertFile = insertInto(files);

export function documentById(db: ReadDb, id: string): DocumentRow | undefined {
  return byIdStatement(db).get(id);
}

/** The file rendered last from a document. */
export function newestFileOf(db: ReadDb, documentId: string): FileRow | undefined {
  return newestFileStatement(db).get(documentId);
}

/** True if a row stands for the file of this id. */
export function fileIsKnown(db: ReadDb, id: string): boolean {
  return knownStatement(db).get(id) !== undefined;
}

/** Every document, oldest first, one at a time. */
export function everyDocument(db: ReadDb): IterableIterator<DocumentRow> {
  return allStatement(db).iterate();
}
