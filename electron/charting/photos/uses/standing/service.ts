import type { ReadDb } from '../../../../../db/access.ts';
import { consentsOfUses, countPhotosOnConsent } from '../../../../../db/charting/photos/queries.ts';
import { revokedConsents } from '../../../../consents/service.ts';
import type { Asker } from '../../../../kernel/act.ts';
import type { Id } from '../../../../kernel/ids.ts';
import { patientById } from '../../../../patients/service.ts';
import { type EndedUse, type PhotoUse, standingUse } from '../../rules.ts';

/** Photos of one patient as they may be used now: a use counts only while the signed consent it rests on does. */
export function withStandingUse<P extends { id: Id; use: PhotoUse }>(
  db: ReadDb,
  patientId: Id,
  photos: readonly P[],
): Array<P & { useEnded: EndedUse | null }> {
  // most photos are for the chart only: nothing is asked about them
  const wider = photos.filter(({ use }) => use !== 'chartOnly').map(({ id }) => id);
  const consentOf = wider.length === 0 ? new Map<Id, Id>() : consentsOfUses(db, wider);
  const revoked: ReturnType<typeof revokedConsents> = consentOf.size === 0 ? new Map() : revokedConsents(db, patientId);
  return photos.map((photo) => ({ ...photo, ...standingUse(photo.use, revoked.get(consentOf.get(photo.id) ?? '')) }));
}

/** How many photos would fall back to the chart only if a signed consent were taken back. @throws Refusal NOT_FOUND */
export function photosOnConsent(
  db: ReadDb,
  asker: Asker,
  input: { patientId: Id; documentId: Id },
): { photos: number } {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  return { photos: countPhotosOnConsent(db, patient.id, input.documentId) };
}
