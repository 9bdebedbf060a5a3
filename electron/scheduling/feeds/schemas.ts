import { z } from 'zod';
import { idPattern } from '../../kernel/ids.ts';

const id = z.string().regex(idPattern);

export const FeedsOutput = z.object({
  feeds: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      /** Null while nobody can read this person's calendar from outside. */
      live: z.object({ id: z.string(), createdAt: z.int(), readAt: z.int().nullable(), version: z.int() }).nullable(),
    }),
  ),
});
export type FeedsOutput = z.input<typeof FeedsOutput>;
/** `replaces`: the address the caller sees, which opens nothing from then on; refused as CHANGED_ELSEWHERE if it is another one by now. */
export const MakeFeedInput = z.object({ staffId: id, replaces: id.nullable() });
/** The path is told this once: only its hash is kept. */
export const MakeFeedOutput = z.object({ id: z.string(), path: z.string() });
export const RevokeFeedInput = z.object({ feedId: id, expectedVersion: z.int().positive() });
export const RevokeFeedOutput = z.object({ id: z.string() });
