import { createHash } from 'node:crypto';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import {
  insertPhoto,
  insertPhotoFile,
  insertPhotoUse,
  type PhotoFileRow,
  photoFileIsKnown,
  photoViewRows,
} from '../../../../db/charting/photos/queries.ts';
import { encounterOfVisit } from '../../../../db/charting/queries.ts';
import { policy } from '../../../clinic/policies/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { minute } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById } from '../../../patients/service.ts';
import { visitOf } from '../../../scheduling/service.ts';
import type { PhotoParts } from '../ports.ts';
import { fileProblem, takenAt, unreadable } from '../rules.ts';
import type { AddPhotoInput } from '../schemas.ts';

/** A photo whose encrypted files lie on the disk and still have no rows. */
export interface StoredPhoto {
  files: Array<Omit<PhotoFileRow, 'photoId'>>;
  width: number;
  height: number;
  /** Of the kept picture. */
  sha256: string;
  takenNote: string | null;
}

/** The patient and what the photo is said to belong to. @throws Refusal NOT_FOUND, BAD_INPUT */
export function placeOf(
  db: ReadDb,
  patientId: Id,
  said: Pick<AddPhotoInput, 'appointmentId' | 'serviceLineId' | 'viewId'>,
): { patientId: Id; signed: boolean } {
  const patient = patientById(db, patientId);
  if (said.viewId !== null && !photoViewRows(db).some((view) => view.id === said.viewId))
    refuse('NOT_FOUND', 'This view is no longer on the list. Choose another one.');
  if (said.appointmentId === null) {
    if (said.serviceLineId !== null) refuse('BAD_INPUT', 'Choose the visit this service belongs to.');
    return { patientId: patient.id, signed: false };
  }
  const visit = visitOf(db, said.appointmentId);
  if (patientById(db, visit.patientId).id !== patient.id)
    refuse('BAD_INPUT', 'This visit is of another patient. Choose one of this patient’s visits.');
  if (said.serviceLineId !== null && !visit.lines.some((line) => line.id === said.serviceLineId))
    refuse('BAD_INPUT', 'This service is not part of that visit. Choose one that is.');
  return { patientId: patient.id, signed: isSigned(db, said.appointmentId) };
}

/** True if the note of a visit is signed. */
export function isSigned(db: ReadDb, appointmentId: Id | null): boolean {
  return appointmentId !== null && encounterOfVisit(db, appointmentId)?.state === 'signed';
}

/**
 * Makes an uploaded file into pictures and puts them on the disk, encrypted and fsynced. Doing it again for the same
 * upload gives what was stored the first time.
 * @throws Refusal NOT_FOUND (patient, visit, upload), BAD_INPUT (no picture that can be used)
 */
export async function storePhoto(
  db: ReadDb,
  asker: Asker,
  input: AddPhotoInput,
  { uploads, maker, vault, newId }: PhotoParts,
): Promise<StoredPhoto> {
  placeOf(db, input.patientId, input);
  const edge = policy(db, 'charting.photoEdge');
  return uploads.settle(asker.sessionId, input.uploadId, async (bytes): Promise<StoredPhoto> => {
    const problem = fileProblem(bytes.subarray(0, 16), bytes.length);
    if (problem) refuse('BAD_INPUT', problem);
    const made = (await maker.make(bytes, edge)) ?? refuse('BAD_INPUT', unreadable);
    const kept = made.pictures.find(({ size }) => size === 'kept') ?? refuse('INTERNAL');
    const files: StoredPhoto['files'] = [];
    for (const { bytes: picture, ...facts } of made.pictures) {
      const id = newId();
      const { wrappedKey } = await vault.write(id, picture);
      files.push({ ...facts, id, bytes: picture.length, wrappedKey });
    }
    const sha256 = createHash('sha256').update(kept.bytes).digest('hex');
    return { files, width: kept.width, height: kept.height, sha256, takenNote: made.takenNote };
  });
}

/** Puts a stored photo on the patient's chart; it may be used for the chart only. @throws Refusal NOT_FOUND, BAD_INPUT, DUPLICATE */
export function addPhoto(
  tx: WriteTx,
  act: Act,
  input: AddPhotoInput,
  stored: StoredPhoto,
): { id: Id; version: number } {
  const { patientId } = placeOf(tx, input.patientId, input);
  act.concerns(patientId);
  if (stored.files.some((file) => photoFileIsKnown(tx, file.id)))
    refuse('DUPLICATE', 'This picture is on the chart already.');
  if (input.takenAt !== null && input.takenAt > act.now + minute)
    refuse('BAD_INPUT', 'A photo cannot be taken in the future. Correct the time.');
  const id = act.newId();
  insertPhoto(tx, {
    id,
    patientId,
    appointmentId: input.appointmentId,
    serviceLineId: input.serviceLineId,
    viewId: input.viewId,
    phase: input.phase,
    source: input.source,
    takenAt: input.takenAt ?? takenAt(stored.takenNote, act.zone, act.now, act.now),
    takenBy: act.staffId,
    stationId: act.stationId,
    addedAt: act.now,
    width: stored.width,
    height: stored.height,
    sha256: stored.sha256,
    use: 'chartOnly',
    version: 1,
  });
  for (const file of stored.files) insertPhotoFile(tx, { ...file, photoId: id });
  insertPhotoUse(tx, {
    photoId: id,
    use: 'chartOnly',
    documentId: null,
    reason: '',
    givenAt: act.now,
    staffId: act.staffId,
    at: act.now,
  });
  act.touch('charting', 'photo', id, 1);
  return { id, version: 1 };
}
