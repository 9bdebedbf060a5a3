import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  type AppointmentRow,
  clearOccupancies,
  insertAppointment,
  insertLine,
  insertStep,
  updateAppointmentTime,
} from '../../../db/scheduling/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { type Instant, minute } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById } from '../../patients/service.ts';
import { settle } from '../blocks/service.ts';
import { activeRooms, openings, place, refuseOutsideHours } from '../conflicts/service.ts';
import {
  answerLine,
  anyRoom,
  type BookedLine,
  bookable,
  bookedLines,
  occupy,
  plan,
  preferring,
  refuseTooLong,
  roomOf,
  withoutRoom,
} from '../lines/service.ts';
import { isOpenForChange } from '../rules.ts';
import type * as S from '../schemas.ts';
import { appointmentById, expected } from '../service.ts';
import { moveLines, type PlannedLine, resizeLine } from '../slots/rules.ts';

/** Books an appointment; a walk-in begins now, in state arrived. @throws Refusal SLOT_TAKEN, NOT_NOW (outside working hours), BAD_INPUT */
export function book(tx: WriteTx, act: Act, input: z.output<typeof S.BookInput>): S.SavedAppointment {
  const patient = patientById(tx, input.patientId);
  const startsAt = input.startsAt ?? Math.floor(act.now / minute) * minute;
  const planned = plan(tx, startsAt, input.lines);
  const lines = place(tx, act, { appointmentId: '', patientId: patient.id, lines: planned, anyRoom: anyRoom(tx) });
  if (!input.outsideHours) refuseOutsideHours(tx, act, lines);
  const id = act.newId();
  const state = input.walkIn ? 'arrived' : 'booked';
  const endsAt = (lines.at(-1) as PlannedLine).endsAt;
  insertAppointment(tx, {
    id,
    patientId: patient.id,
    startsAt,
    endsAt,
    state,
    stateSince: act.now,
    note: input.note,
    createdAt: act.now,
    createdBy: act.staffId,
    version: 1,
  });
  insertStep(tx, {
    appointmentId: id,
    state,
    at: act.now,
    reason: null,
    staffId: act.staffId,
    stationId: act.stationId,
  });
  const booked = lines.map((line, index): BookedLine => {
    const lineId = act.newId();
    const serviceId = (input.lines[index] as S.WantedLine).serviceId;
    insertLine(tx, { id: lineId, appointmentId: id, serviceId, position: index + 1, state: 'planned', version: 1 });
    return { ...line, id: lineId, serviceId };
  });
  occupy(tx, act, id, booked);
  act.touch('scheduling', 'appointment', id, 1);
  for (const line of booked) act.touch('scheduling', 'serviceLine', line.id, 1);
  act.concerns(patient.id);
  return { id, state, startsAt, endsAt, version: 1, lines: booked.map(answerLine) };
}

/** Moves an appointment to another time, provider or room. Keeps its room if that is free, else takes the first free one. @throws Refusal SLOT_TAKEN, NOT_NOW, CHANGED_ELSEWHERE */
export function move(tx: WriteTx, act: Act, input: z.output<typeof S.MoveInput>): S.SavedAppointment {
  const appointment = changeable(tx, act, input.appointmentId, input.expectedVersion);
  const before = bookedLines(tx, appointment);
  const { providerId, fromProviderId, roomId } = input;
  if (providerId) bookable(tx, providerId);
  if (roomId && !activeRooms(tx).some((room) => room.id === roomId))
    refuse('NOT_FOUND', 'This room is not in use. Choose another one.');
  const moved = moveLines(before, input.startsAt - appointment.startsAt, (span) => {
    if (span.kind === 'room') return roomId ?? span.resourceId;
    return providerId && (!fromProviderId || fromProviderId === span.resourceId) ? providerId : span.resourceId;
  });
  clearOccupancies(tx, appointment.id);
  const wish = { appointmentId: appointment.id, patientId: appointment.patientId };
  const lines = roomId
    ? place(tx, act, { ...wish, lines: moved, anyRoom: [] })
    : place(tx, act, { ...wish, lines: moved.map(withoutRoom), anyRoom: preferring(roomOf(moved[0]), anyRoom(tx)) });
  if (!input.outsideHours) refuseOutsideHours(tx, act, lines);
  return store(tx, act, appointment, before, merge(before, lines), ['startsAt']);
}

/** Makes the last service of an appointment end later or earlier. @throws Refusal SLOT_TAKEN, NOT_NOW, CHANGED_ELSEWHERE */
export function resize(tx: WriteTx, act: Act, input: z.output<typeof S.ResizeInput>): S.SavedAppointment {
  const appointment = changeable(tx, act, input.appointmentId, input.expectedVersion);
  const before = bookedLines(tx, appointment);
  const last = before.at(-1) ?? refuse('NOT_FOUND');
  const resized = resizeLine(last, input.endsAt - last.endsAt, serviceById(tx, last.serviceId).bufferMinutes);
  if (!resized) refuse('NOT_NOW', 'This is shorter than the service needs at least. Leave it 5 minutes or more.');
  const lines = [...before.slice(0, -1), { ...last, ...resized }];
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
  return store(tx, act, appointment, before, merge(lines, placed), ['endsAt']);
}

/** Adds a service at the end of a visit. @throws Refusal SLOT_TAKEN, NOT_NOW */
export function addLine(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.AddLineInput>,
): S.SavedAppointment & { serviceLineId: Id } {
  const { version } = appointmentById(tx, input.appointmentId);
  const appointment = changeable(tx, act, input.appointmentId, version);
  const before = bookedLines(tx, appointment);
  const [added] = plan(tx, appointment.endsAt, [{ ...input, roomId: input.roomId ?? undefined }]) as [PlannedLine];
  refuseTooLong([...before, added]);
  const room = before.at(-1) && roomOf(before.at(-1));
  const wish = { appointmentId: appointment.id, patientId: appointment.patientId, fixedStart: true };
  const [placed] = place(tx, act, { ...wish, lines: [added], anyRoom: preferring(room, anyRoom(tx)) }) as [PlannedLine];
  if (!input.outsideHours) refuseOutsideHours(tx, act, [placed]);
  const id = act.newId();
  insertLine(tx, {
    id,
    appointmentId: appointment.id,
    serviceId: input.serviceId,
    position: before.length + 1,
    state: 'planned',
    version: 1,
  });
  const line = { ...placed, id, serviceId: input.serviceId };
  occupy(tx, act, appointment.id, [line]);
  act.touch('scheduling', 'serviceLine', id, 1);
  return { ...stamp(tx, act, appointment, [...before, line], ['lines']), serviceLineId: id };
}

/** The next starts at which such an appointment would fit. */
export function findOpenings(db: ReadDb, asker: Asker, input: z.output<typeof S.OpeningsInput>): { starts: Instant[] } {
  const from = Math.ceil(input.from / minute) * minute;
  const wish = {
    appointmentId: input.except ?? '',
    patientId: '',
    lines: plan(db, from, input.lines),
    anyRoom: anyRoom(db),
  };
  return { starts: openings(db, asker, wish, from, input.count, 14) };
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

function merge(before: readonly BookedLine[], placed: readonly PlannedLine[]): BookedLine[] {
  return before.map((line, index) => ({ ...line, ...(placed[index] as PlannedLine) }));
}
