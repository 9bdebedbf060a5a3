import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import { clearOccupancies } from '../../../db/scheduling/queries.ts';
import { groupMembers, type MemberRow, seriesMembers } from '../../../db/scheduling/together/queries.ts';
import type { Act, Asker } from '../../kernel/act.ts';
import { dateOf } from '../../kernel/dates.ts';
import { Refusal, refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { makeAppointment, putMoved, wishOfMove } from '../booking/service.ts';
import { offersOf } from '../conflicts/service.ts';
import { anyRoom, bookedLines, plan, type WishedLine } from '../lines/service.ts';
import { isOpenForChange } from '../rules.ts';
import { shifted } from '../series/rules.ts';
import { clashOf, refuseDates } from '../series/service.ts';
import { appointmentById, cancel, type Follow } from '../service.ts';
import type { PlannedLine } from '../slots/rules.ts';
import type * as S from './schemas.ts';

/** The appointments that belong with one, itself included. @throws Refusal NOT_FOUND */
export function together(
  db: ReadDb,
  _asker: Asker,
  input: z.output<typeof S.TogetherInput>,
): z.input<typeof S.TogetherOutput> {
  return { members: membersOf(db, input).map((row) => ({ ...row, open: isOpenForChange(row.state) })) };
}

function membersOf(db: ReadDb, { appointmentId, of }: z.output<typeof S.TogetherInput>): MemberRow[] {
  const { seriesId, groupId } = appointmentById(db, appointmentId);
  if (of === 'series') return seriesId ? seriesMembers(db, seriesId) : [];
  return groupId ? groupMembers(db, groupId) : [];
}

/** Books people who come together. @throws Refusal SLOT_TAKEN (with starts that fit all of them), NOT_NOW, BAD_INPUT */
export function bookGroup(tx: WriteTx, act: Act, input: z.output<typeof S.BookGroupInput>): S.SavedGroup {
  const groupId = act.newId();
  let startsAt = input.startsAt;
  const planned = input.people.map((person) => {
    const lines = plan(tx, startsAt, person.lines);
    if (input.arrangement === 'backToBack') startsAt = (lines.at(-1) as WishedLine).endsAt;
    return { ...person, lines };
  });
  const appointments: S.SavedGroup['appointments'] = [];
  try {
    for (const { patientId, lines, note } of planned)
      appointments.push(
        makeAppointment(tx, act, { patientId, lines, note, outsideHours: input.outsideHours, groupId }),
      );
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'SLOT_TAKEN') throw error;
    // those booked so far go with the rollback: what is offered must not avoid them
    for (const { id } of appointments) clearOccupancies(tx, id);
    return offersOf(tx, act, error, wishOfAll(tx, planned), input.startsAt);
  }
  return { groupId, appointments };
}

/** Everybody's lines as one wish: each visit has a need of a room of its own. */
function wishOfAll(db: ReadDb, planned: ReadonlyArray<{ lines: PlannedLine[] }>) {
  const among = anyRoom(db);
  const lines = planned.flatMap(({ lines: own }) => {
    const at = [{ startsAt: own[0]?.startsAt ?? 0, endsAt: own.at(-1)?.endsAt ?? 0 }];
    const needsRoom = among.length > 0 && own.some((line) => line.spans.every((span) => span.kind !== 'room'));
    return own.map((line, index) =>
      index === 0 && needsRoom ? { ...line, needs: [...line.needs, { kind: 'room' as const, among, at }] } : line,
    );
  });
  return { appointmentId: '', patientId: '', lines, anyRoom: [] };
}

/** The open appointments of a scope, if they are what the caller saw. @throws Refusal CHANGED_ELSEWHERE with {members} */
function scoped(db: ReadDb, input: z.output<typeof S.CancelTogetherInput> | z.output<typeof S.MoveTogetherInput>) {
  const anchor = appointmentById(db, input.appointmentId);
  const members = membersOf(db, input).filter(
    (row) => isOpenForChange(row.state) && (input.scope === 'all' || row.startsAt >= anchor.startsAt),
  );
  const versions = new Map(input.seen.map((row) => [row.id, row.version]));
  if (members.length !== versions.size || members.some((row) => versions.get(row.id) !== row.version))
    refuse('CHANGED_ELSEWHERE', undefined, { members });
  return { anchor, members };
}

/** Moves one appointment and those that belong with it: all, or none. @throws Refusal SLOT_TAKEN with {dates}, CHANGED_ELSEWHERE */
export function moveTogether(tx: WriteTx, act: Act, input: z.output<typeof S.MoveTogetherInput>): S.MovedTogether {
  const { anchor, members } = scoped(tx, input);
  const chosen = new Map(input.choices.map((choice) => [choice.appointmentId, choice.startsAt]));
  const moving = members.flatMap((row) => {
    const choice = chosen.get(row.id);
    if (choice === null) return [];
    const appointment = appointmentById(tx, row.id);
    const startsAt = choice ?? shifted(row.startsAt, anchor.startsAt, input.startsAt, act.zone);
    const before = bookedLines(tx, appointment);
    return [{ appointment, before, startsAt, wish: wishOfMove(tx, appointment, before, input, startsAt) }];
  });
  // all of them give their time back first: they do not stand in each other's way
  for (const { appointment } of moving) clearOccupancies(tx, appointment.id);
  const failed: Array<
    Parameters<typeof refuseDates>[0][number] & { appointmentId: Id; date: string; startsAt: number }
  > = [];
  const appointments = moving.flatMap(({ appointment, before, startsAt, wish }) => {
    act.concerns(appointment.patientId);
    const clash = clashOf(tx, act, wish, input.outsideHours);
    if (!clash) return [putMoved(tx, act, appointment, before, wish, true)];
    failed.push({ appointmentId: appointment.id, date: dateOf(startsAt, act.zone), startsAt, clash });
    return [];
  });
  if (failed.length > 0) refuseDates(failed, moving.length);
  return { appointments };
}

/** Cancels one appointment and those that belong with it. @throws Refusal CHANGED_ELSEWHERE, NOT_NOW */
export function cancelTogether(
  tx: WriteTx,
  act: Act,
  input: z.output<typeof S.CancelTogetherInput>,
  follow: Follow,
): S.CancelledTogether {
  const { reason, byClinic, fee } = input;
  const { members } = scoped(tx, input);
  return {
    appointments: members.map((row) =>
      cancel(tx, act, { appointmentId: row.id, expectedVersion: row.version, reason, byClinic, fee }, follow),
    ),
  };
}
