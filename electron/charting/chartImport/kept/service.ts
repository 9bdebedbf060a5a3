import type { ReadDb } from '../../../../db/access.ts';
import {
  everyImport,
  type ImportedRecordRow,
  type ImportRow,
  importedEntriesOf,
  importedFileIsKnown,
  importsOfPatient,
  photosOfImport,
  recordsOfImport,
} from '../../../../db/charting/imports/queries.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { contentHash, isWhole } from '../../chartExport/hashing/service.ts';
import type { ChartFile, ChartHead, ChartPhoto, ChartRecord, ImportedHead } from '../../chartExport/schemas.ts';

/** A chart that was read in, as its file said it. */
export interface KeptChart {
  row: ImportRow;
  file: ChartFile;
  /** The rows of its records, in their order. */
  recordIds: Id[];
}

/** Charts that were read in for a patient and for the charts merged into it, oldest first. @throws Refusal RECORD_DAMAGED */
export function keptCharts(db: ReadDb, patientId: Id): KeptChart[] {
  return importsOfPatient(db, patientId).map((row) => {
    const rows = recordsOfImport(db, row.id);
    const file = fileOf(db, row, rows);
    if (!isWhole(file)) refuse('RECORD_DAMAGED');
    return { row, file, recordIds: rows.map(({ id }) => id) };
  });
}

function fileOf(db: ReadDb, row: ImportRow, records: readonly ImportedRecordRow[]): ChartFile {
  return {
    ...(JSON.parse(row.head) as ChartHead),
    sha256: row.sha256,
    records: records.map(recordOf),
    photos: photosOfImport(db, row.id).map(({ facts }) => JSON.parse(facts) as ChartPhoto),
  };
}

/** A kept record as its file had it. */
export function recordOf(row: ImportedRecordRow): ChartRecord {
  const { recordId, kind, title, createdAt, createdBy, clinic, sha256 } = row;
  const revoked: unknown = row.revoked === null ? null : JSON.parse(row.revoked);
  const content: unknown = JSON.parse(row.content);
  return { id: recordId, kind, title, createdAt, createdBy, clinic, sha256, revoked, content } as ChartRecord;
}

/** The head of a kept chart as an export passes it on, after the heads of what had been read in before it. */
export function headsOf({ row, file }: KeptChart): ImportedHead[] {
  const { format: _format, version: _version, records: _records, photos: _photos, imports, ...head } = file;
  return [...imports, { ...head, importedAt: row.importedAt, importedBy: row.importedBy }];
}

/** Entries by the row of our lists that they became. */
export function takenEntries(db: ReadDb, patientId: Id, charts: readonly KeptChart[]): Map<Id, unknown> {
  const taken = new Map<Id, unknown>();
  for (const { importId, list, entryId, takenId } of importedEntriesOf(db, patientId)) {
    const file = charts.find(({ row }) => row.id === importId)?.file;
    const entries = { allergy: file?.allergies, medication: file?.medications, condition: file?.conditions }[list];
    const entry = entries?.find(({ id }) => id === entryId);
    if (entry) taken.set(takenId, entry);
  }
  return taken;
}

/** True if the file of this id belongs to an imported photo. */
export function knowsImportedFile(db: ReadDb, id: Id): boolean {
  return importedFileIsKnown(db, id);
}

/** Every imported chart must fit its hash, and every record in it its own. Sentences about those that do not. */
export function verifyImports(db: ReadDb): string[] {
  return everyImport(db).flatMap((row) => {
    const file = fileOf(db, row, recordsOfImport(db, row.id));
    const bad = file.records.find(({ content, sha256 }) => contentHash(content) !== sha256);
    if (bad) return [`imported chart ${row.id}: its record ${bad.id} does not fit its hash`];
    return isWhole(file) ? [] : [`imported chart ${row.id}: it does not fit its hash`];
  });
}
