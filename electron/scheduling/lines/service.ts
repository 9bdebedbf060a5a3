import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { type AppointmentRow, insertLine, insertOccupancy, linesOf, takenBy } from '../../../db/scheduling/queries.ts';
import { addOnMinutes, performers, serviceById } from '../../catalog/service.ts';
import { listEquipment } from '../../clinic/service.ts';
import type { Act } from '../../kernel/act.ts';
import type { Instant } from '../../kernel/dates.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { listStaff, staffById } from '../../staff/service.ts';
import { activeRooms, spanOf } from '../conflicts/service.ts';
import type * as S from '../schemas.ts';
import {
  type LineRequest,
  lineOf,
  longestAppointment,
  type PlannedLine,
  planLines,
  providerOf,
  type Span,
} from '../slots/rules.ts';

type ServiceRow = ReturnType<typeof serviceById>;

/** A wished line in time. */
export interface WishedLine extends PlannedLine {
  serviceId: Id;
  /** Where in the list the line stands to which this one is added. */
  addOnTo: number | null;
}

/** A service line of an appointment with its time. */
export interface BookedLine extends PlannedLine {
  id: Id;
  serviceId: Id;
}

/** What is asked for: as it crosses the door, the provider perhaps not chosen yet. */
export type Asked = Omit<S.WantedLine, 'providerId'> & { providerId?: Id | undefined };

/** Wished lines in time, from `startsAt` on, each followed by its add-ons. @throws Refusal BAD_INPUT, NOT_FOUND */
export function plan(db: ReadDb, startsAt: Instant, asked: readonly Asked[]): WishedLine[] {
  const requests: LineRequest[] = [];
  const wished: Array<{ serviceId: Id; addOnTo: number | null }> = [];
  for (const line of asked) {
    const service = offeredService(db, line.serviceId);
    if (service.addOnOnly)
      refuse('BAD_INPUT', `${service.name} is only booked together with another service. Choose that one first.`);
    const mainAt = requests.length;
    requests.push(requestOf(db, service, line));
    wished.push({ serviceId: service.id, addOnTo: null });
    for (const id of line.addOns ?? []) {
      const addOn = offeredService(db, id);
      const durationMinutes = addOnMinutes(db, service, addOn);
      const { assistantId: _assistant, deviceId: _device, ...same } = line;
      requests.push({ ...requestOf(db, addOn, same), durationMinutes });
      wished.push({ serviceId: id, addOnTo: mainAt });
    }
  }
  const lines = planLines(startsAt, requests);
  refuseTooLong(lines);
  return lines.map((line, index) => ({ ...line, ...(wished[index] as (typeof wished)[number]) }));
}

function offeredService(db: ReadDb, id: Id): ServiceRow {
  const service = serviceById(db, id);
  if (!service.active) refuse('BAD_INPUT', `${service.name} is no longer offered. Choose another service.`);
  return service;
}

function requestOf(db: ReadDb, service: ServiceRow, line: Omit<Asked, 'serviceId' | 'addOns'>): LineRequest {
  const { durationMinutes, processingMinutes, finishingMinutes, bufferMinutes } = service;
  const { providerId, roomId } = line;
  if (providerId) bookable(db, providerId, service);
  if (roomId) refuseUnusedRoom(db, roomId);
  return {
    durationMinutes,
    processingMinutes,
    finishingMinutes,
    bufferMinutes,
    providerId: providerId ?? null,
    ...(providerId ? {} : { providers: performersOf(db, service) }),
    ...helpersOf(db, service, line),
    roomId: roomId ?? null,
  };
}

/** Who may assist and which devices will do, the wished one alone if there is one. */
function helpersOf(
  db: ReadDb,
  service: ServiceRow,
  wish: { assistantId?: Id | undefined; deviceId?: Id | undefined },
): Pick<LineRequest, 'assistants' | 'devices'> {
  const { assistant, deviceKind } = service;
  const assistants =
    assistant === 'none' && !wish.assistantId
      ? undefined
      : chosen(assistantsFor(db, assistant), wish.assistantId, `cannot assist with ${service.name}`);
  const devices =
    deviceKind === null && !wish.deviceId
      ? undefined
      : chosen(devicesFor(db, deviceKind), wish.deviceId, `is not what ${service.name} needs`);
  if (devices?.length === 0)
    refuse('BAD_INPUT', `${service.name} needs a device of the kind ${deviceKind}, and none is in use.`);
  return { ...(assistants ? { assistants } : {}), ...(devices ? { devices } : {}) };
}

function chosen(among: ReadonlyArray<{ id: Id; name: string }>, wished: Id | undefined, problem: string): Id[] {
  if (wished === undefined) return among.map(({ id }) => id);
  if (!among.some(({ id }) => id === wished)) refuse('BAD_INPUT', `What you chose ${problem}. Choose another one.`);
  return [wished];
}

/** Everyone who may be the second person: of the role, or anybody. */
function assistantsFor(db: ReadDb, assistant: ServiceRow['assistant']) {
  const of = (role: string): boolean => assistant === 'any' || assistant === 'none' || assistant === role;
  return listStaff(db).filter((member) => member.active && of(member.role));
}

function devicesFor(db: ReadDb, kind: string | null) {
  return listEquipment(db).filter((device) => device.active && (kind === null || device.kind === kind));
}

/** Every provider who performs a service, by name. */
function performersOf(db: ReadDb, service: ServiceRow): Id[] {
  const listed = performers(db, service.id);
  return listStaff(db)
    .filter((member) => member.active && member.provider && (listed.length === 0 || listed.includes(member.id)))
    .map(({ id }) => id);
}

/** @throws Refusal BAD_INPUT if someone does not take appointments or does not perform the service */
export function bookable(db: ReadDb, staffId: Id, service: ServiceRow): void {
  const member = staffById(db, staffId);
  if (!member.active || !member.provider)
    refuse('BAD_INPUT', `${member.name} does not take appointments. Choose another provider.`);
  const listed = performers(db, service.id);
  if (listed.length > 0 && !listed.includes(staffId))
    refuse('BAD_INPUT', `${member.name} does not perform ${service.name}. Choose another provider.`);
}

/** @throws Refusal NOT_FOUND */
export function refuseUnusedRoom(db: ReadDb, roomId: Id): void {
  if (!activeRooms(db).some((room) => room.id === roomId))
    refuse('NOT_FOUND', 'This room is not in use. Choose another one.');
}

/** @throws Refusal BAD_INPUT */
export function refuseTooLong(lines: readonly PlannedLine[]): void {
  const from = lines[0]?.startsAt ?? 0;
  if ((lines.at(-1)?.endsAt ?? 0) - from > longestAppointment)
    refuse('BAD_INPUT', 'An appointment lasts 12 hours at most. Split it into two.');
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

/** Whom and what to take in place of those a line has. */
export interface Exchange {
  providerId?: Id | undefined;
  /** Whose place `providerId` takes; everyone's if missing. */
  fromProviderId?: Id | undefined;
  deviceId?: Id | undefined;
}

/**
 * A booked line with its room given back and its second person and device open again: those it has are asked first.
 * @throws Refusal BAD_INPUT if the new provider does not perform it
 */
export function loosened<L extends BookedLine>(
  db: ReadDb,
  line: L,
  { providerId, fromProviderId, deviceId }: Exchange,
): L {
  const service = serviceById(db, line.serviceId);
  const comes = (id: Id): Id => (providerId && (!fromProviderId || fromProviderId === id) ? providerId : id);
  const provided = line.spans.filter((span) => span.kind === 'staff' && !span.assists);
  const spans = provided.map((span) => ({ ...span, resourceId: comes(span.resourceId) }));
  const provider = providerOf(spans);
  if (provider && provider !== providerOf(line.spans)) bookable(db, provider, service);
  const needs = [...line.needs];
  const assists = line.spans.filter((span) => span.assists);
  const [assistant] = assists;
  if (assistant) {
    const named = fromProviderId === assistant.resourceId ? comes(assistant.resourceId) : undefined;
    const others = assistantsFor(db, service.assistant).map(({ id }) => id);
    const among = named ? [named] : preferring(assistant.resourceId, others);
    needs.push({ kind: 'staff', assists: true, among, at: assists });
  }
  const devices = line.spans.filter((span) => span.kind === 'device');
  const [device] = devices;
  if (device) {
    const others = devicesFor(db, service.deviceKind);
    const among = deviceId
      ? chosen(others, deviceId, `is not what ${service.name} needs`)
      : preferring(
          device.resourceId,
          others.map(({ id }) => id),
        );
    needs.push({ kind: 'device', among, at: devices });
  }
  return { ...line, spans, needs };
}

/** Writes new lines of an appointment, with who and what they take. `position` is that of the first. */
export function writeLines(
  tx: WriteTx,
  act: Act,
  appointmentId: Id,
  lines: readonly WishedLine[],
  position = 1,
): BookedLine[] {
  const ids = lines.map(() => act.newId());
  const booked = lines.map((line, index): BookedLine => {
    const id = ids[index] as Id;
    const { serviceId } = line;
    const addOnTo = line.addOnTo === null ? null : (ids[line.addOnTo] as Id);
    insertLine(tx, {
      id,
      appointmentId,
      serviceId,
      position: position + index,
      state: 'planned',
      version: 1,
      addOnTo,
    });
    return { ...line, id };
  });
  occupy(tx, act, appointmentId, booked);
  return booked;
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
        assists: span.assists ?? false,
      });
    }
  }
}

/** A line as it is answered. */
export function answerLine({
  id,
  serviceId,
  spans,
  startsAt,
  endsAt,
}: BookedLine): S.SavedAppointment['lines'][number] {
  const of = (kind: Span['kind'], assists = false): Id | null =>
    spans.find((span) => span.kind === kind && (span.assists ?? false) === assists)?.resourceId ?? null;
  return {
    id,
    serviceId,
    providerId: of('staff') ?? '',
    assistantId: of('staff', true),
    roomId: of('room'),
    deviceId: of('device'),
    startsAt,
    endsAt,
  };
}

/** The room a line takes. */
export function roomOf(line: PlannedLine | undefined): Id | undefined {
  return line?.spans.find((span) => span.kind === 'room')?.resourceId;
}

/** Every active room. */
export function anyRoom(db: ReadDb): Id[] {
  return activeRooms(db).map((room) => room.id);
}

/** In order of preference: `first` first. */
export function preferring(first: Id | undefined, others: Id[]): Id[] {
  return first ? [first, ...others.filter((id) => id !== first)] : others;
}
