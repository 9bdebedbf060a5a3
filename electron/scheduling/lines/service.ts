import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { type AppointmentRow, insertOccupancy, linesOf, takenBy } from '../../../db/scheduling/queries.ts';
import { serviceById } from '../../catalog/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { Instant } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { staffById } from '../../staff/service.ts';
import { activeRooms, spanOf } from '../conflicts/service.ts';
import type * as S from '../schemas.ts';
import { type LineRequest, lineOf, longestAppointment, type PlannedLine, planLines } from '../slots/rules.ts';

/** A service line of an appointment with its time. */
export interface BookedLine extends PlannedLine {
  id: Id;
  serviceId: Id;
}

/** Wished lines in time, from `startsAt` on. @throws Refusal BAD_INPUT, NOT_FOUND */
export function plan(db: ReadDb, startsAt: Instant, wanted: readonly S.WantedLine[]): PlannedLine[] {
  const requests = wanted.map((line): LineRequest => {
    const service = serviceById(db, line.serviceId);
    if (!service.active) refuse('BAD_INPUT', `${service.name} is no longer offered. Choose another service.`);
    bookable(db, line.providerId);
    if (line.roomId && !activeRooms(db).some((room) => room.id === line.roomId))
      refuse('NOT_FOUND', 'This room is not in use. Choose another one.');
    const { durationMinutes, processingMinutes, bufferMinutes } = service;
    return {
      durationMinutes,
      processingMinutes,
      bufferMinutes,
      providerId: line.providerId,
      roomId: line.roomId ?? null,
    };
  });
  const lines = planLines(startsAt, requests);
  refuseTooLong(lines);
  return lines;
}

/** @throws Refusal BAD_INPUT */
export function refuseTooLong(lines: readonly PlannedLine[]): void {
  const from = lines[0]?.startsAt ?? 0;
  if ((lines.at(-1)?.endsAt ?? 0) - from > longestAppointment)
    refuse('BAD_INPUT', 'An appointment lasts 12 hours at most. Split it into two.');
}

/** @throws Refusal BAD_INPUT if someone does not take appointments */
export function bookable(db: ReadDb, staffId: Id): void {
  const member = staffById(db, staffId);
  if (!member.active || !member.provider)
    refuse('BAD_INPUT', `${member.name} does not take appointments. Choose another provider.`);
}

/** The lines of an appointment in time. The last ends with the appointment: processing in no room takes nobody's time and leaves no span. */
export function bookedLines(db: ReadDb, { id: appointmentId, endsAt }: AppointmentRow): BookedLine[] {
  const taken = takenBy(db, appointmentId);
  const lines = linesOf(db, appointmentId).map((line) => ({
    ...lineOf(taken.filter((row) => row.serviceLineId === line.id).map(spanOf)),
    id: line.id,
    serviceId: line.serviceId,
  }));
  return lines.map((line, index) => (index === lines.length - 1 ? { ...line, endsAt } : line));
}

/** Writes who and what lines take. */
export function occupy(tx: WriteTx, act: Act, appointmentId: Id, lines: readonly BookedLine[]): void {
  for (const line of lines) {
    for (const span of line.spans) {
      insertOccupancy(tx, {
        id: act.newId(),
        appointmentId,
        serviceLineId: line.id,
        resourceKind: span.kind,
        resourceId: span.resourceId,
        startsAt: span.startsAt,
        endsAt: span.endsAt,
        released: false,
      });
    }
  }
}

/** A line as it is answered. */
export function answerLine(line: BookedLine): S.SavedAppointment['lines'][number] {
  const staff = line.spans.find((span) => span.kind === 'staff');
  return {
    id: line.id,
    serviceId: line.serviceId,
    providerId: staff?.resourceId ?? '',
    roomId: roomOf(line) ?? null,
    startsAt: line.startsAt,
    endsAt: line.endsAt,
  };
}

/** The room a line takes. */
export function roomOf(line: PlannedLine | undefined): Id | undefined {
  return line?.spans.find((span) => span.kind === 'room')?.resourceId;
}

/** The line with its room given back. */
export function withoutRoom(line: PlannedLine): PlannedLine {
  return { ...line, spans: line.spans.filter((span) => span.kind !== 'room') };
}

/** Every active room. */
export function anyRoom(db: ReadDb): Id[] {
  return activeRooms(db).map((room) => room.id);
}

/** Rooms in order of preference: `first` first. */
export function preferring(first: Id | undefined, rooms: Id[]): Id[] {
  return first ? [first, ...rooms.filter((room) => room !== first)] : rooms;
}
