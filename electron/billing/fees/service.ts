import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { depositsOf } from '../../../db/billing/deposits/queries.ts';
import {
  insertWaiver,
  lateWithoutFee,
  missedWithoutFee,
  type OpenFeeRow,
  openFeesOf,
  type WaiverRow,
  waiversOf,
} from '../../../db/billing/fees/queries.ts';
import { type ChargeRow, cancelChargeRow, chargesOfAppointment, insertCharge } from '../../../db/billing/queries.ts';
import { policy, policyAt } from '../../clinic/policies/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { day, minute } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Cents } from '../../kernel/money.ts';
import { mayDo } from '../../kernel/roles.ts';
import { patientName as nameOf, patientById } from '../../patients/service.ts';
import type { FeeDecision } from '../../scheduling/schemas.ts';
import { appointmentById, visitOf } from '../../scheduling/service.ts';
import type { FeeKind } from '../../scheduling/terms/rules.ts';
import { type FeeDue, feeDue } from '../../scheduling/terms/service.ts';
import { staffById } from '../../staff/service.ts';
import type * as S from './schemas.ts';

/** What stands on the bill. */
const titles: Record<FeeKind, string> = {
  noShow: 'Missed appointment',
  lateCancel: 'Late cancellation',
  late: 'Late arrival',
};

type Appointment = ReturnType<typeof appointmentById>;

/** What the clinic kept of the deposit of an appointment: it counts towards the fee. */
export function keptOf(db: ReadDb, appointmentId: Id): Cents {
  return depositsOf(db, appointmentId).reduce((sum, row) => sum + row.keptCents, 0);
}

/** The live fee of a kind: at most one, the index sees to it. */
function liveFee(db: ReadDb, appointmentId: Id, kind: FeeKind): ChargeRow | undefined {
  return chargesOfAppointment(db, appointmentId).find((row) => row.kind === kind && row.state !== 'cancelled');
}

/** Charges the fee an appointment asks for, or waives it with a reason. May be called again to change one's mind. @throws Refusal NOT_NOW, NOT_ALLOWED, CHANGED_ELSEWHERE with {current} */
export function decideFee(tx: WriteTx, act: Act, input: z.output<typeof S.DecideFeeInput>): S.FeeView {
  const appointment = appointmentById(tx, input.appointmentId);
  act.concerns(appointment.patientId);
  const current = feeOf(tx, appointment);
  if (current && current.state !== input.seen) refuse('CHANGED_ELSEWHERE', undefined, { current });
  return decide(tx, act, appointment, input.decision);
}

/** The same for an appointment that was read already. */
export function decide(tx: WriteTx, act: Act, appointment: Appointment, decision: FeeDecision): S.FeeView {
  const kept = keptOf(tx, appointment.id);
  const due =
    feeDue(tx, appointment, kept) ??
    refuse('NOT_NOW', kept > 0 ? 'The deposit that was kept covers the fee.' : 'This appointment asks for no fee.');
  if (decision.how === 'charge') charge(tx, act, appointment, due);
  else waive(tx, act, appointment, due, decision.reason);
  act.touch('scheduling', 'appointment', appointment.id, appointment.version);
  return feeOf(tx, appointment) ?? refuse('INTERNAL');
}

/** The same fee twice is one: who charges again gets the charge that is there. */
function charge(tx: WriteTx, act: Act, appointment: Appointment, due: FeeDue): void {
  if (liveFee(tx, appointment.id, due.kind)) return;
  const id = act.newId();
  const paysProvider = policyAt(tx, 'scheduling.feePaysProvider', appointment.createdAt);
  insertCharge(tx, {
    id,
    patientId: patientById(tx, appointment.patientId).id,
    appointmentId: appointment.id,
    serviceLineId: null,
    kind: due.kind,
    state: 'confirmed',
    description: titles[due.kind],
    pricing: 'flat',
    unitPriceCents: due.cents,
    estimatedQuantity: 1000,
    chartedQuantity: 1000,
    productId: null,
    givenQuantity: null,
    taxClass: 'none',
    cosmetic: true,
    performedBy: paysProvider ? (visitOf(tx, appointment.id).lines[0]?.providerId ?? null) : null,
    cancelReason: null,
    createdAt: act.now,
    version: 1,
  });
  act.touch('billing', 'charge', id, 1);
}

function waive(tx: WriteTx, act: Act, appointment: Appointment, due: FeeDue, reason: string): void {
  refuseUnlessWaiver(act);
  takeFeeBack(tx, act, appointment.id, due.kind, reason);
  const id = act.newId();
  insertWaiver(tx, {
    id,
    appointmentId: appointment.id,
    kind: due.kind,
    amountCents: due.cents,
    reason,
    staffId: act.staffId,
    at: act.now,
  });
  act.touch('billing', 'waiver', id, 1);
}

/** @throws Refusal NOT_ALLOWED */
export function refuseUnlessWaiver(act: Act): void {
  if (!mayDo(act.role, 'fees.waive'))
    refuse('NOT_ALLOWED', 'You may not let a patient off a fee. Ask someone who may, or leave it open for them.');
}

/** Cancels the live fee of a kind, if there is one. @throws Refusal NOT_NOW once it is on an invoice */
export function takeFeeBack(tx: WriteTx, act: Act, appointmentId: Id, kind: FeeKind, cancelReason: string): void {
  const live = liveFee(tx, appointmentId, kind);
  if (!live) return;
  if (live.state === 'invoiced')
    refuse(
      'NOT_NOW',
      `The fee “${live.description}” of this appointment is on an invoice already. Refund it first, then try again.`,
    );
  if (!cancelChargeRow(tx, live.id, live.version, { state: 'cancelled', cancelReason })) refuse('CHANGED_ELSEWHERE');
  act.touch('billing', 'charge', live.id, live.version + 1);
}

/** The fee of an appointment with what was decided about it; null if it asks for none and none was charged. */
export function feeOf(db: ReadDb, appointment: Appointment): S.FeeView | null {
  const due = feeDue(db, appointment, keptOf(db, appointment.id));
  const live = chargesOfAppointment(db, appointment.id).find((row) => row.kind !== 'care' && row.state !== 'cancelled');
  if (live && live.kind !== 'care')
    return {
      kind: live.kind,
      cents: live.unitPriceCents,
      minutes: due?.minutes ?? null,
      state: live.state === 'invoiced' ? 'invoiced' : 'charged',
      chargeId: live.id,
      reason: null,
      byName: null,
      at: live.createdAt,
    };
  if (!due) return null;
  const { kind, cents, minutes } = due;
  const waiver = waiversOf(db, appointment.id).findLast((row) => row.kind === kind && row.at >= due.since);
  const decided = waiver ? decidedBy(db, waiver) : { reason: null, byName: null, at: null };
  return { kind, cents, minutes, state: waiver ? 'waived' : 'undecided', chargeId: null, ...decided };
}

/** Who waived something, when and why. */
export function decidedBy(db: ReadDb, waiver: WaiverRow): { reason: string; byName: string; at: number } {
  return { reason: waiver.reason, byName: staffById(db, waiver.staffId).name, at: waiver.at };
}

/** How far back and ahead missed appointments are looked at, and back for late arrivals: what is older was let go. */
const missedBack = 30 * day;
const missedAhead = 14 * day;
const lateBack = 7 * day;

/** The fees that wait for a decision, so that none is forgotten. */
export function undecidedFees(db: ReadDb, { now }: Asker): z.input<typeof S.UndecidedFeesOutput> {
  const late = policy(db, 'scheduling.lateArrivalMinutes') * minute;
  const asked = [
    ...missedWithoutFee(db, now - missedBack, now + missedAhead),
    ...(policy(db, 'scheduling.lateArrivalFee').kind === 'none' ? [] : lateWithoutFee(db, now - lateBack, now, late)),
  ];
  const fees = asked.flatMap((appointmentId) => {
    const appointment = appointmentById(db, appointmentId);
    const fee = feeOf(db, appointment);
    if (fee?.state !== 'undecided') return [];
    const { kind, cents } = fee;
    const patientName = nameOf(patientById(db, appointment.patientId));
    return [{ appointmentId, patientName, kind, cents, startsAt: appointment.startsAt }];
  });
  return { fees: fees.toSorted((a, b) => b.startsAt - a.startsAt) };
}

/** The fees a patient has not paid yet. */
export function openFees(db: ReadDb, asker: Asker, input: { patientId: Id }): z.input<typeof S.OpenFeesOutput> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  return { fees: feesOwed(db, patient.id) };
}

/** The same for a patient who was looked up already, oldest first. */
export function feesOwed(db: ReadDb, patientId: Id): OpenFeeRow[] {
  return openFeesOf(db, patientId);
}
