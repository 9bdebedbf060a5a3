import type { ReadDb } from '../../../db/access.ts';
import { importedFilesOf, importsOfSource } from '../../../db/charting/imports/queries.ts';
import { photoFilesToOpen } from '../../../db/charting/photos/queries.ts';
import { clinicCountry } from '../../clinic/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { PatientHit } from '../../patients/schemas.ts';
import { hitOf, isPatient, patientById, possibleDuplicates, today } from '../../patients/service.ts';
import type { ChartRecord } from '../chartExport/schemas.ts';
import { chartFile } from '../chartExport/service.ts';
import { entriesBeside } from './entries/service.ts';
import type { ImportParts } from './ports.ts';
import { type ReadChart, readChart } from './reading/service.ts';
import { personProblem } from './rules.ts';
import type { LookInput, LookOutput } from './schemas.ts';

/** Reads the file that was sent; a second time it is the same answer. @throws Refusal NOT_FOUND (not here whole), BAD_INPUT */
export function readUpload(
  asker: Asker,
  uploadId: Id,
  { uploads, archives }: Pick<ImportParts, 'uploads' | 'archives'>,
): Promise<ReadChart> {
  return uploads.settle(asker.sessionId, uploadId, (bytes) =>
    Promise.resolve(bytes).then((whole) => readChart(whole, archives)),
  );
}

/** The patient of a file, if they are certainly one of this clinic: under the same id, or read in before. */
export function whoIsHere(db: ReadDb, { patient }: ReadChart['file']): Id | null {
  if (isPatient(db, patient.id)) return patientById(db, patient.id).id;
  const [before] = importsOfSource(db, patient.id);
  return before ? patientById(db, before.patientId).id : null;
}

/** What of a file a chart does not hold yet: records, photos, and pictures of photos that came without one before. */
export function freshOf(
  db: ReadDb,
  asker: Asker,
  { file, pictures }: ReadChart,
  patientId: Id | null,
): { records: Set<Id>; photos: Set<Id>; pictures: Set<Id> } {
  if (patientId === null)
    return {
      records: new Set(file.records.map(({ id }) => id)),
      photos: new Set(file.photos.map(({ id }) => id)),
      pictures: new Set(pictures.keys()),
    };
  const ours = chartFile(db, asker, patientId, { from: null, until: null });
  const hashes = new Map(ours.records.map(({ id, sha256 }) => [id, sha256]));
  const other = file.records.find(({ id, sha256 }) => (hashes.get(id) ?? sha256) !== sha256);
  if (other)
    refuse(
      'BAD_INPUT',
      `The record ${other.id} says something else in this file than on the chart here. Nothing was read in.`,
    );
  const known = new Set([...ours.records, ...ours.photos].map(keyOf));
  const pictured = new Set([
    ...importedFilesOf(db, patientId, 'kept').map(({ photoId }) => photoId),
    ...photoFilesToOpen(db, [...pictures.keys()], 'kept').map(({ photoId }) => photoId),
  ]);
  const isFresh = (row: Parameters<typeof keyOf>[0]): boolean => !known.has(keyOf(row));
  return {
    records: new Set(file.records.filter(isFresh).map(({ id }) => id)),
    photos: new Set(file.photos.filter(isFresh).map(({ id }) => id)),
    pictures: new Set([...pictures.keys()].filter((id) => !pictured.has(id))),
  };
}

/** Records as one reads them: of a note the newest alone, which says everything that the earlier ones say. */
export function newestRecords(records: readonly ChartRecord[]): ChartRecord[] {
  const newest = new Map(
    records.flatMap((row) => (row.kind === 'note' ? [[row.content.visit.encounterId, row.id]] : [])),
  );
  return records.filter((row) => row.kind !== 'note' || newest.get(row.content.visit.encounterId) === row.id);
}

/** A record or photo as it stands now: what came to it later, such as a consent taken back, makes it another. */
function keyOf(row: {
  id: Id;
  sha256: string;
  revoked?: { on: string } | null;
  uses?: readonly unknown[];
  error?: unknown;
}) {
  return `${row.id} ${row.sha256} ${row.revoked?.on ?? ''} ${row.uses?.length ?? ''} ${row.error ? 'error' : ''}`;
}

/** What a file holds, whose it is, and what of its lists is not on ours. Nothing is read in. */
export function lookInto(db: ReadDb, asker: Asker, input: LookInput, read: ReadChart): LookOutput {
  const { file, pictures } = read;
  const hit = (id: Id): PatientHit => hitOf(patientById(db, id), clinicCountry(db), today(asker));
  const here = whoIsHere(db, file);
  const chosen = input.patientId ?? here;
  const target = chosen === null ? null : patientById(db, chosen);
  if (target) asker.concerns(target.id);
  const fresh = freshOf(db, asker, read, target?.id ?? null);
  const standing = newestRecords(file.records);
  const countOf = (kind: string): number => standing.filter((row) => row.kind === kind).length;
  const { sha256, exportedAt, exportedBy, clinic, range, patient } = file;
  return {
    sha256,
    exportedAt,
    exportedBy,
    clinic,
    range,
    patient,
    notes: countOf('note'),
    consents: countOf('consent'),
    exams: countOf('exam'),
    photos: file.photos.length,
    pictures: pictures.size,
    fresh: fresh.records.size + fresh.photos.size + fresh.pictures.size,
    target: target && hit(target.id),
    problem: (target && problemWith(file, target, here)) ?? null,
    here: here === null ? null : hit(here),
    candidates: here === null ? possibleDuplicates(db, asker, patient).candidates : [],
    entries: entriesBeside(db, asker, file, target?.id ?? null),
  };
}

/** Why a file cannot be read into a chart, or undefined. */
export function problemWith(
  file: ReadChart['file'],
  target: { id: Id; birthDate: string | null },
  here: Id | null,
): string | undefined {
  if (here !== null && here !== target.id)
    return 'The patient of this file is here under another chart. Read it into that one.';
  return personProblem(file.patient, target);
}
