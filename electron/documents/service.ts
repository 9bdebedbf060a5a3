import { createHash } from 'node:crypto';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  type DocumentRow,
  documentById,
  documentOfSource,
  documentsOfPatients,
  everyDocument,
  fileIsKnown,
  insertDocument,
  insertFile,
  newestFileOf,
} from '../../db/documents/queries.ts';
import { clinicProfile } from '../clinic/service.ts';
import { enqueue } from '../jobs/service.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { mayDo } from '../kernel/roles.ts';
import type { FileVault, PageSetup } from './ports.ts';
import { type DocumentKind, type DocumentSource, pdfFileName, permissionToOpen, renderJob } from './rules.ts';
import type { GetInput, GetOutput, PdfInput, PdfOutput, RerenderInput, RerenderOutput } from './schemas.ts';

/** What opening a PDF needs of the file vault. */
export type FileReader = Pick<FileVault, 'read'>;

/**
 * Keeps the legal record of something signed or issued: its snapshot as canonical JSON with SHA-256, in this
 * transaction, and promises the PDF. `patientId` is null only where there is no patient.
 */
export function keepDocument(
  tx: WriteTx,
  act: Pick<Act, 'now' | 'staffId' | 'newId' | 'touch'>,
  record: {
    kind: DocumentKind;
    title: string;
    snapshot: unknown;
    sourceKind: DocumentSource;
    sourceId: Id;
    patientId: Id | null;
  },
): { id: Id; sha256: string } {
  const id = act.newId();
  const snapshot = canonicalJson(record.snapshot);
  const sha256 = createHash('sha256').update(snapshot).digest('hex');
  insertDocument(tx, {
    id,
    kind: record.kind,
    title: record.title,
    snapshot,
    sha256,
    sourceKind: record.sourceKind,
    sourceId: record.sourceId,
    patientId: record.patientId,
    staffId: act.staffId,
    createdAt: act.now,
  });
  act.touch('documents', 'document', id, 1);
  enqueue(tx, act, { kind: renderJob, payload: { documentId: id } });
  return { id, sha256 };
}

/** The record of a source: its newest document; undefined where there is none. */
export function recordOfSource(db: ReadDb, kind: DocumentSource, sourceId: Id): { id: Id; sha256: string } | undefined {
  return documentOfSource(db, kind, sourceId);
}

/** A document with its snapshot parsed, ready to become pages. @throws Refusal NOT_FOUND; RECORD_DAMAGED if snapshot and hash disagree */
export function documentForPages(db: ReadDb, id: Id): DocumentRow & { content: unknown } {
  const row = documentById(db, id) ?? refuse('NOT_FOUND');
  return { ...row, content: contentOf(row) };
}

/** Records of these kinds about any of these charts, the oldest first, their content parsed. @throws Refusal RECORD_DAMAGED */
export function recordsOf(
  db: ReadDb,
  patientIds: readonly Id[],
  kinds: readonly DocumentKind[],
): Array<DocumentRow & { content: unknown }> {
  return documentsOfPatients(db, patientIds, kinds).map((row) => ({ ...row, content: contentOf(row) }));
}

function contentOf(row: DocumentRow): unknown {
  if (createHash('sha256').update(row.snapshot).digest('hex') !== row.sha256) refuse('RECORD_DAMAGED');
  return JSON.parse(row.snapshot) as unknown;
}

/** How pages are set: under the clinic's name and address of today. */
export function pageSetup(
  db: ReadDb,
  of: { paper?: PageSetup['paper']; record: string; createdAt: number },
): PageSetup {
  const clinic = clinicProfile(db);
  return {
    paper: of.paper ?? clinic.paper,
    letterhead: {
      name: clinic.name,
      lines: [...clinic.address.split('\n'), clinic.phone, clinic.email].filter((line) => line.trim() !== ''),
    },
    record: of.record,
    createdAt: of.createdAt,
  };
}

/** Notes a file that was rendered from a document and already lies on the disk. */
export function keepFile(
  tx: WriteTx,
  file: { id: Id; documentId: Id; mediaType: string; bytes: number; sha256: string; wrappedKey: string; now: number },
): void {
  insertFile(tx, {
    id: file.id,
    documentId: file.documentId,
    mediaType: file.mediaType,
    bytes: file.bytes,
    sha256: file.sha256,
    wrappedKey: file.wrappedKey,
    createdAt: file.now,
  });
}

/** Whether a document has a PDF already. */
export function hasPdf(db: ReadDb, documentId: Id): boolean {
  return newestFileOf(db, documentId) !== undefined;
}

/** Whether a row stands for this file; the sweeper removes the others. */
export function knowsFile(db: ReadDb, id: Id): boolean {
  return fileIsKnown(db, id);
}

/** @throws Refusal NOT_FOUND; NOT_ALLOWED for a kind that the role may not read */
function documentToOpen(db: ReadDb, asker: Asker, id: Id): DocumentRow {
  const row = documentById(db, id) ?? refuse('NOT_FOUND');
  if (row.patientId !== null) asker.concerns(row.patientId);
  // what is about a person is theirs to read
  const own = row.sourceKind === 'staff' && row.sourceId === asker.staffId;
  if (!own && !mayDo(asker.role, permissionToOpen[row.kind])) refuse('NOT_ALLOWED');
  return row;
}

/** What a document is and whether its PDF is there. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export function documentMeta(db: ReadDb, asker: Asker, input: GetInput): GetOutput {
  const row = documentToOpen(db, asker, input.id);
  const file = newestFileOf(db, row.id);
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    sha256: row.sha256,
    createdAt: row.createdAt,
    staffId: row.staffId,
    ready: file !== undefined,
    fileId: file?.id ?? null,
  };
}

/** The PDF itself. @throws Refusal NOT_FOUND, NOT_ALLOWED; NOT_NOW while it is rendered; FILE_DAMAGED if the file is not what was stored */
export function documentPdf(db: ReadDb, asker: Asker, vault: FileReader, input: PdfInput): PdfOutput {
  const row = documentToOpen(db, asker, input.documentId);
  const file = newestFileOf(db, row.id);
  if (!file)
    return refuse('NOT_NOW', 'The PDF is still being made. It will be here in a moment; the signed record is safe.');
  const bytes = vault.read(file.id, file.wrappedKey);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== file.sha256) refuse('FILE_DAMAGED');
  return { base64: Buffer.from(bytes).toString('base64'), fileName: pdfFileName(row.title, row.sha256), sha256 };
}

/** Has the PDF made again from the record, e.g. when its file was lost. @throws Refusal NOT_FOUND, NOT_ALLOWED */
export function rerender(tx: WriteTx, act: Act, input: RerenderInput): RerenderOutput {
  const row = documentToOpen(tx, act, input.documentId);
  enqueue(tx, act, { kind: renderJob, payload: { documentId: row.id, again: true } });
  act.touch('documents', 'document', row.id, 1);
  return { documentId: row.id };
}

/** Recomputes every record's hash. Returns the first that does not fit its content, by id. */
export function verifyDocuments(db: ReadDb): { whole: true; documents: number } | { whole: false; documentId: Id } {
  let documents = 0;
  for (const row of everyDocument(db)) {
    documents += 1;
    if (createHash('sha256').update(row.snapshot).digest('hex') !== row.sha256) {
      return { whole: false, documentId: row.id };
    }
  }
  return { whole: true, documents };
}
