import type { WriteTx } from '../../../db/access.ts';
import {
  closeEncounter,
  type EncounterRow,
  insertReconciliation,
  type PointRow,
} from '../../../db/charting/queries.ts';
import { insertCosignRequest } from '../../../db/charting/signOff/queries.ts';
import { cancelCharge, confirmCharge } from '../../billing/service.ts';
import { expectAtVisit } from '../../billing/supplies/service.ts';
import { policy } from '../../clinic/policies/service.ts';
import { clinicProfile, stationById } from '../../clinic/service.ts';
import { keepDocument } from '../../documents/service.ts';
import { productById } from '../../inventory/service.ts';
import type { Act } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { mayDo } from '../../kernel/roles.ts';
import { banner, patientById, patientName } from '../../patients/service.ts';
import type { ToxinDose } from '../../scheduling/recalls/rules.ts';
import { noteTreatment } from '../../scheduling/recalls/service.ts';
import { advanceTo, setLineState, type Visit, visitOf } from '../../scheduling/service.ts';
import { staffById } from '../../staff/service.ts';
import { sheetsGiven } from '../aftercare/service.ts';
import { signedTreatments } from '../lasers/service.ts';
import { takeUpTemplates, wordsCopiedAt, writtenNote } from '../notes/service.ts';
import { photosToSign } from '../photos/signed/service.ts';
import { markOf } from '../points/rules.ts';
import { countAreas } from '../rules.ts';
import { requireSafe } from '../safety/service.ts';
import { safetySnapshot } from '../safety/view/service.ts';
import type { SignInput } from '../schemas.ts';
import { chartOfVisit, openEncounter, refuseOver } from '../service.ts';
import { type NoteSnapshot, planSignature, type SignPlan } from './rules.ts';

type Ready = Extract<SignPlan, { ready: true }>;

/**
 * Signs the chart: reconciles charted with drawn, confirms or cancels the charge of every line, keeps the note for good
 * and sends the visit to checkout; all of it or nothing.
 * @throws Refusal SIGNED, CHANGED_ELSEWHERE, NOT_ALLOWED, NOT_NOW or CHECK_DIFFERS with `missing` (what must be done or answered first)
 */
export function signChart(
  tx: WriteTx,
  act: Act,
  input: SignInput,
): { encounterId: Id; documentId: Id; sha256: string } {
  const encounter = openEncounter(tx, input.encounterId);
  act.concerns(encounter.patientId);
  const visit = visitOf(tx, encounter.appointmentId);
  refuseOver(visit);
  const facts = chartOfVisit(tx, act, visit, encounter, act);
  const changed = input.seenIds !== undefined && input.seenIds !== facts.seenIds;
  if (encounter.version !== input.expectedVersion || changed)
    refuse('CHANGED_ELSEWHERE', 'The chart changed while you were signing. Look at it once more, then sign.', {
      current: { version: encounter.version },
    });
  const plan = planSignature(facts.chart, input);
  if (!plan.ready) {
    const only = plan.missing.every((row) => row.kind === 'difference');
    refuse(only ? 'CHECK_DIFFERS' : 'NOT_NOW', plan.missing.map((row) => row.sentence).join(' '), {
      missing: plan.missing,
    });
  }
  const done = new Map(plan.performed.map(({ line }) => [line.serviceLineId, line.serviceName]));
  const performed = facts.safety.items.filter(({ serviceLineId }) => done.has(serviceLineId));
  requireSafe(tx, act, visit, performed, input.overrides);
  takeUpTemplates(tx, act, visit, encounter);
  const document = keepDocument(tx, act, {
    kind: 'note',
    title: `Treatment note ${patientName(patientById(tx, visit.patientId))}`,
    snapshot: {
      ...snapshotOf(tx, act, visit, encounter, facts, plan),
      ...safetySnapshot(tx, visit.appointment.id, facts.safety, done),
    },
    sourceKind: 'encounter',
    sourceId: encounter.id,
    patientId: visit.patientId,
  });
  settleLines(tx, act, visit, plan, facts.points);
  for (const pair of plan.reconciliations)
    insertReconciliation(tx, {
      id: act.newId(),
      encounterId: encounter.id,
      serviceLineId: pair.serviceLineId,
      productId: pair.productId,
      chartedQuantity: pair.charted,
      drawnQuantity: pair.drawn,
      reason: pair.reason,
      staffId: act.staffId,
      at: act.now,
    });
  const signed = { state: 'signed' as const, signedAt: act.now, signedBy: act.staffId, documentId: document.id };
  if (!closeEncounter(tx, encounter.id, input.expectedVersion, signed)) refuse('CHANGED_ELSEWHERE');
  if (policy(tx, 'charting.cosign') && !mayDo(act.role, 'chart.cosign'))
    insertCosignRequest(tx, { encounterId: encounter.id, askedAt: act.now });
  act.touch('charting', 'encounter', encounter.id, input.expectedVersion + 1);
  advanceTo(tx, act, visit.appointment.id, 'checkout');
  return { encounterId: encounter.id, documentId: document.id, sha256: document.sha256 };
}

/** Confirms what was performed on its charge, cancels the charge of what was not. */
function settleLines(tx: WriteTx, act: Act, visit: Visit, plan: Ready, points: readonly PointRow[]): void {
  const signer = staffById(tx, act.staffId);
  for (const { line, chartedQuantity, givenQuantity } of plan.performed) {
    const provider = visit.lines.find((row) => row.id === line.serviceLineId)?.providerId ?? signer.id;
    confirmCharge(tx, act, {
      serviceLineId: line.serviceLineId,
      chartedQuantity,
      productId: line.productId,
      givenQuantity,
      performedBy: signer.provider ? signer.id : provider,
    });
    setLineState(tx, act, line.serviceLineId, 'performed');
    expectAtVisit(tx, act, line.serviceLineId);
    noteTreatment(tx, act, { serviceLineId: line.serviceLineId, toxin: toxinOf(tx, line.serviceLineId, points) });
  }
  for (const { line, reason } of plan.notPerformed) {
    cancelCharge(tx, act, { serviceLineId: line.serviceLineId, reason });
    setLineState(tx, act, line.serviceLineId, 'notPerformed');
  }
}

/** The neurotoxin of a line: units charted, and into how many areas; null if there was none. */
function toxinOf(tx: WriteTx, serviceLineId: Id, points: readonly PointRow[]): ToxinDose | null {
  const own = points.filter(
    (point) => point.serviceLineId === serviceLineId && productById(tx, point.productId).kind === 'toxin',
  );
  const units = own.reduce((sum, point) => sum + point.quantity, 0);
  return units > 0 ? { units, areas: countAreas(own) } : null;
}

function snapshotOf(
  tx: WriteTx,
  act: Act,
  visit: Visit,
  encounter: EncounterRow,
  { lines, points, treatments, photos, draws, note }: ReturnType<typeof chartOfVisit>,
  plan: Ready,
): NoteSnapshot {
  const clinic = clinicProfile(tx);
  const patient = patientById(tx, visit.patientId);
  const signer = staffById(tx, act.staffId);
  const station = stationById(tx, act.stationId);
  const copiedAt = wordsCopiedAt(tx, encounter);
  const productOf = (id: Id) => productById(tx, id);
  const serviceName = (id: Id): string => lines.find((line) => line.serviceLineId === id)?.serviceName ?? '';
  return {
    language: clinic.language,
    zone: act.zone,
    clinic: { name: clinic.name, address: clinic.address, phone: clinic.phone, email: clinic.email },
    patient: { id: patient.id, number: patient.number, name: patientName(patient), birthDate: patient.birthDate },
    visit: { appointmentId: visit.appointment.id, encounterId: encounter.id, startsAt: visit.appointment.startsAt },
    allergies: banner(tx, act, patient.id).allergies.map((allergy) => `${allergy.substance} (${allergy.severity})`),
    lines: visit.lines.map((row) => {
      const done = plan.performed.find(({ line }) => line.serviceLineId === row.id);
      const undone = plan.notPerformed.find(({ line }) => line.serviceLineId === row.id);
      return {
        serviceLineId: row.id,
        service: serviceName(row.id),
        provider: staffById(tx, row.providerId).name,
        performed: done !== undefined,
        notPerformedBecause: undone?.reason ?? null,
        withoutConsentBecause: done?.withoutConsent ?? null,
        ...(done?.photosMissing
          ? { photosMissing: { views: done.photosMissing.views, because: done.photosMissing.reason } }
          : {}),
        billed: done ? { pricing: done.line.pricing, quantity: done.chartedQuantity } : null,
        draws: draws
          .filter((draw) => draw.serviceLineId === row.id)
          .map((draw) => ({
            product: draw.productName,
            unit: draw.unit,
            quantity: draw.quantity,
            lot: draw.lotNumber,
            expiresOn: draw.expiresOn,
            container: draw.containerCode,
          })),
      };
    }),
    treatments: signedTreatments(tx, treatments),
    photos: photosToSign(tx, visit, photos, serviceName),
    points: points.map((point) => {
      const { name, unit } = productOf(point.productId);
      const drawn = draws.filter(
        (row) => row.serviceLineId === point.serviceLineId && row.productId === point.productId,
      );
      const from =
        drawn.find((row) => row.containerId === point.containerId) ?? (drawn.length === 1 ? drawn[0] : undefined);
      return {
        serviceLineId: point.serviceLineId,
        ...markOf(point),
        product: name,
        unit,
        lot: from?.lotNumber ?? null,
        container: from?.containerCode ?? null,
      };
    }),
    differences: plan.reconciliations.map((pair) => {
      const { name, unit } = productOf(pair.productId);
      const { charted, drawn, reason } = pair;
      return { service: serviceName(pair.serviceLineId), product: name, unit, charted, drawn, reason };
    }),
    ...writtenNote(note, plan.emptyFields, { language: clinic.language, zone: act.zone }),
    note: encounter.note,
    ...(copiedAt === null ? {} : { noteCopiedFrom: dateOf(copiedAt, act.zone) }),
    aftercare: encounter.aftercare,
    sheets: sheetsGiven(tx, visit.appointment.id),
    signedBy: { id: signer.id, name: signer.name, title: signer.title },
    station: { id: station.id, number: station.number, name: station.name },
    signedAt: act.now,
  };
}
