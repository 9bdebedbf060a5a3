import { z } from 'zod';
import { idPattern } from '../../kernel/ids.ts';
import { blockKinds, longestBlock } from './rules.ts';

const id = z.string().regex(idPattern);
/** Epoch milliseconds on a whole minute. Whole days: the first instant of a local day and of the one after the last (`days` of the calendar). */
const instant = z.int().multipleOf(60_000, 'Times are whole minutes.');
const times = { startsAt: instant, endsAt: instant };
const endsLater = [
  (block: { startsAt: number; endsAt: number }) =>
    block.startsAt < block.endsAt && block.endsAt - block.startsAt <= longestBlock,
  'It must end after it begins, within a year.',
] as const;
const expectedVersion = z.int().positive();
const resource = z.object({ kind: z.enum(['staff', 'room', 'device']), id });
const words = { kind: z.enum(blockKinds), reason: z.string().trim().max(120) };

/**
 * Time off may lie over appointments that are there already: they stay where they are and are answered as `toMove`.
 * Refused as SLOT_TAKEN with {appointments, mayLieOver: true} unless this is sent. Every other kind is always refused.
 */
const overAppointments = z.boolean().default(false);

/** One block for each resource: all of them, or none. */
export const AddBlockInput = z
  .object({
    resources: z.array(resource).min(1, 'Choose a person, a room or a device.').max(30),
    ...times,
    ...words,
    reason: words.reason.default(''),
    overAppointments,
  })
  .refine(...endsLater);
/** Keeps its elapsed length; `resource` takes it to another column. For whole days across a clock change use `resizeBlock`. */
export const MoveBlockInput = z.object({
  blockId: id,
  startsAt: instant,
  resource: resource.optional(),
  overAppointments,
  expectedVersion,
});
export const ResizeBlockInput = z
  .object({ blockId: id, ...times, overAppointments, expectedVersion })
  .refine(...endsLater);
export const EditBlockInput = z.object({ blockId: id, ...words, expectedVersion });
export const RemoveBlockInput = z.object({ blockId: id, expectedVersion });

/** A block as a calendar draws it: one bar over its column, whole, even where appointments still lie in it. */
export const Block = z.object({
  id: z.string(),
  resourceKind: z.enum(['staff', 'room', 'device']),
  resourceId: z.string(),
  kind: z.enum(blockKinds),
  reason: z.string(),
  startsAt: z.int(),
  endsAt: z.int(),
  version: z.int(),
});
export type Block = z.output<typeof Block>;
/** An appointment that lies in somebody's time off. */
const toMove = z.object({
  id: z.string(),
  patientId: z.string(),
  patientName: z.string(),
  startsAt: z.int(),
  endsAt: z.int(),
  version: z.int(),
});
export const SavedBlocks = z.object({ blocks: z.array(Block), toMove: z.array(toMove) });
export type SavedBlocks = z.output<typeof SavedBlocks>;
export const RemovedBlock = z.object({ id });
