import { createHash } from 'node:crypto';
import type { ReadDb } from '../../db/access.ts';
import {
  consentsAskedOfVisit,
  consentsOfPatient,
  type EditionRow,
  editionsShownNow,
  findEdition,
  findTemplate,
  type KeptRow,
  visitsAskingConsents,
} from '../../db/consents/queries.ts';
import { serviceById } from '../catalog/service.ts';
import { clinicProfile } from '../clinic/service.ts';
import type { Asker } from '../kernel/act.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { ageOn, dateOf, dayBounds, type LocalDate } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { languageOfPatient } from '../patients/contact/service.ts';
import { patientById, patientName } from '../patients/service.ts';
import { serviceLine, visitOf } from '../scheduling/service.ts';
import { listStaff, staffById } from '../staff/service.ts';
import {
  type Asked,
  allSigned,
  type ConsentNeed,
  fillIn,
  type Kept,
  needsOf,
  type Paragraph,
  type Placeholder,
  paragraphsOf,
} from './rules.ts';
import type {
  ForVisitInput,
  ForVisitOutput,
  MissingTodayOutput,
  OfPatientInput,
  OfPatientOutput,
  PreviewInput,
  PreviewOutput,
} from './schemas.ts';

/** What the lines of a visit ask for, what is signed and what was refused, as charting and checkout need it. */
export function consentNeeds(db: ReadDb, appointmentId: Id): ConsentNeed[] {
  const { patientId, lines } = visitOf(db, appointmentId);
  const { zone, language } = clinicProfile(db);
  const wanted = languageOfPatient(db, patientId) ?? language;
  const asked = consentsAskedOfVisit(db, appointmentId, [wanted, language]).map(
    ({ lineState, renew, ...row }): Asked => ({ ...row, renew: renew === 1, performed: lineState === 'performed' }),
  );
  const lineIds = lines.map(({ id }) => id);
  return needsOf(asked, consentsOfPatient(db, patientId).map(keptOf), lineIds, zone);
}

export function keptOf({ newest, namesService, ...row }: KeptRow): Kept {
  return { ...row, newest: newest === 1, namesService: namesService === 1 };
}

/** The consents panel of a visit: per line what is needed and what is signed. @throws Refusal NOT_FOUND */
export function consentsForVisit(db: ReadDb, asker: Asker, input: ForVisitInput): ForVisitOutput {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const needs = consentNeeds(db, input.appointmentId);
  return {
    patientId: visit.patientId,
    patientName: patientName(patientById(db, visit.patientId)),
    patientLanguage: languageOfPatient(db, visit.patientId),
    lines: visit.lines.map((line) => {
      const consents = needs.filter((need) => need.serviceLineId === line.id);
      return {
        serviceLineId: line.id,
        serviceName: serviceById(db, line.serviceId).name,
        providerName: staffById(db, line.providerId).name,
        state: line.state,
        complete: allSigned(consents),
        consents,
      };
    }),
  };
}

/** Years from which on a person signs for themselves. */
const adult = 18;

/** Everything a preview and a signature need to know about one line. */
export function situation(db: ReadDb, zone: string, now: number, serviceLineId: Id, editionId: Id) {
  const line = serviceLine(db, serviceLineId);
  const edition =
    findEdition(db, editionId) ?? refuse('NOT_FOUND', 'This consent text is not here any more. Reload the page.');
  const template = findTemplate(db, edition.templateId) ?? refuse('NOT_FOUND');
  const clinic = clinicProfile(db);
  const patient = patientById(db, line.patientId);
  const service = serviceById(db, line.serviceId);
  const provider = staffById(db, line.providerId);
  const values: Record<Placeholder, string> = {
    patient: patientName(patient),
    service: service.name,
    provider: provider.name,
    clinic: clinic.name,
    date: new Intl.DateTimeFormat(edition.language, { dateStyle: 'long', timeZone: zone }).format(now),
  };
  const shown = shownText(edition, values);
  return { line, edition, template, clinic, patient, service, provider, shown };
}

function shownText(
  edition: EditionRow,
  values: Readonly<Record<Placeholder, string>>,
): { title: string; paragraphs: Paragraph[]; hash: string } {
  const title = fillIn(edition.title, values);
  const paragraphs = paragraphsOf(edition.body).map(({ kind, text }) => ({ kind, text: fillIn(text, values) }));
  const hash = createHash('sha256')
    .update(canonicalJson({ editionId: edition.id, title, paragraphs }))
    .digest('hex');
  return { title, paragraphs, hash };
}

/** The text as the patient will read it, and its hash. @throws Refusal NOT_FOUND */
export function previewConsent(db: ReadDb, asker: Asker, input: PreviewInput): PreviewOutput {
  const { line, edition, template, clinic, patient, service, provider, shown } = situation(
    db,
    asker.zone,
    asker.now,
    input.serviceLineId,
    input.editionId,
  );
  asker.concerns(line.patientId);
  const editions = editionsShownNow(db, template.id);
  return {
    ...shown,
    patientLanguage: languageOfPatient(db, patient.id),
    languages: editions.map(({ id, language }) => ({ editionId: id, language })),
    witness: template.witness,
    minor: patient.birthDate !== null && ageOn(patient.birthDate, dateOf(asker.now, asker.zone)) < adult,
    editionId: edition.id,
    edition: edition.edition,
    language: edition.language,
    patientName: patientName(patient),
    serviceName: service.name,
    providerName: provider.name,
    clinicName: clinic.name,
  };
}

/** The consents that hold for a patient, newest first: which text, and the record. */
export function signedConsents(db: ReadDb, patientId: Id): Array<{ templateId: Id; documentId: Id }> {
  return consentsOfPatient(db, patientId)
    .filter(({ outcome, revokedOn }) => outcome === 'signed' && revokedOn === null)
    .reverse();
}

/** The signed consents of a patient that were taken back, by their documents. */
export function revokedConsents(db: ReadDb, patientId: Id): ReadonlyMap<Id, { name: string; revokedOn: LocalDate }> {
  return new Map(
    consentsOfPatient(db, patientId).flatMap(({ documentId, name, revokedOn }) =>
      revokedOn === null ? [] : [[documentId, { name, revokedOn }]],
    ),
  );
}

/** What a patient has signed, refused and taken back, newest first. */
export function consentsSignedBy(db: ReadDb, asker: Asker, input: OfPatientInput): OfPatientOutput {
  asker.concerns(patientById(db, input.patientId).id);
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  return {
    consents: consentsOfPatient(db, input.patientId)
      .map((row) => ({
        id: row.consentId,
        templateId: row.templateId,
        title: row.name,
        edition: row.edition,
        serviceLineId: row.serviceLineId,
        serviceName: serviceById(db, row.serviceId).name,
        documentId: row.documentId,
        signedAt: row.signedAt,
        staffName: names.get(row.staffId) ?? '',
        outcome: row.outcome,
        reason: row.reason,
        onBehalf: row.onBehalf,
        witnessName: row.witnessId === null ? null : (names.get(row.witnessId) ?? ''),
        revoked:
          row.revokedOn === null
            ? null
            : { on: row.revokedOn, reason: row.revokedReason ?? '', takenBy: names.get(row.revokedBy ?? '') ?? '' },
      }))
      .reverse(),
  };
}

/** Today's visits whose patient is here and has not signed everything: what the board points out. */
export function missingToday(db: ReadDb, asker: Asker): MissingTodayOutput {
  const today = dayBounds(dateOf(asker.now, asker.zone), asker.zone);
  const visits = visitsAskingConsents(db, today.from, today.until).map((row) => {
    const planned = visitOf(db, row.appointmentId).lines.filter(({ state }) => state === 'planned');
    const open = consentNeeds(db, row.appointmentId).filter(
      (need) => need.signed === null && planned.some(({ id }) => id === need.serviceLineId),
    );
    return {
      ...row,
      patientName: patientName(patientById(db, row.patientId)),
      missing: open.length,
      refused: open.filter(({ refused }) => refused !== null).length,
    };
  });
  return { visits: visits.filter(({ missing }) => missing > 0) };
}
