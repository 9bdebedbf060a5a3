import type { ReadDb } from '../../../../db/access.ts';
import { type ListedPhotoRow, photosOfVisit } from '../../../../db/charting/photos/queries.ts';
import { photoSetRows } from '../../../../db/charting/photos/sets/queries.ts';
import { type EncounterRow, encounterOfVisit } from '../../../../db/charting/queries.ts';
import { documentForPages } from '../../../documents/service.ts';
import type { Asker } from '../../../kernel/act.ts';
import type { Id } from '../../../kernel/ids.ts';
import { type Visit, visitOf } from '../../../scheduling/service.ts';
import type { NoteSnapshot } from '../../signing/rules.ts';
import { type SignedPhoto, type SignedWithout, stillMissing } from './rules.ts';
import type { SignedPhotos } from './schemas.ts';

/** Photos of a visit that stand: what a signature speaks of. Those marked as an error are left out. */
export function standingPhotosOf(db: ReadDb, appointmentId: Id): ListedPhotoRow[] {
  return photosOfVisit(db, appointmentId).filter((photo) => photo.hiddenAt === null);
}

/** Photos as a note that is being signed names them, in the order in which they were taken. */
export function photosToSign(
  db: ReadDb,
  visit: Visit,
  photos: readonly ListedPhotoRow[],
  serviceName: (serviceLineId: Id) => string,
): SignedPhoto[] {
  const sets = photos.length === 0 ? [] : photoSetRows(db).filter(({ active }) => active);
  const setOf = (photo: ListedPhotoRow): string | null => {
    const lines = visit.lines.filter(({ id }) => photo.serviceLineId === null || id === photo.serviceLineId);
    const asks = sets.find(
      (set) =>
        set.views.some(({ viewId }) => viewId === photo.viewId) &&
        lines.some(({ serviceId }) => set.serviceIds.includes(serviceId)),
    );
    return asks?.name ?? null;
  };
  return photos.map((photo) => ({
    id: photo.id,
    view: photo.viewName,
    set: setOf(photo),
    service: photo.serviceLineId === null ? null : serviceName(photo.serviceLineId),
    phase: photo.phase,
    takenAt: photo.takenAt,
    takenBy: photo.takenByName,
    sha256: photo.sha256,
  }));
}

/** What the signed note of a chart says of its photos. @throws Refusal RECORD_DAMAGED */
function signedIn(db: ReadDb, encounter: EncounterRow | undefined): SignedPhotos {
  if (!encounter || encounter.documentId === null) return { photos: null, without: [] };
  const note = documentForPages(db, encounter.documentId).content as NoteSnapshot;
  return {
    photos: note.photos ?? null,
    without: note.lines.flatMap(({ serviceLineId, service, photosMissing }) =>
      photosMissing ? [{ serviceLineId, service, views: photosMissing.views, reason: photosMissing.because }] : [],
    ),
  };
}

/** The photos a signed note names, with their hashes, and what it was signed without. @throws Refusal NOT_FOUND, RECORD_DAMAGED */
export function signedPhotos(db: ReadDb, asker: Asker, input: { appointmentId: Id }): SignedPhotos {
  asker.concerns(visitOf(db, input.appointmentId).patientId);
  return signedIn(db, encounterOfVisit(db, input.appointmentId));
}

/** Required views a note was signed without and nobody has photographed since. @throws Refusal RECORD_DAMAGED */
export function missingSinceSigned(
  db: ReadDb,
  encounter: EncounterRow,
  photos: readonly ListedPhotoRow[],
): SignedWithout[] {
  return stillMissing(signedIn(db, encounter).without, new Set(photos.flatMap(({ viewId }) => viewId ?? [])));
}
