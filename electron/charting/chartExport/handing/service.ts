import type { ReadDb, WriteTx } from '../../../../db/access.ts';
import type { Act, Asker } from '../../../kernel/act.ts';
import type { Approvals } from '../../../kernel/approvals.ts';
import { dateOf } from '../../../kernel/dates.ts';
import { refuse } from '../../../kernel/errors.ts';
import type { Id } from '../../../kernel/ids.ts';
import { patientById } from '../../../patients/service.ts';
import { fhirBundle, type PictureAt } from '../fhir/rules.ts';
import { chartPdf } from '../pages/service.ts';
import { breath, pictureReader } from '../pictures/service.ts';
import type { ArchiveEntry, ExportParts } from '../ports.ts';
import {
  chartName,
  type ExportForm,
  exportAbout,
  exportFileName,
  exportMedia,
  fhirName,
  pdfPicturesMax,
  photoName,
  picturesMax,
  schemaName,
} from '../rules.ts';
import { type ChartFile, chartSchema, type ExportInput, type ExportOutput } from '../schemas.ts';
import { chartFile } from '../service.ts';

/** A file that is ready to leave, and what of it could not be had. */
export interface Ready {
  bytes: Uint8Array;
  records: number;
  pictures: number;
  missing: number;
}

/** Whoever asks has typed their password for exactly this a moment ago. @throws Refusal STEP_UP_NEEDED with {about} */
export function requireProof(
  approvals: Pick<Approvals, 'whoApproved'>,
  asker: Asker,
  about: string,
  approvalId: Id | undefined,
  sentence: string,
): Id {
  const proved =
    approvalId === undefined
      ? undefined
      : approvals.whoApproved(approvalId, { sessionId: asker.sessionId, about, now: asker.now });
  if (approvalId === undefined || proved !== asker.staffId) return refuse('STEP_UP_NEEDED', sentence, { about });
  return approvalId;
}

const proofSentence = 'A chart leaves the clinic: type your password first.';

/**
 * Makes the file, before the transaction that puts it on record.
 * @throws Refusal STEP_UP_NEEDED with {about}; NOT_FOUND; BAD_INPUT (days in the wrong order, pictures that are too much)
 */
export async function makeExport(db: ReadDb, asker: Asker, input: ExportInput, parts: ExportParts): Promise<Ready> {
  const patient = patientById(db, input.patientId);
  requireProof(parts.approvals, asker, exportAbout(patient.id), input.approvalId, proofSentence);
  if (input.from !== null && input.until !== null && input.from > input.until) {
    const problem = 'The last day comes before the first. Choose them again.';
    refuse('BAD_INPUT', problem, { fields: [{ path: 'until', problem }] });
  }
  const file = chartFile(db, asker, patient.id, input);
  const wanted = input.pictures && input.form !== 'json';
  const { pictures, missing } = wanted
    ? await picturesOf(db, file, input.form, parts)
    : { pictures: new Map<Id, Uint8Array>(), missing: 0 };
  const counts = { records: file.records.length, pictures: pictures.size, missing };
  const bytes =
    input.form === 'pdf' ? await chartPdf(db, file, pictures, parts) : writeForm(file, pictures, input.form, parts);
  return { ...counts, bytes };
}

function writeForm(
  file: ChartFile,
  pictures: ReadonlyMap<Id, Uint8Array>,
  form: Exclude<ExportForm, 'pdf'>,
  { archives }: ExportParts,
): Uint8Array {
  if (form === 'json') return textBytes(file);
  if (form === 'fhir')
    return textBytes(fhirBundle(file, (id) => pictureAt(pictures, id, (bytes) => ({ data: base64Of(bytes) }))));
  const entries: ArchiveEntry[] = [
    { name: chartName, bytes: textBytes(file), packed: false },
    {
      name: fhirName,
      bytes: textBytes(fhirBundle(file, (id) => pictureAt(pictures, id, () => ({ url: photoName(id) })))),
      packed: false,
    },
    { name: schemaName, bytes: textBytes(chartSchema()), packed: false },
    ...[...pictures].map(([id, bytes]) => ({ name: photoName(id), bytes, packed: true })),
  ];
  return archives.pack(entries, file.exportedAt);
}

async function picturesOf(
  db: ReadDb,
  file: ChartFile,
  form: ExportForm,
  { vault, maker }: ExportParts,
): Promise<{ pictures: Map<Id, Uint8Array>; missing: number }> {
  const most = form === 'fhir' ? picturesMax.fhir : picturesMax.zip;
  const small = form === 'pdf';
  if (small && file.photos.length > pdfPicturesMax)
    refuse(
      'BAD_INPUT',
      `There are ${file.photos.length} photos in these days, and one PDF shows ${pdfPicturesMax} at most. Choose fewer days, or leave the pictures out.`,
    );
  const read = pictureReader(db, file.patient.id, file.photos, small ? 'screen' : 'kept', vault);
  const pictures = new Map<Id, Uint8Array>();
  let total = 0;
  for (const photo of file.photos) {
    const found = read(photo);
    const bytes = found && (small ? await shrunk(found, maker) : found);
    if (bytes === null) continue;
    total += bytes.length;
    if (total > most)
      refuse(
        'BAD_INPUT',
        `The pictures of these days are more than the ${most / 1_000_000} MB that one such file may hold. Choose fewer days and save several files${form === 'fhir' ? ', or choose the ZIP' : ''}.`,
      );
    pictures.set(photo.id, bytes);
    await breath();
  }
  return { pictures, missing: file.photos.length - pictures.size };
}

/** A picture small enough to stand beside three others on a page. */
async function shrunk(bytes: Uint8Array, maker: ExportParts['maker']): Promise<Uint8Array | null> {
  const made = await maker.make(bytes, 480);
  return made?.pictures.find(({ size }) => size === 'kept')?.bytes ?? null;
}

function pictureAt(
  pictures: ReadonlyMap<Id, Uint8Array>,
  id: Id,
  at: (bytes: Uint8Array) => PictureAt,
): PictureAt | undefined {
  const bytes = pictures.get(id);
  return bytes && at(bytes);
}

const textBytes = (value: object): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
const base64Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/**
 * Hands the chart out as a file. It leaves the encrypted clinic: the audit row says who took what of it along.
 * @throws Refusal STEP_UP_NEEDED with {about} without a proof; NOT_FOUND
 */
export function exportChart(
  tx: WriteTx,
  act: Act,
  input: ExportInput,
  ready: Ready,
  { approvals, downloads }: ExportParts,
): ExportOutput {
  const patient = patientById(tx, input.patientId);
  act.concerns(patient.id);
  const approvalId = requireProof(approvals, act, exportAbout(patient.id), input.approvalId, proofSentence);
  act.afterCommit(() => approvals.spend(approvalId));
  act.changed('form', { from: null, to: input.form });
  if (input.from !== null || input.until !== null)
    act.changed('days', { from: null, to: `${input.from ?? ''}/${input.until ?? ''}` });
  if (ready.pictures > 0) act.changed('pictures', { from: null, to: ready.pictures });
  return {
    fileName: exportFileName(patient.number, dateOf(act.now, act.zone), input.form),
    mediaType: exportMedia[input.form],
    downloadId: downloads.offer(act.sessionId, ready.bytes),
    size: ready.bytes.length,
    missing: ready.missing,
  };
}
