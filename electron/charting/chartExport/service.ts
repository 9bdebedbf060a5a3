import type { ReadDb } from '../../../db/access.ts';
import { marksOf } from '../../../db/charting/photos/marks/queries.ts';
import { usesOfPhoto } from '../../../db/charting/photos/queries.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { consentsSignedBy } from '../../consents/service.ts';
import { recordsOf } from '../../documents/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { healthOf } from '../../patients/health/service.ts';
import { chartsOf, getPatient, patientById } from '../../patients/service.ts';
import { listStaff } from '../../staff/service.ts';
import { headsOf, type KeptChart, keptCharts, takenEntries } from '../chartImport/kept/service.ts';
import type { MarkPoint } from '../photos/marks/rules.ts';
import type { Photo } from '../photos/schemas.ts';
import { listPhotos } from '../photos/service.ts';
import { sealed } from './hashing/service.ts';
import { chartKinds, type Range, within } from './rules.ts';
import type { ChartFile, ChartPhoto, ChartRecord } from './schemas.ts';

/**
 * Everything the clinic holds of a patient's care, of all charts merged into this one and of what was read in from other
 * clinics. @throws Refusal NOT_FOUND, RECORD_DAMAGED
 */
export function chartFile(db: ReadDb, asker: Asker, patientId: Id, range: Range): ChartFile {
  const patient = patientById(db, patientId);
  asker.concerns(patient.id);
  const { name, address, phone, email } = clinicProfile(db);
  const kept = keptCharts(db, patient.id);
  const { number, givenName, familyName, preferredName, birthDate } = patient;
  return sealed({
    format: 'salve.chart',
    version: 2,
    exportedAt: asker.now,
    exportedBy: listStaff(db).find((member) => member.id === asker.staffId)?.name ?? '',
    clinic: { name, address, phone, email },
    zone: asker.zone,
    range: { from: range.from, until: range.until },
    patient: {
      id: patient.id,
      number,
      givenName,
      familyName,
      preferredName,
      birthDate,
      phone: patient.phone,
      email: patient.email,
    },
    ...listsOf(db, asker, patient.id, name, kept),
    records: newestOf(
      kept.flatMap(({ file }) => file.records),
      ownRecords(db, asker, patient.id, name),
    )
      .filter((row) => within(range, dateOf(dayOf(row), asker.zone)))
      .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
    photos: newestOf(
      kept.flatMap(({ file }) => file.photos),
      ownPhotos(db, asker, patient.id, name),
    )
      .filter((row) => within(range, dateOf(row.takenAt, asker.zone)))
      .toSorted((a, b) => a.takenAt - b.takenAt || (a.id < b.id ? -1 : 1)),
    imports: kept.flatMap(headsOf),
  });
}

/** One of each: what was read in last, and our own before all. */
function newestOf<T extends { id: Id }>(imported: readonly T[], own: readonly T[]): T[] {
  return [...new Map([...imported, ...own].map((row) => [row.id, row])).values()];
}

/** A note belongs to the day of its visit, with everything that was put to it later. */
function dayOf(row: ChartRecord): number {
  return row.kind === 'note' ? row.content.visit.startsAt : row.createdAt;
}

/** The lists of today; what was taken over from a file stands as that file had it. */
function listsOf(
  db: ReadDb,
  asker: Asker,
  patientId: Id,
  clinic: string,
  kept: readonly KeptChart[],
): Pick<ChartFile, 'allergies' | 'medications' | 'conditions'> {
  const { medications, conditions } = healthOf(db, asker, patientId);
  const taken = takenEntries(db, patientId, kept);
  const asNoted = <T extends { id: Id; notedAt: number }>(rows: readonly T[]): T[] =>
    rows
      .map((row) => (taken.get(row.id) as T | undefined) ?? row)
      .toSorted((a, b) => a.notedAt - b.notedAt || (a.id < b.id ? -1 : 1));
  return {
    allergies: asNoted(
      getPatient(db, asker, { id: patientId }).allergies.map(({ id, substance, severity, notedAt }) => ({
        id,
        clinic,
        notedAt,
        substance,
        severity,
      })),
    ),
    medications: asNoted(
      medications.map(({ id, name, dose, since, notedAt }) => ({ id, clinic, notedAt, name, dose, since })),
    ),
    conditions: asNoted(
      conditions.map(({ id, kind, name, since, expectedUntil, notedAt }) => ({
        id,
        clinic,
        notedAt,
        kind,
        name,
        since,
        expectedUntil,
      })),
    ),
  };
}

function ownRecords(db: ReadDb, asker: Asker, patientId: Id, clinic: string): ChartRecord[] {
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const taken = new Map(
    consentsSignedBy(db, asker, { patientId }).consents.map(({ documentId, revoked }) => [documentId, revoked]),
  );
  return recordsOf(db, chartsOf(db, patientId), chartKinds).map((row) => {
    const revoked = taken.get(row.id);
    return {
      id: row.id,
      kind: row.kind,
      title: row.title,
      createdAt: row.createdAt,
      createdBy: names.get(row.staffId) ?? '',
      clinic,
      sha256: row.sha256,
      revoked: revoked ? { on: revoked.on, reason: revoked.reason, by: revoked.takenBy } : null,
      content: row.content,
    } as ChartRecord;
  });
}

function ownPhotos(db: ReadDb, asker: Asker, patientId: Id, clinic: string): ChartPhoto[] {
  const all: ChartPhoto[] = [];
  let cursor: { takenAt: number; id: Id } | null = null;
  do {
    const page = listPhotos(db, asker, { patientId, cursor });
    for (const photo of page.photos) all.push(photoOf(db, photo, clinic));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

function photoOf(db: ReadDb, photo: Photo, clinic: string): ChartPhoto {
  const { id, takenAt, appointmentId, phase, use, width, height, sha256, hiddenAt } = photo;
  return {
    id,
    takenAt,
    takenBy: photo.takenByName,
    clinic,
    appointmentId,
    view: photo.viewName,
    phase,
    use,
    uses: usesOfPhoto(db, id).map((row) => ({
      use: row.use,
      consent: row.documentTitle,
      reason: row.reason,
      givenAt: row.givenAt,
      by: row.byName,
      at: row.at,
    })),
    marks: marksOf(db, id).map((row) => ({
      kind: row.kind,
      colour: row.colour,
      points: JSON.parse(row.points) as MarkPoint[],
      text: row.text,
      by: row.byName,
      at: row.at,
    })),
    width,
    height,
    sha256,
    error: hiddenAt === null ? null : { at: hiddenAt, by: photo.hiddenByName ?? '', reason: photo.hiddenReason ?? '' },
  };
}
