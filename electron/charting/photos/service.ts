import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  findPhoto,
  forgetPhotoFiles,
  hidePhotoRow,
  type PhotoRow,
  photoFileIsKnown,
  photoFilesToOpen,
  photosOfPatient,
  photosOfVisit,
  removePhotoRow,
  updatePhotoFacts,
} from '../../../db/charting/photos/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { Refusal, refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById } from '../../patients/service.ts';
import { visitOf } from '../../scheduling/service.ts';
import type { PhotoParts } from './ports.ts';
import { removalProblem } from './rules.ts';
import type {
  DescribePhotoInput,
  HidePhotoInput,
  Photo,
  PhotosInput,
  PhotosOutput,
  PicturesInput,
  PicturesOutput,
  RemovePhotoInput,
} from './schemas.ts';
import { isSigned, placeOf } from './storing/service.ts';
import { withStandingUse } from './uses/standing/service.ts';

/** Photos that come with one answer. */
const pageSize = 100;
const beginning = { takenAt: Number.MAX_SAFE_INTEGER, id: '' };

interface Saved {
  id: Id;
  version: number;
}

/** A photo that still stands, with its patient noted for the audit. @throws Refusal NOT_FOUND */
export function standingPhoto(db: ReadDb, asker: Asker, id: Id): PhotoRow {
  const row = findPhoto(db, id);
  if (!row || row.removedAt !== null)
    return refuse('NOT_FOUND', 'This photo is no longer here. Open the photos of this patient again.');
  asker.concerns(patientById(db, row.patientId).id);
  return row;
}

/** Photos of a patient, newest first, a page at a time. @throws Refusal NOT_FOUND */
export function listPhotos(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof PhotosInput>,
): z.input<typeof PhotosOutput> {
  const { id } = patientById(db, input.patientId);
  asker.concerns(id);
  const rows = photosOfPatient(db, id, input.cursor ?? beginning, pageSize + 1);
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    photos: withStandingUse(db, id, page),
    nextCursor: rows.length > pageSize && last ? { takenAt: last.takenAt, id: last.id } : null,
  };
}

/** Photos of a visit, oldest first. @throws Refusal NOT_FOUND */
export function listVisitPhotos(db: ReadDb, asker: Asker, input: { appointmentId: Id }): { photos: Photo[] } {
  const { id } = patientById(db, visitOf(db, input.appointmentId).patientId);
  asker.concerns(id);
  return { photos: withStandingUse(db, id, photosOfVisit(db, input.appointmentId)) };
}

/** The pictures themselves, decrypted; one that is not there is left out, one that is damaged only named. @throws Refusal NOT_FOUND (also for another patient's) */
export function readPictures(
  db: ReadDb,
  asker: Asker,
  vault: PhotoParts['vault'],
  input: z.output<typeof PicturesInput>,
): z.input<typeof PicturesOutput> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  const files = photoFilesToOpen(db, input.photoIds, input.size);
  for (const file of files)
    if (file.patientId !== patient.id && patientById(db, file.patientId).id !== patient.id) refuse('NOT_FOUND');
  const pictures: z.input<typeof PicturesOutput>['pictures'] = [];
  const damaged: Id[] = [];
  for (const { photoId, id, mediaType, wrappedKey } of files) {
    const bytes = pictureBytes(vault, id, wrappedKey);
    if (bytes === null) damaged.push(photoId);
    else
      pictures.push({
        photoId,
        mediaType,
        base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
      });
  }
  return { pictures, damaged };
}

/** Null if the file is missing or damaged: the others of a page are still shown. */
function pictureBytes(vault: PhotoParts['vault'], id: Id, wrappedKey: string): Uint8Array | null {
  try {
    return vault.read(id, wrappedKey);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FILE_DAMAGED') return null;
    throw error;
  }
}

/** Corrects what a photo shows and belongs to. @throws Refusal NOT_FOUND, SIGNED, BAD_INPUT, CHANGED_ELSEWHERE */
export function describePhoto(tx: WriteTx, act: Act, input: DescribePhotoInput): Saved {
  const row = standingPhoto(tx, act, input.photoId);
  const place = placeOf(tx, row.patientId, input);
  if (isSigned(tx, row.appointmentId) || (place.signed && input.appointmentId !== row.appointmentId))
    refuse('SIGNED', 'The note of this visit is signed, so its photos stay as they are.');
  if (row.hiddenAt !== null) refuse('NOT_NOW', 'This photo is marked as an error and stays so.');
  const { appointmentId, serviceLineId, viewId, phase } = input;
  return saved(act, row, input.expectedVersion, (version) =>
    updatePhotoFacts(tx, row.id, version, { appointmentId, serviceLineId, viewId, phase }),
  );
}

/** Marks a photo as an error for good: it stays on record and out of sight. @throws Refusal NOT_FOUND, DUPLICATE, CHANGED_ELSEWHERE */
export function hidePhoto(tx: WriteTx, act: Act, input: z.output<typeof HidePhotoInput>): Saved {
  const row = standingPhoto(tx, act, input.photoId);
  if (row.hiddenAt !== null) refuse('DUPLICATE', 'This photo is marked as an error already.');
  return saved(act, row, input.expectedVersion, (version) =>
    hidePhotoRow(tx, row.id, version, { hiddenAt: act.now, hiddenBy: act.staffId, hiddenReason: input.reason }),
  );
}

/** Removes a photo whose visit is not signed: its files and their keys go, the row that it was there stays. @throws Refusal NOT_FOUND, SIGNED, NOT_NOW, CHANGED_ELSEWHERE */
export function removePhoto(tx: WriteTx, act: Act, input: z.output<typeof RemovePhotoInput>): Saved {
  const row = standingPhoto(tx, act, input.photoId);
  const visit = row.appointmentId === null ? 'none' : isSigned(tx, row.appointmentId) ? 'signed' : 'open';
  const problem = removalProblem({ addedAt: row.addedAt, hidden: row.hiddenAt !== null }, visit, act.now, act.zone);
  if (problem) refuse(visit === 'signed' ? 'SIGNED' : 'NOT_NOW', problem);
  const removed = saved(act, row, input.expectedVersion, (version) =>
    removePhotoRow(tx, row.id, version, { removedAt: act.now, removedBy: act.staffId }),
  );
  forgetPhotoFiles(tx, row.id);
  return removed;
}

function saved(act: Act, row: PhotoRow, expectedVersion: number, update: (version: number) => boolean): Saved {
  if (!update(expectedVersion)) refuse('CHANGED_ELSEWHERE', undefined, { current: { version: row.version } });
  act.touch('charting', 'photo', row.id, expectedVersion + 1);
  return { id: row.id, version: expectedVersion + 1 };
}

/** True if the file of this id belongs to a photo. */
export function knowsPhotoFile(db: ReadDb, id: Id): boolean {
  return photoFileIsKnown(db, id);
}
