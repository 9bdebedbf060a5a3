import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { insertPhotoUse, updatePhotoUse, usesOfPhoto } from '../../../../db/charting/photos/queries.ts';
import { policy } from '../../../clinic/policies/service.ts';
import { signedConsents } from '../../../consents/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { minute } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { problemOfUse } from '../rules.ts';
import type { GiveUseInput, UsesOutput } from '../schemas.ts';
import { standingPhoto } from '../service.ts';

/**
 * Puts on record what the patient lets photos be used for; all of them or none. What was on record before stays.
 * @throws Refusal NOT_FOUND, BAD_INPUT (no consent, another patient's, words missing), NOT_NOW (marked as an error)
 */
export function giveUse(tx: WriteTx, act: Act, input: GiveUseInput): { photoIds: Id[] } {
  const { use, documentId, reason } = input;
  if (input.givenAt !== null && input.givenAt > act.now + minute)
    refuse('BAD_INPUT', 'The patient cannot agree in the future. Correct the time.');
  const photos = [...new Set(input.photoIds)].map((id) => standingPhoto(tx, act, id));
  const [first] = photos;
  if (!first) return refuse('NOT_FOUND');
  if (photos.some((photo) => photo.patientId !== first.patientId))
    refuse('BAD_INPUT', 'These photos are of different patients. Choose those of one.');
  const signed = signedConsents(tx, first.patientId);
  const asked = policy(tx, 'charting.photoConsent');
  const chosen = signed.find((row) => row.documentId === documentId);
  if (documentId !== null && !chosen)
    refuse('BAD_INPUT', 'This is no consent that the patient signed. Choose one from the list.');
  const ofKind = signed.some((row) => row.templateId === asked);
  const problem =
    problemOfUse(input, ofKind) ??
    (use === 'marketing' && ofKind && chosen?.templateId !== asked
      ? problemOfUse({ ...input, documentId: null }, true)
      : undefined);
  if (problem) refuse('BAD_INPUT', problem, { fields: [{ path: 'documentId', problem }] });
  for (const photo of photos) {
    if (photo.hiddenAt !== null) refuse('NOT_NOW', 'A photo that is marked as an error is not used for anything.');
    if (!updatePhotoUse(tx, photo.id, photo.version, { use })) refuse('CHANGED_ELSEWHERE');
    const givenAt = input.givenAt ?? act.now;
    insertPhotoUse(tx, { photoId: photo.id, use, documentId, reason, givenAt, staffId: act.staffId, at: act.now });
    act.changed('use', { from: photo.use, to: use });
    act.touch('charting', 'photo', photo.id, photo.version + 1);
  }
  return { photoIds: photos.map(({ id }) => id) };
}

/** What a photo was given for over time, newest first. @throws Refusal NOT_FOUND */
export function photoUseHistory(db: ReadDb, asker: Asker, input: { photoId: Id }): z.input<typeof UsesOutput> {
  const photo = standingPhoto(db, asker, input.photoId);
  return { uses: usesOfPhoto(db, photo.id) };
}
