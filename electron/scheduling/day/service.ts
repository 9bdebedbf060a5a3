import type { z } from 'zod';
import type { ReadDb } from '../../../db/access.ts';
import { blocksWithin } from '../../../db/scheduling/blocks/queries.ts';
import {
  appointmentsWithin,
  type DaySpanRow,
  linesWithin,
  namedLinesOf,
  stepsWithin,
  takenWithin,
  visitsOfPatient,
} from '../../../db/scheduling/day/queries.ts';
import { stepsOf, takenBy } from '../../../db/scheduling/queries.ts';
import { policy } from '../../clinic/policies/service.ts';
import { closedDays, listEquipment, listRooms } from '../../clinic/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { addDays, dateOf, dayBounds, type Instant, weekdayOf } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { banner, patientById } from '../../patients/service.ts';
import { listStaff } from '../../staff/service.ts';
import { hoursOn } from '../hours/rules.ts';
import { hoursBetween } from '../hours/service.ts';
import { boardStates, expectedStates, nextStates, stepBack, waitingMinutes } from '../rules.ts';
import type * as S from '../schemas.ts';
import { appointmentById } from '../service.ts';
import { arrivedAt, stayOf } from '../stay/rules.ts';
import { lateMinutes } from '../terms/rules.ts';

/**
 * The calendar from the first to the last date: who works when, holidays, rooms, devices, blocks, and every appointment with its
 * lines and spans (cancelled ones too: their time is free).
 */
export function calendar(db: ReadDb, asker: Asker, input: z.output<typeof S.CalendarInput>): S.CalendarOutput {
  const closed = new Map(closedDays(db, input.from, input.until).map((row) => [row.date, row.name]));
  const days: S.CalendarOutput['days'] = [];
  for (let date = input.from; date <= input.until; date = addDays(date, 1))
    days.push({ date, ...dayBounds(date, asker.zone), closed: closed.get(date) ?? null });
  const from = days[0]?.from ?? 0;
  const until = days.at(-1)?.until ?? from;
  const appointments = dayAppointments(db, from, until);
  const busy = new Set<Id>();
  for (const { lines } of appointments)
    for (const { spans } of lines) for (const span of spans) if (span.kind === 'staff') busy.add(span.resourceId);
  const hours = hoursBetween(db, input.from, input.until);
  const weekdays = days.map(({ date }) => ({ date, weekday: weekdayOf(date) }));
  return {
    days,
    providers: listStaff(db)
      .filter((member) => (member.provider && member.active) || busy.has(member.id))
      .map(({ id, name, colour }) => ({
        id,
        name,
        colour,
        hours: weekdays.flatMap((on) => hoursOn(hours, id, on).map((window) => ({ date: on.date, ...window }))),
      })),
    rooms: listRooms(db)
      .filter((room) => room.active)
      .map(({ id, name }) => ({ id, name })),
    devices: listEquipment(db)
      .filter((device) => device.active)
      .map(({ id, name, kind }) => ({ id, name, kind })),
    blocks: blocksWithin(db, from, until),
    appointments,
  };
}

/** One day of the calendar. */
export function dayOf(db: ReadDb, asker: Asker, { date }: z.output<typeof S.DayInput>): S.DayOutput {
  const { days, ...columns } = calendar(db, asker, { from: date, until: date });
  return { ...(days[0] as S.CalendarOutput['days'][number]), ...columns };
}

function dayAppointments(db: ReadDb, from: Instant, until: Instant): S.DayAppointment[] {
  const spansOf = new Map<Id, DaySpanRow[]>();
  for (const row of takenWithin(db, from, until)) {
    const known = spansOf.get(row.serviceLineId);
    if (known) known.push(row);
    else spansOf.set(row.serviceLineId, [row]);
  }
  for (const spans of spansOf.values()) spans.sort((a, b) => a.startsAt - b.startsAt);
  const found = new Map<Id, S.DayAppointment>();
  for (const row of appointmentsWithin(db, from, until)) found.set(row.id, { ...row, lines: [] });
  for (const line of linesWithin(db, from, until)) {
    found.get(line.appointmentId)?.lines.push({
      id: line.id,
      serviceId: line.serviceId,
      serviceName: line.serviceName,
      ...timesOf(spansOf.get(line.id) ?? []),
    });
  }
  return [...found.values()];
}

/** Who and what a line takes, its begin and end, from its spans (in order of time). */
function timesOf(spans: DaySpanRow[]) {
  let endsAt = 0;
  let providerId = '';
  let assistantId: Id | null = null;
  let roomId: Id | null = null;
  let deviceId: Id | null = null;
  for (const span of spans) {
    if (span.kind === 'room') roomId = span.resourceId;
    else if (span.kind === 'device') deviceId = span.resourceId;
    else if (span.assists) assistantId = span.resourceId;
    else providerId ||= span.resourceId;
    endsAt = Math.max(endsAt, span.endsAt);
  }
  return { providerId, assistantId, roomId, deviceId, startsAt: spans[0]?.startsAt ?? 0, endsAt, spans };
}

/** Today's board: who is expected, and the columns from arrived to done with minutes since the last step. */
export function board(db: ReadDb, asker: Asker): z.input<typeof S.BoardOutput> {
  const date = dateOf(asker.now, asker.zone);
  const { from, until } = dayBounds(date, asker.zone);
  const staffNames = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const roomNames = new Map(listRooms(db).map((room) => [room.id, room.name]));
  const steps = Map.groupBy(stepsWithin(db, from, until), (step) => step.appointmentId);
  const limits = {
    late: policy(db, 'scheduling.lateArrivalMinutes'),
    soon: policy(db, 'scheduling.waitSoonMinutes'),
    over: policy(db, 'scheduling.waitOverMinutes'),
  };
  const expectedOnes: readonly string[] = expectedStates;
  const entries = dayAppointments(db, from, until).map(({ lines, ...appointment }): S.BoardEntry => {
    const named = (ids: Array<Id | null>, names: Map<Id, string>): string[] =>
      [...new Set(ids)].flatMap((id) => (id === null ? [] : (names.get(id) ?? [])));
    const taken = steps.get(appointment.id) ?? [];
    const came = arrivedAt(taken) ?? (expectedOnes.includes(appointment.state) ? asker.now : appointment.startsAt);
    return {
      ...appointment,
      stay: stayOf(taken, asker.now),
      lateBy: lateMinutes(appointment.startsAt, came, limits.late),
      waitingMinutes: waitingMinutes(appointment.stateSince, asker.now),
      services: lines.map((line) => line.serviceName),
      providers: named(
        lines.map((line) => line.providerId),
        staffNames,
      ),
      rooms: named(
        lines.map((line) => line.roomId),
        roomNames,
      ),
    };
  });
  return {
    date,
    now: asker.now,
    limits,
    expected: entries.filter((entry) => expectedOnes.includes(entry.state)),
    columns: boardStates.map((state) => ({
      state,
      entries: entries.filter((entry) => entry.state === state).sort((a, b) => a.stateSince - b.stateSince),
    })),
  };
}

/** One visit with its patient, lines and steps: the page it is worked on. */
export function visit(db: ReadDb, asker: Asker, input: { appointmentId: Id }): S.VisitOutput {
  const row = appointmentById(db, input.appointmentId);
  const patient = banner(db, asker, row.patientId);
  asker.concerns(patient.patientId);
  const { id, startsAt, endsAt, state, stateSince, note, version, seriesId, groupId } = row;
  const staffNames = new Map(listStaff(db).map((member) => [member.id, member.name]));
  const roomNames = new Map(listRooms(db).map((room) => [room.id, room.name]));
  const deviceNames = new Map(listEquipment(db).map((device) => [device.id, device.name]));
  const named = (of: Id | null, names: Map<Id, string>): string | null =>
    of === null ? null : (names.get(of) ?? null);
  const taken = takenBy(db, id);
  const steps = stepsOf(db, id);
  return {
    appointment: { id, startsAt, endsAt, state, stateSince, note, version, seriesId, groupId },
    patient,
    lines: namedLinesOf(db, id).map((line) => {
      const { spans: _, ...times } = timesOf(taken.filter((span) => span.serviceLineId === line.id));
      return {
        id: line.id,
        serviceId: line.serviceId,
        serviceName: line.serviceName,
        productId: line.productId,
        state: line.state,
        version: line.version,
        ...times,
        addOnTo: line.addOnTo,
        providerName: staffNames.get(times.providerId) ?? '',
        assistantName: named(times.assistantId, staffNames),
        deviceName: named(times.deviceId, deviceNames),
        roomName: named(times.roomId, roomNames),
      };
    }),
    steps: steps.map((step) => ({
      state: step.state,
      at: step.at,
      reason: step.reason,
      staffName: staffNames.get(step.staffId) ?? '',
    })),
    next: nextStates(state),
    back: stepBack(steps.map((step) => step.state)) ?? null,
  };
}

/** The appointments of one patient, newest first. */
export function visits(
  db: ReadDb,
  asker: Asker,
  input: z.output<typeof S.VisitsInput>,
): z.input<typeof S.VisitsOutput> {
  const patient = patientById(db, input.patientId);
  asker.concerns(patient.id);
  return { visits: visitsOfPatient(db, patient.id, input.limit) };
}
