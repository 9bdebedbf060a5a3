import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  type ImportedFileRow,
  insertChartImport,
  insertImportedFile,
  insertImportedPhoto,
  insertImportedRecord,
} from '../../../../db/charting/imports/queries.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { canonicalJson } from '../../../kernel/canonical.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { createPatient, patientById } from '../../../patients/service.ts';
import { requireProof } from '../../chartExport/handing/service.ts';
import { breath } from '../../chartExport/pictures/service.ts';
import type { ChartFile } from '../../chartExport/schemas.ts';
import { unreadable } from '../../photos/rules.ts';
import { takeEntries } from '../entries/service.ts';
import type { ImportParts } from '../ports.ts';
import type { ReadChart } from '../reading/service.ts';
import { importAbout } from '../rules.ts';
import type { TakeInput, Taken } from '../schemas.ts';
import { freshOf, problemWith, readUpload, whoIsHere } from '../service.ts';

/** A file that was read, its pictures encrypted on the disk and still without rows. */
export interface StoredChart {
  read: ReadChart;
  files: Map<Id, Array<Omit<ImportedFileRow, 'importedPhotoId'>>>;
}

const proofSentence = 'A chart comes into the clinic: type your password first.';

/** The longest side of what is made of a picture for the screen, in points. */
const screenEdge = 1600;

/**
 * Reads the file and stores its pictures: each as it came, so that its hash holds, and two made anew from it, which are all
 * that a screen ever opens. @throws Refusal STEP_UP_NEEDED with {about}, NOT_FOUND, BAD_INPUT
 */
export async function storeChart(db: ReadDb, asker: Asker, input: TakeInput, parts: ImportParts): Promise<StoredChart> {
  const read = await readUpload(asker, input.uploadId, parts);
  requireProof(parts.approvals, asker, importAbout(read.file.sha256), input.approvalId, proofSentence);
  const patientId = targetOf(db, read.file, input);
  const { pictures } = freshOf(db, asker, read, patientId);
  const files: StoredChart['files'] = new Map();
  for (const photoId of pictures) {
    const bytes = read.pictures.get(photoId);
    if (!bytes) continue;
    const made = await parts.maker.make(bytes, screenEdge);
    if (!made) refuse('BAD_INPUT', unreadable);
    const photo = read.file.photos.find(({ id }) => id === photoId);
    const kept = {
      size: 'kept' as const,
      mediaType: 'image/jpeg',
      bytes,
      width: photo?.width ?? 1,
      height: photo?.height ?? 1,
    };
    const rows: Array<Omit<ImportedFileRow, 'importedPhotoId'>> = [];
    for (const { bytes: picture, ...facts } of [kept, ...made.pictures.filter(({ size }) => size !== 'kept')]) {
      const id = parts.newId();
      const { wrappedKey } = await parts.vault.write(id, picture);
      rows.push({ ...facts, id, bytes: picture.length, wrappedKey });
    }
    files.set(photoId, rows);
    await breath();
  }
  return { read, files };
}

/** Whose chart it goes into; null for a patient who is made of it. @throws Refusal NOT_FOUND, BAD_INPUT, DUPLICATE */
function targetOf(db: ReadDb, file: ChartFile, input: TakeInput): Id | null {
  const here = whoIsHere(db, file);
  if (input.patientId === null) {
    if (here === null) return null;
    const { number } = patientById(db, here);
    return refuse('DUPLICATE', `This patient is here already (chart ${number}). Read the file into that chart.`, {
      patientId: here,
    });
  }
  const target = patientById(db, input.patientId);
  const problem = problemWith(file, target, here);
  if (problem) refuse('BAD_INPUT', problem);
  return target.id;
}

/**
 * Puts the chart beside ours, for good: signed records and photos as they are, with who signed them by name. Nothing of it
 * moves stock or money. What was chosen of its lists goes into ours.
 * @throws Refusal STEP_UP_NEEDED, DUPLICATE (the patient, or all of it is here), BAD_INPUT
 */
export function takeChart(
  tx: WriteTx,
  act: Act,
  input: TakeInput,
  { read, files }: StoredChart,
  { approvals }: ImportParts,
): Taken {
  const { file } = read;
  const approvalId = requireProof(approvals, act, importAbout(file.sha256), input.approvalId, proofSentence);
  act.afterCommit(() => approvals.spend(approvalId));
  const known = targetOf(tx, file, input);
  const fresh = freshOf(tx, act, read, known);
  const patientId = known ?? newPatient(tx, act, file, input.allowDuplicate);
  act.concerns(patientId);
  const importId = act.newId();
  keep(tx, act, importId, patientId, file, files);
  const entries = takeEntries(tx, act, { importId, patientId, file, entryIds: input.entries });
  if (known !== null && fresh.records.size + fresh.photos.size + fresh.pictures.size + entries === 0)
    refuse('DUPLICATE', 'Everything in this file is on this chart already. Nothing was read in.');
  act.touch('charting', 'chartImport', importId, 1);
  act.touch('patients', 'patient', patientId, patientById(tx, patientId).version);
  act.changed('file', { from: null, to: file.sha256 });
  return { patientId, importId, records: fresh.records.size, photos: fresh.photos.size, entries };
}

function newPatient(tx: WriteTx, act: Act, { patient }: ChartFile, allowDuplicate: boolean): Id {
  const { givenName, familyName, preferredName, birthDate, phone, email } = patient;
  return createPatient(tx, act, { givenName, familyName, preferredName, birthDate, phone, email, allowDuplicate }).id;
}

function keep(tx: WriteTx, act: Act, importId: Id, patientId: Id, file: ChartFile, files: StoredChart['files']): void {
  const { sha256, records, photos, ...head } = file;
  insertChartImport(tx, {
    id: importId,
    patientId,
    sha256,
    head: canonicalJson(head),
    sourcePatientId: file.patient.id,
    staffId: act.staffId,
    stationId: act.stationId,
    importedAt: act.now,
  });
  for (const [position, { id, content, revoked, ...record }] of records.entries())
    insertImportedRecord(tx, {
      ...record,
      id: act.newId(),
      importId,
      patientId,
      position,
      recordId: id,
      revoked: revoked && canonicalJson(revoked),
      content: canonicalJson(content),
    });
  for (const [position, photo] of photos.entries()) {
    const id = act.newId();
    const { takenAt, sha256: hash } = photo;
    const facts = canonicalJson(photo);
    insertImportedPhoto(tx, { id, importId, patientId, position, photoId: photo.id, takenAt, sha256: hash, facts });
    for (const row of files.get(photo.id) ?? []) insertImportedFile(tx, { ...row, importedPhotoId: id });
  }
}
