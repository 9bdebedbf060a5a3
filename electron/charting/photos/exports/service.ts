import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import { type PhotoRow, photoFilesToOpen } from '../../../../db/charting/photos/queries.ts';
import { clinicProfile } from '../../../clinic/service.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import { patientById } from '../../../patients/service.ts';
import type { PhotoParts } from '../ports.ts';
import { allowsUse, type EndedUse } from '../rules.ts';
import { standingPhoto } from '../service.ts';
import { withStandingUse } from '../uses/standing/service.ts';
import type { ExportedPair, ExportPairInput } from './schemas.ts';

/** The two photos, if both may leave the chart for this. @throws Refusal NOT_FOUND, NOT_NOW (marked as an error), BAD_INPUT, USE_NOT_GIVEN */
function pairToExport(db: ReadDb, asker: Asker, input: ExportPairInput): [PhotoRow, PhotoRow] {
  const pair: [PhotoRow, PhotoRow] = [standingPhoto(db, asker, input.leftId), standingPhoto(db, asker, input.rightId)];
  const [left, right] = pair;
  const patientId = patientById(db, left.patientId).id;
  if (left.id === right.id) refuse('BAD_INPUT', 'Choose two different photos.');
  if (patientId !== patientById(db, right.patientId).id)
    refuse('BAD_INPUT', 'These photos are of different patients. Choose two of one.');
  if (pair.some((photo) => photo.hiddenAt !== null))
    refuse('NOT_NOW', 'A photo that is marked as an error does not leave the chart.');
  const standing = withStandingUse(db, patientId, pair);
  const ended = standing
    .map(({ useEnded }) => useEnded)
    .find((one) => one !== null && allowsUse(one.use, input.purpose));
  if (ended) refuse('USE_NOT_GIVEN', consentEnded(db, ended));
  if (standing.some((photo) => !allowsUse(photo.use, input.purpose)))
    refuse(
      'USE_NOT_GIVEN',
      `The patient has not given both photos for ${input.purpose}, so nothing was exported. Ask, and put the answer on record with Change use.`,
    );
  return pair;
}

function consentEnded(db: ReadDb, { consent, revokedOn }: EndedUse): string {
  const day = new Intl.DateTimeFormat(clinicProfile(db).language, { dateStyle: 'long', timeZone: 'UTC' });
  const on = day.format(Date.parse(`${revokedOn}T00:00:00Z`));
  return `The consent “${consent}”, which this use rests on, was taken back on ${on}, so nothing was exported. If the patient agrees again, have it signed anew and put it on record with Change use.`;
}

/** Draws the pair as one picture with stages and dates, and nothing that names the patient. @throws Refusal as above, FILE_DAMAGED */
export async function drawPair(
  db: ReadDb,
  asker: Asker,
  input: ExportPairInput,
  { vault, maker }: Pick<PhotoParts, 'vault' | 'maker'>,
): Promise<Uint8Array> {
  const sides = pairToExport(db, asker, input).map((photo) => {
    const [file] = photoFilesToOpen(db, [photo.id], 'kept');
    if (!file) return refuse('NOT_FOUND');
    return {
      bytes: vault.read(file.id, file.wrappedKey),
      caption: `${{ before: 'Before', after: 'After', progress: 'Progress' }[photo.phase]}, ${dateOf(photo.takenAt, asker.zone)}`,
    };
  });
  const [left, right] = sides;
  if (!left || !right) return refuse('NOT_FOUND');
  return maker.pair(left, right);
}

/** Hands the picture out; the audit row says which photos left the chart, what for and by whom. @throws Refusal as above */
export function exportPair(
  tx: WriteTx,
  act: Act,
  input: ExportPairInput,
  picture: Uint8Array,
): z.input<typeof ExportedPair> {
  for (const photo of pairToExport(tx, act, input)) act.touch('charting', 'photo', photo.id, photo.version);
  act.changed('purpose', { from: null, to: input.purpose });
  return {
    fileName: `photos-${dateOf(act.now, act.zone)}.jpg`,
    base64: Buffer.from(picture).toString('base64'),
  };
}
