import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  type AppointmentRow,
  findAppointment,
  findLine,
  insertStep,
  type LineRow,
  linesOf,
  setReleased,
  stepsOf,
  type TakenRow,
  takenBy,
  updateAppointmentNote,
  updateAppointmentState,
  updateLineState,
} from '../../db/scheduling/queries.ts';
import { policyAt } from '../clinic/policies/service.ts';
import type { Act } from '../kernel/act.ts';
import { refuse } from '../kernel/errors.ts';
import { settle } from './blocks/service.ts';
import { refuseIfTaken } from './conflicts/service.ts';
import { type AppointmentState, cancelledState, decideStep, frees, isBefore, type LineState } from './rules.ts';
import type * as S from './schemas.ts';

/** A service line with who performs it: what consent, draws, chart and charge hang on. */
export interface ServiceLine {
  id: string;
  appointmentId: string;
  patientId: string;
  serviceId: string;
  providerId: string;
  state: LineState;
  version: number;
  startsAt: number;
}

/** A visit with its service lines in order. */
export interface Visit {
  appointment: AppointmentRow;
  patientId: string;
  lines: ServiceLine[];
}

/** @throws Refusal NOT_FOUND */
export function appointmentById(db: ReadDb, id: string): AppointmentRow {
  return findAppointment(db, id) ?? refuse('NOT_FOUND', 'This appointment is no longer here. Go back to the calendar.');
}

/** A visit and its lines, for consents, charting, billing. @throws Refusal NOT_FOUND */
export function visitOf(db: ReadDb, appointmentId: string): Visit {
  const appointment = appointmentById(db, appointmentId);
  const taken = takenBy(db, appointmentId);
  const lines = linesOf(db, appointmentId).map((line) => withProvider(line, appointment, taken));
  return { appointment, patientId: appointment.patientId, lines };
}

/** One service line. @throws Refusal NOT_FOUND */
export function serviceLine(db: ReadDb, id: string): ServiceLine {
  const line =
    findLine(db, id) ?? refuse('NOT_FOUND', 'This service line is no longer part of a visit. Open the visit again.');
  return withProvider(line, appointmentById(db, line.appointmentId), takenBy(db, line.appointmentId));
}

function withProvider(line: LineRow, appointment: AppointmentRow, taken: TakenRow[]): ServiceLine {
  const staff =
    taken.find((span) => span.serviceLineId === line.id && span.kind === 'staff' && !span.assists) ??
    refuse('NOT_FOUND', 'This service line has no provider any more. Open the visit again.');
  return {
    id: line.id,
    appointmentId: line.appointmentId,
    patientId: appointment.patientId,
    serviceId: line.serviceId,
    providerId: staff.resourceId,
    state: line.state,
    version: line.version,
    startsAt: staff.startsAt,
  };
}

/** Notes that a line was performed or not: charting calls it at sign-off. @throws Refusal NOT_NOW if it was decided before */
export function setLineState(tx: WriteTx, act: Act, id: string, state: 'performed' | 'notPerformed'): void {
  const line = findLine(tx, id) ?? refuse('NOT_FOUND');
  if (line.state === state) return;
  if (line.state !== 'planned')
    refuse('NOT_NOW', 'This service was already signed off and cannot be changed any more.');
  if (!updateLineState(tx, id, line.version, { state })) refuse('CHANGED_ELSEWHERE');
  act.touch('scheduling', 'serviceLine', id, line.version + 1);
}

/** Moves a visit forward because of what happened in it. Does nothing if it is there or beyond. @throws Refusal NOT_NOW if it is cancelled */
export function advanceTo(tx: WriteTx, act: Act, appointmentId: string, to: AppointmentState): void {
  const appointment = appointmentById(tx, appointmentId);
  if (frees(appointment.state)) refuse('NOT_NOW', 'This appointment is cancelled. Undo that in the calendar first.');
  if (!isBefore(appointment.state, to)) return;
  enter(tx, act, appointment, to, null);
}

/** A change of state, as what follows from it in money sees it. */
export interface Step {
  appointment: AppointmentRow;
  to: AppointmentState;
  /** The undo of the step that led to the state it was in. */
  back: boolean;
  /** What was decided about a fee; undefined: nothing yet. */
  fee: S.FeeDecision | undefined;
}

/**
 * Does what a change of the calendar means for fees and deposits, in its transaction: billing stands to the right and
 * hands it in. A refusal stops the change.
 */
export interface Follow {
  step: (tx: WriteTx, act: Act, step: Step) => void;
  /** An appointment was made. */
  booked: (tx: WriteTx, act: Act, appointmentId: string) => void;
}

/** A step taken by a person: forward, or one step back. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE, SLOT_TAKEN (time given back and taken since) */
export function advance(tx: WriteTx, act: Act, input: z.output<typeof S.AdvanceInput>, follow: Follow): S.SavedState {
  const appointment = expected(tx, input.appointmentId, input.expectedVersion);
  act.concerns(appointment.patientId);
  const steps = stepsOf(tx, appointment.id).map((step) => step.state);
  const decision = decideStep(steps, input.to, { startsAt: appointment.startsAt, now: act.now });
  if (!decision.ok) refuse('NOT_NOW', decision.problem, { state: appointment.state });
  if (!decision.back && (input.to === 'cancelled' || input.to === 'lateCancelled') && !input.reason)
    refuse('BAD_INPUT', 'Say in a few words why the appointment is cancelled.');
  const saved = enter(tx, act, appointment, input.to, input.reason ?? null);
  follow.step(tx, act, { appointment, to: input.to, back: decision.back, fee: input.fee });
  return saved;
}

/**
 * Cancels; inside the late window it is a late cancellation, unless it is the clinic that cancels. The time is free at
 * once. @throws Refusal NOT_NOW, CHANGED_ELSEWHERE
 */
export function cancel(tx: WriteTx, act: Act, input: z.output<typeof S.CancelInput>, follow: Follow): S.SavedState {
  const appointment = expected(tx, input.appointmentId, input.expectedVersion);
  const lateHours = policyAt(tx, 'scheduling.lateHours', appointment.createdAt);
  const to = input.byClinic ? 'cancelled' : cancelledState(appointment.startsAt, act.now, lateHours);
  return advance(tx, act, { ...input, to }, follow);
}

/** Changes the note of an appointment. @throws Refusal CHANGED_ELSEWHERE */
export function setNote(tx: WriteTx, act: Act, input: z.output<typeof S.NoteInput>): S.SavedState {
  const appointment = expected(tx, input.appointmentId, input.expectedVersion);
  act.concerns(appointment.patientId);
  updateAppointmentNote(tx, appointment.id, appointment.version, { note: input.note });
  act.touch('scheduling', 'appointment', appointment.id, appointment.version + 1);
  act.changed('note');
  return { id: appointment.id, state: appointment.state, version: appointment.version + 1 };
}

/** The appointment if it still is what the caller saw. @throws Refusal CHANGED_ELSEWHERE with {current} */
export function expected(db: ReadDb, id: string, expectedVersion: number): AppointmentRow {
  const appointment = appointmentById(db, id);
  if (appointment.version === expectedVersion) return appointment;
  const { startsAt, endsAt, state, version } = appointment;
  return refuse('CHANGED_ELSEWHERE', undefined, { current: { id, startsAt, endsAt, state, version } });
}

function enter(
  tx: WriteTx,
  act: Act,
  appointment: AppointmentRow,
  to: AppointmentState,
  reason: string | null,
): S.SavedState {
  if (frees(to)) {
    setReleased(tx, appointment.id, true);
    settle(tx, act, takenBy(tx, appointment.id));
  } else if (frees(appointment.state)) {
    refuseIfTaken(tx, act, appointment, takenBy(tx, appointment.id));
    setReleased(tx, appointment.id, false);
  }
  if (!updateAppointmentState(tx, appointment.id, appointment.version, { state: to, stateSince: act.now }))
    refuse('CHANGED_ELSEWHERE');
  insertStep(tx, {
    appointmentId: appointment.id,
    state: to,
    at: act.now,
    reason,
    staffId: act.staffId,
    stationId: act.stationId,
  });
  act.touch('scheduling', 'appointment', appointment.id, appointment.version + 1);
  act.changed('state');
  return { id: appointment.id, state: to, version: appointment.version + 1 };
}
