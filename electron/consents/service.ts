import { createHash } from 'node:crypto';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  consentsAskedOfLine,
  consentsAskedOfVisit,
  consentsOfLine,
  consentsOfPatient,
  consentsOfVisit,
  type EditionRow,
  editionShownNow,
  findEdition,
  findTemplate,
  insertConsent,
  type TemplateRow,
  visitsMissingConsents,
} from '../../db/consents/queries.ts';
import { createPendingCharge } from '../billing/service.ts';
import { serviceById } from '../catalog/service.ts';
import { clinicProfile, stationById } from '../clinic/service.ts';
import { keepDocument } from '../documents/service.ts';
import { strokesProblem } from '../documents/signatures/rules.ts';
import type { Act, Asker } from '../kernel/act.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { dateOf, dayBounds } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { Id } from '../kernel/ids.ts';
import { patientById, patientName } from '../patients/service.ts';
import { serviceLine, visitOf } from '../scheduling/service.ts';
import { listStaff, staffById } from '../staff/service.ts';
import {
  allSigned,
  type ConsentNeed,
  type ConsentSnapshot,
  fillIn,
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
  SignInput,
  SignOutput,
} from './schemas.ts';

/** What the lines of a visit ask for and what is signed, as charting and checkout need it. */
export function consentNeeds(db: ReadDb, appointmentId: Id): ConsentNeed[] {
  const { language } = clinicProfile(db);
  return needsOf(consentsAskedOfVisit(db, appointmentId, language), consentsOfVisit(db, appointmentId));
}

/** The consents panel of a visit: per line what is needed and what is signed. @throws Refusal NOT_FOUND */
export function consentsForVisit(db: ReadDb, asker: Asker, input: ForVisitInput): ForVisitOutput {
  const visit = visitOf(db, input.appointmentId);
  asker.concerns(visit.patientId);
  const needs = consentNeeds(db, input.appointmentId);
  return {
    patientId: visit.patientId,
    patientName: patientName(patientById(db, visit.patientId)),
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

/** Everything a preview and a signature need to know about one line. */
function situation(db: ReadDb, zone: string, now: number, serviceLineId: Id, editionId: Id) {
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
  const { line, edition, clinic, patient, service, provider, shown } = situation(
    db,
    asker.zone,
    asker.now,
    input.serviceLineId,
    input.editionId,
  );
  asker.concerns(line.patientId);
  return {
    ...shown,
    edition: edition.edition,
    language: edition.language,
    patientName: patientName(patient),
    serviceName: service.name,
    providerName: provider.name,
    clinicName: clinic.name,
  };
}

const over = ['cancelled', 'lateCancelled', 'noShow'];

function assertSignable(
  db: ReadDb,
  line: { id: Id; state: string },
  state: string,
  template: TemplateRow,
  edition: EditionRow,
): void {
  if (over.includes(state) || line.state === 'notPerformed') {
    refuse(
      'NOT_NOW',
      'This visit or service was cancelled, so there is nothing to consent to. Add the service again first.',
    );
  }
  const signed = consentsOfLine(db, line.id).find((row) => row.templateId === template.id);
  if (signed) {
    refuse('SIGNED', `${signed.title} is already signed for this service. Open the signed copy instead.`, {
      consentId: signed.consentId,
      documentId: signed.documentId,
    });
  }
  if (!template.active)
    refuse('NOT_NOW', 'This consent is not in use any more. Reload the page to see what is needed now.');
  if (editionShownNow(db, template.id, clinicProfile(db).language) !== edition.id) {
    refuse('CHANGED_ELSEWHERE', 'There is a newer edition of this consent. Open it again and let the patient read it.');
  }
}

/** Where a consent is signed, and who handed over the pen. */
export interface SigningPlace {
  penId: Id;
  /** `number` is null for a tablet. */
  station: { id: Id; number: number | null; name: string };
}

/** Signs at the desk: the pen comes from whoever is signed in. */
export function signAtDesk(tx: WriteTx, act: Act, input: SignInput): SignOutput {
  const { id, number, name } = stationById(tx, act.stationId);
  return signConsent(tx, act, input, { penId: act.staffId, station: { id, number, name } });
}

/**
 * Signs a consent for a service line: snapshot, row and, once all the line asks for is signed, the pending charge.
 * @throws Refusal SIGNED when it is signed already; CHANGED_ELSEWHERE when what was shown is not what would be kept;
 * BAD_INPUT when the strokes are no signature; NOT_NOW when there is nothing to consent to
 */
export function signConsent(tx: WriteTx, act: Act, input: SignInput, { penId, station }: SigningPlace): SignOutput {
  const { line, edition, template, clinic, patient, service, provider, shown } = situation(
    tx,
    act.zone,
    act.now,
    input.serviceLineId,
    input.editionId,
  );
  act.concerns(line.patientId);
  const { appointment } = visitOf(tx, line.appointmentId);
  assertSignable(tx, line, appointment.state, template, edition);
  if (input.shownHash !== shown.hash) {
    refuse(
      'CHANGED_ELSEWHERE',
      'The text on the screen is not the current one any more. Open it again and let the patient read it.',
    );
  }
  const problem = strokesProblem(input.strokes);
  if (problem !== null) refuse('BAD_INPUT', problem);
  const pen = staffById(tx, penId);
  const consentId = act.newId();
  const snapshot: ConsentSnapshot = {
    language: edition.language,
    zone: act.zone,
    clinic: { name: clinic.name, address: clinic.address, phone: clinic.phone, email: clinic.email },
    patient: { id: patient.id, number: patient.number, name: patientName(patient), birthDate: patient.birthDate },
    visit: {
      appointmentId: line.appointmentId,
      serviceLineId: line.id,
      serviceId: service.id,
      service: service.name,
      startsAt: appointment.startsAt,
    },
    provider: { id: provider.id, name: provider.name, title: provider.title },
    template: { id: template.id, name: template.name },
    edition: { id: edition.id, edition: edition.edition, language: edition.language },
    shown,
    signature: { name: input.signedName, strokes: input.strokes },
    handedBy: { id: pen.id, name: pen.name, title: pen.title },
    station,
    signedAt: act.now,
  };
  const document = keepDocument(tx, act, {
    kind: 'consent',
    title: `${shown.title} ${snapshot.patient.name}`,
    snapshot,
    sourceKind: 'consent',
    sourceId: consentId,
    patientId: line.patientId,
  });
  insertConsent(tx, {
    id: consentId,
    patientId: line.patientId,
    serviceLineId: line.id,
    editionId: edition.id,
    documentId: document.id,
    signedAt: act.now,
    staffId: penId,
    stationId: station.id,
  });
  act.touch('consents', 'consent', consentId, 1);
  const needs = needsOf(consentsAskedOfLine(tx, line.id, clinic.language), consentsOfLine(tx, line.id));
  const chargeId = allSigned(needs) ? createPendingCharge(tx, act, { serviceLineId: line.id }) : null;
  return { consentId, documentId: document.id, sha256: document.sha256, chargeId };
}

/** The consents a patient has signed, newest first: which text, and the record. */
export function signedConsents(db: ReadDb, patientId: Id): Array<{ templateId: Id; documentId: Id }> {
  return consentsOfPatient(db, patientId);
}

/** What a patient has signed, newest first. */
export function consentsSignedBy(db: ReadDb, asker: Asker, input: OfPatientInput): OfPatientOutput {
  asker.concerns(patientById(db, input.patientId).id);
  const names = new Map(listStaff(db).map((member) => [member.id, member.name]));
  return {
    consents: consentsOfPatient(db, input.patientId).map((row) => ({
      id: row.consentId,
      templateId: row.templateId,
      title: row.name,
      edition: row.edition,
      serviceLineId: row.serviceLineId,
      documentId: row.documentId,
      signedAt: row.signedAt,
      staffName: names.get(row.staffId) ?? '',
    })),
  };
}

/** Today's visits whose patient is here and has not signed everything: what the board points out. */
export function missingToday(db: ReadDb, asker: Asker): MissingTodayOutput {
  const today = dayBounds(dateOf(asker.now, asker.zone), asker.zone);
  return {
    visits: visitsMissingConsents(db, today.from, today.until).map((row) => ({
      ...row,
      patientName: patientName(patientById(db, row.patientId)),
    })),
  };
}
