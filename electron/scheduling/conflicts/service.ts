import type { ReadDb } from '../../../db/access.ts';
import { findBlock } from '../../../db/scheduling/blocks/queries.ts';
import {
  type BusyRow,
  busyWithin,
  conflictOf,
  patientConflict,
  type TakenRow,
} from '../../../db/scheduling/queries.ts';
import { clinicProfile, listEquipment, listRooms } from '../../clinic/service.ts';
import type { Asker } from '../../kernel/act.ts';
import { dateOf, day, type Instant } from '../../kernel/dates.ts';
import { type Refusal, refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { patientById, patientName } from '../../patients/service.ts';
import { staffById } from '../../staff/service.ts';
import { outsideHours } from '../hours/rules.ts';
import { hoursBetween } from '../hours/service.ts';
import { fillNeeds, fittingStarts, type Opening, spansOf, stretchesOf } from '../openings/rules.ts';
import { lineOf, type PlannedLine, type Span, takenStretch } from '../slots/rules.ts';
import { type Taken, takenSentence } from './rules.ts';

/** What is to be put into the calendar. */
export interface Wish<L extends PlannedLine = PlannedLine> {
  /** The appointment whose own time does not count against it; empty for a new one. */
  appointmentId: Id;
  patientId: Id;
  /** In order; lines without a room span get one of `anyRoom`, and somebody for each of their needs. */
  lines: L[];
  /** Rooms to choose from, in order of preference; empty if every line has its room or the clinic has none. */
  anyRoom: Id[];
  /** The start is not up for change: a refusal offers no other. */
  fixedStart?: boolean;
  /** Working hours do not matter. */
  anyHours?: boolean;
}

/** Active rooms in the clinic's order. */
export function activeRooms(db: ReadDb): Array<{ id: Id; name: string }> {
  return listRooms(db).filter((room) => room.active);
}

/**
 * The lines with their rooms, second people and devices, checked inside the transaction that will store them: nobody and
 * nothing of them is taken. @throws Refusal SLOT_TAKEN with {resource, name, from, until, free}
 */
export function place<L extends PlannedLine>(db: ReadDb, asker: Asker, wish: Wish<L>): L[] {
  const hull = hullOf(wish.lines);
  const elsewhere = patientConflict(db, wish.patientId, hull.startsAt, hull.endsAt, wish.appointmentId);
  if (elsewhere) refuseTaken(db, asker, wish, { kind: 'patient', resourceId: wish.patientId, ...elsewhere });
  for (const line of wish.lines) {
    for (const span of line.spans) {
      const inTheWay = inTheWayOf(db, span);
      if (inTheWay) refuseTaken(db, asker, wish, { ...inTheWay, ...(inTheWay.blockId ? {} : stretchOf(db, span)) });
    }
  }
  const lines = filledLines(db, asker, wish);
  const roomless = lines.filter((line) => !hasRoom(line));
  if (roomless.length === 0 || wish.anyRoom.length === 0) return lines;
  const whole = hullOf(roomless);
  let soonest: BusyRow | undefined;
  for (const roomId of wish.anyRoom) {
    const inTheWay = conflictOf(db, 'room', roomId, whole.startsAt, whole.endsAt);
    if (!inTheWay) return lines.map((line) => (hasRoom(line) ? line : withRoom(line, roomId)));
    if (!soonest || inTheWay.endsAt < soonest.endsAt) soonest = inTheWay;
  }
  return refuseTaken(db, asker, wish, { ...(soonest as BusyRow), resourceId: '' });
}

function inTheWayOf(db: ReadDb, { kind, resourceId, startsAt, endsAt }: Span): BusyRow | undefined {
  return conflictOf(db, kind, resourceId, startsAt, endsAt);
}

/** Chooses second people and devices: whoever works then goes before those who would have to come in. */
function filledLines<L extends PlannedLine>(db: ReadDb, asker: Asker, wish: Wish<L>): L[] {
  if (wish.lines.every((line) => line.needs.length === 0)) return wish.lines;
  const { startsAt, endsAt } = hullOf(wish.lines);
  const hours = hoursBetween(db, dateOf(startsAt, asker.zone), dateOf(endsAt, asker.zone));
  const isFree = (span: Span): boolean => inTheWayOf(db, span) === undefined;
  const works = (span: Span): boolean => outsideHours([span], hours, asker.zone) === undefined;
  const atWork = fillNeeds(wish.lines, (span) => works(span) && isFree(span));
  const filled = 'missing' in atWork ? fillNeeds(wish.lines, isFree) : atWork;
  if ('lines' in filled) return wish.lines.map((line, index) => ({ ...line, ...filled.lines[index] }));
  const { missing } = filled;
  const busy = missing.among.flatMap((id) => spansOf(missing, id).flatMap((span) => inTheWayOf(db, span) ?? []));
  const [soonest] = busy.sort((a, b) => a.endsAt - b.endsAt);
  const [only] = missing.among;
  const resourceId = missing.among.length === 1 && only ? only : '';
  const when = soonest ?? { startsAt, endsAt };
  return refuseTaken(db, asker, wish, {
    ...when,
    kind: missing.kind,
    resourceId,
    ...(missing.assists ? { assists: true } : {}),
  });
}

/** Refuses if somebody or something of an appointment was taken by another since it gave its time back. */
export function refuseIfTaken(
  db: ReadDb,
  asker: Asker,
  appointment: { id: Id; patientId: Id },
  taken: readonly TakenRow[],
): void {
  const lines = Map.groupBy(taken, (row) => row.serviceLineId);
  place(db, asker, {
    appointmentId: appointment.id,
    patientId: appointment.patientId,
    lines: [...lines.values()].map((rows) => lineOf(rows.map(spanOf))),
    anyRoom: [],
    fixedStart: true,
  });
}

/** What a search for a fitting time may be narrowed to. */
export interface Narrowed {
  days?: number;
  suits?: (start: Instant) => boolean;
}

/**
 * The next starts at which a wish fits within `days` (7) from `from` on: working hours, everybody's and everything's other
 * appointments and blocks, and the patient's own are considered. Looks a week ahead at a time until it has found enough.
 */
export function openings(
  db: ReadDb,
  asker: Asker,
  wish: Wish,
  from: Instant,
  count: number,
  { days = 7, suits }: Narrowed = {},
): Opening[] {
  const { startsAt, endsAt } = hullOf(wish.lines);
  const length = endsAt - startsAt;
  const anyRoom = wish.lines.some((line) => !hasRoom(line)) ? wish.anyRoom : [];
  const resources = resourcesOf(wish, anyRoom);
  const isElsewhere = (start: Instant): boolean =>
    wish.patientId !== '' &&
    patientConflict(db, wish.patientId, start, start + length, wish.appointmentId) !== undefined;
  const found: Opening[] = [];
  for (const [first, last] of stretchesOf(from, from + days * day)) {
    if (found.length >= count) break;
    const reach = last + length;
    const busy = resources.flatMap(([kind, id]) => busyWithin(db, kind, id, first, reach));
    found.push(
      ...fittingStarts({
        lines: wish.lines,
        anyRoom,
        busy: busy.filter((row) => wish.appointmentId === '' || row.appointmentId !== wish.appointmentId),
        hours: wish.anyHours ? null : hoursBetween(db, dateOf(first, asker.zone), dateOf(reach, asker.zone)),
        zone: asker.zone,
        from: first,
        until: last,
        count: count - found.length,
        after: found.at(-1)?.startsAt,
        suits,
        admits: (start) => !isElsewhere(start),
      }),
    );
  }
  return found;
}

/** Everybody and everything a wish may come to take. */
function resourcesOf(wish: Wish, anyRoom: readonly Id[]): Array<readonly [Span['kind'], Id]> {
  const wanted = wish.lines.flatMap((line) => [
    ...line.spans.map((span) => [span.kind, span.resourceId] as const),
    ...line.needs.flatMap((need) => need.among.map((id) => [need.kind, id] as const)),
  ]);
  const pairs = [...wanted, ...anyRoom.map((room) => ['room', room] as const)];
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()];
}

/** @throws Refusal NOT_NOW if a provider of the lines does not work then */
export function refuseOutsideHours(db: ReadDb, asker: Asker, lines: readonly PlannedLine[]): void {
  const spans = lines.flatMap((line) => line.spans);
  const people = new Set(spans.flatMap((span) => (span.kind === 'staff' ? [span.resourceId] : [])));
  const { startsAt, endsAt } = hullOf(lines);
  const hours = hoursBetween(db, dateOf(startsAt, asker.zone), dateOf(endsAt, asker.zone), people);
  const outside = outsideHours(spans, hours, asker.zone);
  if (!outside) return;
  const { name } = staffById(db, outside.resourceId);
  refuse(
    'NOT_NOW',
    `${name} does not work at that time. Choose another time, or book outside working hours on purpose.`,
    {
      outsideHours: true,
      name,
    },
  );
}

/** A span without what it belongs to. */
export function spanOf(row: BusyRow & { assists?: number }): Span {
  const { kind, resourceId, startsAt, endsAt } = row;
  return { kind, resourceId, startsAt, endsAt, ...(row.assists ? { assists: true } : {}) };
}

interface InTheWay {
  kind: Taken['resource'];
  /** Empty: every one that would do. */
  resourceId: Id;
  assists?: boolean;
  startsAt: Instant;
  endsAt: Instant;
  blockId?: Id | null;
}

/** Says who or what is in the way, from when until when, and what would fit; `more` goes along for the screen. */
export function refuseTaken(
  db: ReadDb,
  asker: Asker,
  wish: Wish,
  inTheWay: InTheWay,
  more: Record<string, unknown> = {},
): never {
  const { language, country } = clinicProfile(db);
  const { startsAt } = hullOf(wish.lines);
  const searchFrom = inTheWay.kind === 'patient' ? Math.max(startsAt, inTheWay.endsAt) : startsAt;
  const block = inTheWay.blockId ? findBlock(db, inTheWay.blockId) : undefined;
  const taken: Taken = {
    resource: inTheWay.kind,
    name: nameOf(db, inTheWay),
    from: block?.startsAt ?? inTheWay.startsAt,
    until: block?.endsAt ?? inTheWay.endsAt,
    ...(block ? { block: block.kind } : {}),
    ...(wish.fixedStart ? {} : { free: openings(db, asker, wish, searchFrom, 3).map((found) => found.startsAt) }),
  };
  return refuse('SLOT_TAKEN', takenSentence(taken, startsAt, asker.zone, `${language}-${country}`), {
    ...taken,
    ...more,
  });
}

/** The same refusal with starts at which another, larger wish fits. */
export function offersOf(db: ReadDb, asker: Asker, refusal: Refusal, wish: Wish, startsAt: Instant): never {
  const taken = refusal.details as unknown as Taken;
  const free = openings(db, asker, wish, startsAt, 3).map((found) => found.startsAt);
  const { language, country } = clinicProfile(db);
  const sentence = takenSentence({ ...taken, free }, startsAt, asker.zone, `${language}-${country}`);
  return refuse('SLOT_TAKEN', sentence, { ...taken, free });
}

/** From when until when without a break the resource of a span is taken around it. */
function stretchOf(db: ReadDb, span: Span): Partial<{ startsAt: Instant; endsAt: Instant }> {
  const taken = busyWithin(db, span.kind, span.resourceId, span.startsAt, span.startsAt + day);
  const stretch = takenStretch(taken, span.startsAt, span.endsAt);
  return stretch ? { startsAt: stretch.from, endsAt: stretch.until } : {};
}

function nameOf(db: ReadDb, { kind, resourceId, assists }: InTheWay): string {
  if (kind === 'staff' && resourceId === '') return assists ? 'Everyone who could assist' : 'Every provider';
  if (kind === 'staff') return staffById(db, resourceId).name;
  if (kind === 'patient') return patientName(patientById(db, resourceId));
  if (kind === 'device')
    return listEquipment(db).find((device) => device.id === resourceId)?.name ?? 'Every device of the kind';
  return listRooms(db).find((room) => room.id === resourceId)?.name ?? 'Every room';
}

function hullOf(lines: readonly PlannedLine[]): { startsAt: Instant; endsAt: Instant } {
  return {
    startsAt: Math.min(...lines.map((line) => line.startsAt)),
    endsAt: Math.max(...lines.map((line) => line.endsAt)),
  };
}

function hasRoom(line: PlannedLine): boolean {
  return line.spans.some((span) => span.kind === 'room');
}

function withRoom<L extends PlannedLine>(line: L, roomId: Id): L {
  return {
    ...line,
    spans: [...line.spans, { kind: 'room', resourceId: roomId, startsAt: line.startsAt, endsAt: line.endsAt }],
  };
}
