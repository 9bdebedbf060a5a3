import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../../db/access.ts';
import {
  appointmentsOver,
  type BlockRow,
  blocksOver,
  clearBlock,
  findBlock,
  insertBlock,
  updateBlockRemoved,
  updateBlockTime,
  updateBlockWords,
} from '../../../db/scheduling/blocks/queries.ts';
import { busyWithin, insertOccupancy } from '../../../db/scheduling/queries.ts';
import { listEquipment } from '../../clinic/service.ts';
import type { Act } from '../../kernel/act.ts';
import { refuse } from '../../kernel/errors.ts';
import type { Id } from '../../kernel/ids.ts';
import { staffById } from '../../staff/service.ts';
import { activeRooms, refuseTaken } from '../conflicts/service.ts';
import type { Span } from '../slots/rules.ts';
import { longestOccupancy, piecesOf } from './rules.ts';
import type * as S from './schemas.ts';

/** Blocks people, rooms or devices for a time. @throws Refusal SLOT_TAKEN, NOT_FOUND */
export function addBlock(tx: WriteTx, act: Act, input: z.output<typeof S.AddBlockInput>): S.SavedBlocks {
  const saved: S.SavedBlocks = { blocks: [], toMove: [] };
  for (const resource of input.resources) {
    const { startsAt, endsAt, kind, reason } = input;
    const id = act.newId();
    const block = {
      id,
      resourceKind: resource.kind,
      resourceId: resource.id,
      kind,
      reason,
      startsAt,
      endsAt,
      version: 1,
    };
    const toMove = admit(tx, act, block, input.overAppointments);
    insertBlock(tx, { ...block, removed: false, createdAt: act.now, createdBy: act.staffId });
    lay(tx, act, block);
    act.touch('scheduling', 'block', id, 1);
    saved.blocks.push(block);
    saved.toMove.push(...toMove);
  }
  return saved;
}

/** Moves a block to another time, or to another column. @throws Refusal SLOT_TAKEN, CHANGED_ELSEWHERE, NOT_FOUND */
export function moveBlock(tx: WriteTx, act: Act, input: z.output<typeof S.MoveBlockInput>): S.SavedBlocks {
  const { resource, startsAt } = input;
  const before = expectedBlock(tx, input.blockId, input.expectedVersion);
  const endsAt = startsAt + before.endsAt - before.startsAt;
  const where = resource ? { resourceKind: resource.kind, resourceId: resource.id } : {};
  return relay(tx, act, before, { ...before, ...where, startsAt, endsAt }, input.overAppointments);
}

/** Gives a block another begin or end. @throws Refusal SLOT_TAKEN, CHANGED_ELSEWHERE, NOT_FOUND */
export function resizeBlock(tx: WriteTx, act: Act, input: z.output<typeof S.ResizeBlockInput>): S.SavedBlocks {
  const before = expectedBlock(tx, input.blockId, input.expectedVersion);
  return relay(tx, act, before, { ...before, startsAt: input.startsAt, endsAt: input.endsAt }, input.overAppointments);
}

/** Changes what a block is called. @throws Refusal CHANGED_ELSEWHERE, NOT_FOUND */
export function editBlock(tx: WriteTx, act: Act, input: z.output<typeof S.EditBlockInput>): S.SavedBlocks {
  const before = expectedBlock(tx, input.blockId, input.expectedVersion);
  const { kind, reason } = input;
  updateBlockWords(tx, before.id, before.version, { kind, reason });
  act.touch('scheduling', 'block', before.id, before.version + 1);
  act.changed('kind');
  act.changed('reason');
  return { blocks: [{ ...before, kind, reason, version: before.version + 1 }], toMove: [] };
}

/** Gives the time back. @throws Refusal CHANGED_ELSEWHERE, NOT_FOUND */
export function removeBlock(tx: WriteTx, act: Act, input: z.output<typeof S.RemoveBlockInput>): { id: Id } {
  const block = expectedBlock(tx, input.blockId, input.expectedVersion);
  clearBlock(tx, block.id);
  updateBlockRemoved(tx, block.id, block.version, { removed: true });
  settle(tx, act, [spanOfBlock(block)]);
  act.touch('scheduling', 'block', block.id, block.version + 1);
  return { id: block.id };
}

/** Time that became free inside someone's time off belongs to the time off again: call it once the new occupancies are written. */
export function settle(tx: WriteTx, act: Act, freed: ReadonlyArray<Omit<Span, 'assists'>>): void {
  for (const { kind, resourceId, startsAt, endsAt } of freed)
    for (const block of blocksOver(tx, kind, resourceId, startsAt, endsAt)) lay(tx, act, block);
}

function expectedBlock(db: ReadDb, id: Id, expectedVersion: number): BlockRow {
  const block = findBlock(db, id) ?? refuse('NOT_FOUND', 'This block was taken out of the calendar in the meantime.');
  return block.version === expectedVersion ? block : refuse('CHANGED_ELSEWHERE', undefined, { current: block });
}

function relay(tx: WriteTx, act: Act, before: BlockRow, after: BlockRow, overAppointments: boolean): S.SavedBlocks {
  clearBlock(tx, before.id);
  const toMove = admit(tx, act, after, overAppointments);
  const { resourceKind, resourceId, startsAt, endsAt } = after;
  updateBlockTime(tx, before.id, before.version, { resourceKind, resourceId, startsAt, endsAt });
  lay(tx, act, after);
  settle(tx, act, [spanOfBlock(before)]);
  const version = before.version + 1;
  act.touch('scheduling', 'block', before.id, version);
  act.changed('startsAt');
  act.changed('endsAt');
  return { blocks: [{ ...after, version }], toMove };
}

/** The appointments that have to be moved away. Refuses what is taken. */
function admit(db: ReadDb, act: Act, block: BlockRow, overAppointments: boolean): S.SavedBlocks['toMove'] {
  refuseUnknown(db, block);
  const span = spanOfBlock(block);
  const { kind, resourceId, startsAt, endsAt } = span;
  const mayLieOver = block.kind === 'timeOff';
  const [first] = busyWithin(db, kind, resourceId, startsAt, endsAt);
  if (!first) return [];
  const appointments = appointmentsOver(db, kind, resourceId, startsAt, endsAt);
  if (mayLieOver && overAppointments) return appointments;
  const wish = {
    appointmentId: '',
    patientId: '',
    lines: [{ startsAt, endsAt, spans: [span], needs: [] }],
    anyRoom: [],
    anyHours: true,
    fixedStart: mayLieOver || endsAt - startsAt > longestOccupancy,
  };
  return refuseTaken(db, act, wish, first, { appointments, mayLieOver });
}

function refuseUnknown(db: ReadDb, { resourceKind, resourceId }: BlockRow): void {
  if (resourceKind === 'staff') {
    const { active, name } = staffById(db, resourceId);
    if (!active) refuse('BAD_INPUT', `${name} does not work here any more.`);
    return;
  }
  const known = resourceKind === 'room' ? activeRooms(db) : listEquipment(db).filter((device) => device.active);
  if (!known.some(({ id }) => id === resourceId))
    refuse('NOT_FOUND', `This ${resourceKind} is not in use. Choose another one.`);
}

function lay(tx: WriteTx, act: Act, block: BlockRow): void {
  const { resourceKind, resourceId, startsAt, endsAt } = block;
  clearBlock(tx, block.id);
  for (const piece of piecesOf(block, busyWithin(tx, resourceKind, resourceId, startsAt, endsAt)))
    insertOccupancy(tx, { id: act.newId(), blockId: block.id, resourceKind, resourceId, ...piece, released: false });
}

function spanOfBlock({ resourceKind, resourceId, startsAt, endsAt }: BlockRow): Span {
  return { kind: resourceKind, resourceId, startsAt, endsAt };
}
