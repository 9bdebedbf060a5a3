import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { editionsShownNow, insertConsent } from '../../../db/consents/queries.ts';
import { cancelCharge, createPendingCharge } from '../../billing/service.ts';
import { stationById } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import { type SignedStrokes, strokesProblem } from '../../documents/signatures/rules.ts';
import type { Act } from '../../kernel/act.ts';
import type { Approvals } from '../../kernel/approvals.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { languageOfPatient } from '../../patients/contact/service.ts';
import { patientName } from '../../patients/service.ts';
import { visitOf } from '../../scheduling/service.ts';
import { staffById } from '../../staff/service.ts';
import { allSigned, type ConsentSnapshot, type Outcome, witnessAbout } from '../rules.ts';
import { consentNeeds, situation } from '../service.ts';
import type { DeclineInput, DeclineOutput, SignInput, SignOutput } from './schemas.ts';

/** Where a consent is signed, and who handed over the pen. */
export interface SigningPlace {
  penId: Id;
  /** `number` is null for a tablet. */
  station: { id: Id; number: number | null; name: string };
}

/** The desk: the pen comes from whoever is signed in. */
export function placeAtDesk(db: ReadDb, act: Act): SigningPlace {
  const { id, number, name } = stationById(db, act.stationId);
  return { penId: act.staffId, station: { id, number, name } };
}

type Situation = ReturnType<typeof situation>;
const over = ['cancelled', 'lateCancelled', 'noShow'];

/** @throws Refusal NOT_NOW, SIGNED, CHANGED_ELSEWHERE */
function assertOpen(db: ReadDb, { line, template, edition, shown }: Situation, shownHash: string): void {
  const { appointment } = visitOf(db, line.appointmentId);
  if (over.includes(appointment.state) || line.state === 'notPerformed')
    refuse(
      'NOT_NOW',
      'This visit or service was cancelled, so there is nothing to consent to. Add the service again first.',
    );
  const need = consentNeeds(db, line.appointmentId).find(
    (one) => one.serviceLineId === line.id && one.templateId === template.id,
  );
  if (need?.signed && !need.signed.earlier)
    refuse('SIGNED', `${need.title} is already signed for this service. Open the signed copy instead.`, {
      consentId: need.signed.consentId,
      documentId: need.signed.documentId,
    });
  if (!template.active)
    refuse('NOT_NOW', 'This consent is not in use any more. Reload the page to see what is needed now.');
  if (!editionsShownNow(db, template.id).some(({ id }) => id === edition.id))
    refuse('CHANGED_ELSEWHERE', 'There is a newer edition of this consent. Open it again and let the patient read it.');
  if (shownHash !== shown.hash)
    refuse(
      'CHANGED_ELSEWHERE',
      'The text on the screen is not the current one any more. Open it again and let the patient read it.',
    );
}

function assertStrokes(strokes: SignedStrokes): void {
  const problem = strokesProblem(strokes);
  if (problem !== null) refuse('BAD_INPUT', problem);
}

/** What became of a consent, as it is kept. */
interface Kept {
  outcome: Outcome;
  reason: string | null;
  signature: ConsentSnapshot['signature'];
  relationship: string | null;
  initials: string[];
  witness: { id: Id; strokes: SignedStrokes } | null;
}

function keep(tx: WriteTx, act: Act, at: Situation, place: SigningPlace, kept: Kept) {
  const { line, edition, template, clinic, patient, service, provider, shown } = at;
  const { appointment } = visitOf(tx, line.appointmentId);
  const consentId = act.newId();
  const named = (id: Id) => {
    const { name, title } = staffById(tx, id);
    return { id, name, title };
  };
  const { witness } = kept;
  const patientLanguage = languageOfPatient(tx, patient.id);
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
    outcome: kept.outcome,
    signature: kept.signature,
    handedBy: named(place.penId),
    station: place.station,
    signedAt: act.now,
    ...(patientLanguage === null || patientLanguage === edition.language ? {} : { patientLanguage }),
    ...(kept.reason === null ? {} : { reason: kept.reason }),
    ...(kept.relationship === null ? {} : { relationship: kept.relationship }),
    ...(kept.initials.length === 0 ? {} : { initials: kept.initials }),
    ...(witness === null ? {} : { witness: { ...named(witness.id), strokes: witness.strokes } }),
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
    staffId: place.penId,
    stationId: place.station.id,
    outcome: kept.outcome,
    reason: kept.reason,
    onBehalf: kept.relationship === null ? null : `${kept.signature?.name ?? ''}, ${kept.relationship}`,
    witnessId: witness?.id ?? null,
  });
  act.touch('consents', 'consent', consentId, 1);
  return { consentId, documentId: document.id, sha256: document.sha256 };
}

/**
 * Signs a consent for a service line: snapshot, row and, once all the line asks for is signed, the pending charge.
 * @throws Refusal SIGNED when it is signed already; CHANGED_ELSEWHERE when what was shown is not what would be kept;
 * BAD_INPUT when the strokes are no signature or initials are missing; APPROVAL_NEEDED without the witness it asks for;
 * NOT_NOW when there is nothing to consent to
 */
export function signConsent(
  tx: WriteTx,
  act: Act,
  input: SignInput,
  approvals: Approvals,
  place: SigningPlace = placeAtDesk(tx, act),
): SignOutput {
  const at = situation(tx, act.zone, act.now, input.serviceLineId, input.editionId);
  const { line } = at;
  act.concerns(line.patientId);
  assertOpen(tx, at, input.shownHash);
  assertStrokes(input.strokes);
  const toInitial = at.shown.paragraphs.filter(({ kind }) => kind === 'initials').length;
  if (input.initials.length !== toInitial)
    refuse('BAD_INPUT', 'Initials are missing. Write them beside every point that asks for them.');
  const kept = keep(tx, act, at, place, {
    outcome: 'signed',
    reason: null,
    signature: { name: input.signedName, strokes: input.strokes },
    relationship: input.relationship,
    initials: input.initials,
    witness: at.template.witness ? witnessOf(act, input, approvals, place) : null,
  });
  const needs = consentNeeds(tx, line.appointmentId).filter((need) => need.serviceLineId === line.id);
  const chargeId = allSigned(needs) ? createPendingCharge(tx, act, { serviceLineId: line.id }) : null;
  return { ...kept, chargeId };
}

function witnessOf(act: Act, input: SignInput, approvals: Approvals, place: SigningPlace) {
  const { witness } = input;
  if (!witness)
    refuse('APPROVAL_NEEDED', 'This consent needs a witness: someone of the staff signs beside the patient.');
  assertStrokes(witness.strokes);
  const about = witnessAbout(input.serviceLineId, input.editionId);
  const id = approvals.whoApproved(witness.approvalId, { sessionId: act.sessionId, about, now: act.now });
  if (id === undefined || id === place.penId)
    refuse('APPROVAL_NEEDED', 'The witness has to confirm again with their own password or PIN.');
  act.afterCommit(() => approvals.spend(witness.approvalId));
  return { id, strokes: witness.strokes };
}

/**
 * The patient declines: text, reason and, where they sign that, the signature are kept, and a charge that waited for the
 * chart is cancelled. @throws Refusal NOT_NOW once the service was done
 */
export function declineConsent(
  tx: WriteTx,
  act: Act,
  input: DeclineInput,
  place: SigningPlace = placeAtDesk(tx, act),
): DeclineOutput {
  const at = situation(tx, act.zone, act.now, input.serviceLineId, input.editionId);
  const { line } = at;
  act.concerns(line.patientId);
  assertOpen(tx, at, input.shownHash);
  if (line.state === 'performed')
    refuse(
      'NOT_NOW',
      'This service was done already, so it cannot be declined any more. Note it in the chart instead.',
    );
  if (input.strokes) assertStrokes(input.strokes);
  const kept = keep(tx, act, at, place, {
    outcome: 'refused',
    reason: input.reason,
    signature: input.strokes ? { name: input.signedName, strokes: input.strokes } : null,
    relationship: input.relationship,
    initials: [],
    witness: null,
  });
  const cancelled = cancelCharge(tx, act, { serviceLineId: line.id, reason: `Consent declined: ${input.reason}` });
  return { ...kept, cancelledChargeId: cancelled };
}
