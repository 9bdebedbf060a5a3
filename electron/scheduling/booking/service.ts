import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type AppointmentRow,
  clearOccupancies,
  insertAppointment,
  insertStep,
  updateAppointmentTime,
} from '../../../db/scheduling/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import type { Act } from '../../kernel/act.ts';
import { type Instant, minute } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById } from '../../patients/service.ts';
import { settle } from '../blocks/service.ts';
import { place, refuseOutsideHours, type Wish } from '../conflicts/service.ts';
import {
  answerLine,
  anyRoom,
  type BookedLine,
  bookedLines,
  type Exchange,
  loosened,
  occupy,
  plan,
  preferring,
  refuseTooLong,
  refuseUnusedRoom,
  roomOf,
  type WishedLine,
  writeLines,
} from '../lines/service.ts';
import { isOpenForChange } from '../rules.ts';
import type * as S from '../schemas.ts';
import { appointmentById, expected } from '../service.ts';
import { moveLines, resizeLine } from '../slots/rules.ts';

/** Books an appointment; a walk-in begins now, in state arrived. @throws Refusal SLOT_TAKEN, NOT_NOW (outside working hours), BAD_INPUT */
export function book(tx: WriteTx, act: Act, input: z.output<typeof S.BookInput>): S.SavedAppointment {
  const startsAt = input.startsAt ?? Math.floor(act.now / minute) * minute;
  return makeAppointment(tx, act, { ...input, lines: plan(tx, startsAt, input.lines) });
}

/** An appointment that is to be made of planned lines. */
export interface NewAppointment {
  patientId: Id;
  lines: WishedLine[];
  note: string;
  walkIn?: boolean;
  outsideHours: boolean;
  seriesId?: Id;
  groupId?: Id;
}

/** Puts a new appointment into the calendar. @throws Refusal SLOT_TAKEN, NOT_NOW (outside working hours), NOT_FOUND */
export function makeAppointment(tx: WriteTx, act: Act, wanted: NewAppointment): S.SavedAppointment {
  const patient = patientById(tx, wanted.patientId);
  const wish = { appointmentId: '', patientId: patient.id, lines: wanted.lines, anyRoom: anyRoom(tx) };
  const lines = place(tx, act, wish);
  if (!wanted.outsideHours) refuseOutsideHours(tx, act, lines);
  const id = act.newId();
  const state = wanted.walkIn ? 'arrived' : 'booked';
  const { startsAt } = lines[0] as WishedLine;
  const { endsAt } = lines.at(-1) as WishedLine;
  insertAppointment(tx, {
    id,
    patientId: patient.id,
    startsAt,
    endsAt,
    state,
    stateSince: act.now,
    note: wanted.note,
    createdAt: act.now,
    createdBy: act.staffId,
    version: 1,
    seriesId: wanted.seriesId ?? null,
    groupId: wanted.groupId ?? null,
  });
  insertStep(tx, {
    appointmentId: id,
    state,
    at: act.now,
    reason: null,
    staffId: act.staffId,
    stationId: act.stationId,
  });
  const booked = writeLines(tx, act, id, lines);
  act.touch('scheduling', 'appointment', id, 1);
  for (const line of booked) act.touch('scheduling', 'serviceLine', line.id, 1);
  act.concerns(patient.id);
  return { id, state, startsAt, endsAt, version: 1, lines: booked.map(answerLine) };
}

/**
 * Moves an appointment to another time, provider, room or device. Keeps its room, its second people and its devices if they
 * are free, else takes the first that are. @throws Refusal SLOT_TAKEN, NOT_NOW, CHANGED_ELSEWHERE, BAD_INPUT
 */
export function move(tx: WriteTx, act: Act, input: z.output<typeof S.MoveInput>): S.SavedAppointment {
  const appointment = changeable(tx, act, input.appointmentId, input.expectedVersion);
  const before = bookedLines(tx, appointment);
  const wish = wishOfMove(tx, appointment, before, input, input.startsAt);
  clearOccupancies(tx, appointment.id);
  return putMoved(tx, act, appointment, before, wish, input.outsideHours);
}

/** Writes an appointment that has given its time back to where it is wished. @throws Refusal SLOT_TAKEN, NOT_NOW */
export function putMoved(
  tx: WriteTx,
  act: Act,
  appointment: AppointmentRow,
  before: BookedLine[],
  wish: Wish<BookedLine>,
  outsideHours: boolean,
): S.SavedAppointment {
  const lines = place(tx, act, wish);
  if (!outsideHours) refuseOutsideHours(tx, act, lines);
  return store(tx, act, appointment, before, lines, ['startsAt']);
}

/** An appointment as it would be at another time, with whom and what it would take. @throws Refusal BAD_INPUT, NOT_FOUND */
export function wishOfMove(
  db: ReadDb,
  appointment: AppointmentRow,
  before: BookedLine[],
  to: Exchange & { roomId?: Id | undefined },
  startsAt: Instant,
): Wish<BookedLine> {
  const { roomId } = to;
  if (roomId) refuseUnusedRoom(db, roomId);
  const lines = moveLines(
    before.map((line) => loosened(db, line, to)),
    startsAt - appointment.startsAt,
  );
  const rooms = roomId ? [roomId] : preferring(roomOf(before[0]), anyRoom(db));
  return { appointmentId: appointment.id, patientId: appointment.patientId, lines, anyRoom: rooms };
}

/** Makes the last service of an appointment end later or earlier. @throws Refusal SLOT_TAKEN, NOT_NOW, CHANGED_ELSEWHERE */
export function resize(tx: WriteTx, act: Act, input: z.output<typeof S.ResizeInput>): S.SavedAppointment {
  const appointment = changeable(tx, act, input.appointmentId, input.expectedVersion);
  const before = bookedLines(tx, appointment);
  const last = before.at(-1) ?? refuse('NOT_FOUND');
  const { finishingMinutes, bufferMinutes } = serviceById(tx, last.serviceId);
  const resized = resizeLine(last, input.endsAt - last.endsAt, finishingMinutes + bufferMinutes);
  if (!resized) refuse('NOT_NOW', 'This is shorter than the service needs at least. Leave it 5 minutes or more.');
  const lines = [...before.slice(0, -1), resized];
  refuseTooLong(lines);
  clearOccupancies(tx, appointment.id);
  const placed = place(tx, act, {
    appointmentId: appointment.id,
    patientId: appointment.patientId,
    lines,
    anyRoom: [],
    fixedStart: true,
  });
  if (!input.outsideHours) refuseOutsideHours(tx, act, placed);
  return store(tx, act, appointment, before, placed, ['endsAt']);
}

/** Adds a service, with its add-ons, at the end of a visit. @throws Refusal SLOT_TAKEN, NOT_NOW, BAD_INPUT */
export function addLine(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.AddLineInput>,
): S.SavedAppointment & { serviceLineId: Id } {
  const { version } = appointmentById(tx, input.appointmentId);
  const appointment = changeable(tx, act, input.appointmentId, version);
  const before = bookedLines(tx, appointment);
  const added = plan(tx, appointment.endsAt, [input]);
  refuseTooLong([...before, ...added]);
  const wish = { appointmentId: appointment.id, patientId: appointment.patientId, fixedStart: true };
  const placed = place(tx, act, { ...wish, lines: added, anyRoom: preferring(roomOf(before.at(-1)), anyRoom(tx)) });
  if (!input.outsideHours) refuseOutsideHours(tx, act, placed);
  const lines = writeLines(tx, act, appointment.id, placed, before.length + 1);
  for (const line of lines) act.touch('scheduling', 'serviceLine', line.id, 1);
  const saved = stamp(tx, act, appointment, [...before, ...lines], ['lines']);
  return { ...saved, serviceLineId: (lines[0] as BookedLine).id };
}

function changeable(tx: WriteTx, act: Act, id: Id, expectedVersion: number): AppointmentRow {
  const appointment = expected(tx, id, expectedVersion);
  act.concerns(appointment.patientId);
  if (!isOpenForChange(appointment.state))
    refuse('NOT_NOW', 'A visit at checkout, done or cancelled keeps its time. Take its state one step back first.');
  return appointment;
}

function store(
  tx: WriteTx,
  act: Act,
  appointment: AppointmentRow,
  before: BookedLine[],
  lines: BookedLine[],
  fields: string[],
): S.SavedAppointment {
  occupy(tx, act, appointment.id, lines);
  settle(
    tx,
    act,
    before.flatMap((line) => line.spans),
  );
  return stamp(tx, act, appointment, lines, fields);
}

function stamp(
  tx: WriteTx,
  act: Act,
  appointment: AppointmentRow,
  lines: BookedLine[],
  fields: string[],
): S.SavedAppointment {
  const startsAt = Math.min(...lines.map((line) => line.startsAt));
  const endsAt = Math.max(...lines.map((line) => line.endsAt));
  if (!updateAppointmentTime(tx, appointment.id, appointment.version, { startsAt, endsAt }))
    refuse('CHANGED_ELSEWHERE');
  const version = appointment.version + 1;
  act.touch('scheduling', 'appointment', appointment.id, version);
  for (const field of fields) act.changed(field);
  return { id: appointment.id, state: appointment.state, startsAt, endsAt, version, lines: lines.map(answerLine) };
}
