import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { clinicProfile } from '../../clinic/service.ts';
import { recordsOf } from '../../documents/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { healthOf } from '../../patients/health/service.ts';
import { chartsOf, getPatient, patientById } from '../../patients/service.ts';
import { listStaff } from '../../staff/service.ts';
import { listPhotos } from '../photos/service.ts';
import { fhirBundle } from './fhir/rules.ts';
import { chartKinds, exportAbout, exportFileName, exportMedia } from './rules.ts';
import type { ChartFile, ExportInput, ExportOutput } from './schemas.ts';

type Photos = ChartFile['photos'];

/** Everything the clinic holds of a patient's care, of all charts merged into this one. @throws Refusal NOT_FOUND, RECORD_DAMAGED */
export function chartFile(db: ReadDb, asker: Asker, patientId: Id): ChartFile {
  const patient = patientById(db, patientId);
  asker.concerns(patient.id);
  const { name, address, phone, email } = clinicProfile(db);
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const { medications, conditions } = healthOf(db, asker, patient.id);
  return {
    format: 'salve.chart',
    version: 1,
    exportedAt: asker.now,
    exportedBy: names.get(asker.staffId) ?? '',
    clinic: { name, address, phone, email },
    zone: asker.zone,
    patient: {
      id: patient.id,
      number: patient.number,
      givenName: patient.givenName,
      familyName: patient.familyName,
      preferredName: patient.preferredName,
      birthDate: patient.birthDate,
      phone: patient.phone,
      email: patient.email,
    },
    allergies: getPatient(db, asker, { id: patient.id }).allergies.map(({ id, substance, severity, notedAt }) => ({
      id,
      substance,
      severity,
      notedAt,
    })),
    medications: medications.map(({ id, name: what, dose, since, notedAt }) => ({
      id,
      name: what,
      dose,
      since,
      notedAt,
    })),
    conditions: conditions.map(({ id, kind, name: what, since, expectedUntil, notedAt }) => ({
      id,
      kind,
      name: what,
      since,
      expectedUntil,
      notedAt,
    })),
    records: recordsOf(db, chartsOf(db, patient.id), chartKinds).map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      createdAt: row.createdAt,
      createdBy: names.get(row.staffId) ?? '',
      sha256: row.sha256,
      content: row.content,
    })),
    photos: photosOf(db, asker, patient.id),
  };
}

function photosOf(db: ReadDb, asker: Asker, patientId: Id): Photos {
  const all: Photos = [];
  let cursor: { takenAt: number; id: Id } | null = null;
  do {
    const page = listPhotos(db, asker, { patientId, cursor });
    for (const photo of page.photos)
      all.push({
        id: photo.id,
        takenAt: photo.takenAt,
        takenBy: photo.takenByName,
        view: photo.viewName,
        phase: photo.phase,
        use: photo.use,
        width: photo.width,
        height: photo.height,
        sha256: photo.sha256,
        hiddenBecause: photo.hiddenReason,
      });
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

/**
 * The chart as a file. It leaves the encrypted clinic, so whoever asks has just proved who they are.
 * @throws Refusal STEP_UP_NEEDED with {about} without that proof; NOT_FOUND
 */
export function exportChart(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof ExportInput>,
  approvals: Approvals,
): z.input<typeof ExportOutput> {
  const patient = patientById(tx, input.patientId);
  const about = exportAbout(patient.id);
  const proved =
    input.approvalId === undefined
      ? undefined
      : approvals.whoApproved(input.approvalId, { sessionId: act.sessionId, about, now: act.now });
  if (input.approvalId === undefined || proved !== act.staffId)
    refuse('STEP_UP_NEEDED', 'A chart leaves the clinic: type your password first.', { about });
  const { approvalId } = input;
  act.afterCommit(() => approvals.spend(approvalId));
  const file = chartFile(tx, act, patient.id);
  return {
    fileName: exportFileName(patient.number, dateOf(act.now, act.zone), input.form),
    mediaType: exportMedia[input.form],
    text: JSON.stringify(input.form === 'fhir' ? fhirBundle(file) : file, null, 2),
  };
}
