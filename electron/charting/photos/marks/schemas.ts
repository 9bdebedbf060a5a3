import { z } from 'zod';
import { markColours, markKinds, markScale } from './rules.ts';

const id = z.string().min(1).max(64);
const place = z.number().int().min(0).max(markScale);
const points = z
  .array(z.tuple([place, place]))
  .min(1)
  .max(400);

export const MarksInput = z.object({ photoId: id });
export const MarksOutput = z.object({
  marks: z.array(
    z.object({
      id,
      kind: z.enum(markKinds),
      colour: z.enum(markColours),
      points,
      text: z.string().nullable(),
      byName: z.string(),
      at: z.number().int(),
      /** It can still be taken back. */
      removable: z.boolean(),
    }),
  ),
});
export type Mark = z.output<typeof MarksOutput>['marks'][number];

export const AddMarkInput = z.object({
  photoId: id,
  kind: z.enum(markKinds),
  colour: z.enum(markColours),
  points,
  text: z.string().trim().max(80, 'This is too long: at most 80 letters.').nullable().default(null),
});
export const RemoveMarkInput = z.object({ markId: id });
export const MarkSaved = z.object({ id });
