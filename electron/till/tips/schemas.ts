import { z } from 'zod';
import { cartEdit } from '../carts/schemas.ts';
import { tipSplits } from './rules.ts';

const cents = z.number().int().min(0).max(100_000_000);

/** A tip for one person (`staffId`), or shared by several (`split` and `staff`; `cents` only where it is typed by hand). */
export const SetTipInput = z
  .object({
    ...cartEdit,
    tipCents: cents,
    staffId: z.string().nullish(),
    split: z.enum(tipSplits).optional(),
    staff: z
      .array(z.object({ staffId: z.string(), cents: cents.optional() }))
      .max(20)
      .optional(),
  })
  .refine((input) => input.tipCents === 0 || (input.staffId ?? null) !== null || (input.staff?.length ?? 0) > 0, {
    path: ['staffId'],
    message: 'Choose who the tip is for.',
  })
  .refine(
    ({ tipCents, split, staff }) =>
      tipCents === 0 || split !== 'hand' || staff?.reduce((sum, part) => sum + (part.cents ?? 0), 0) === tipCents,
    { path: ['staff'], message: 'What each gets does not add up to the tip. Change one of the amounts.' },
  )
  .refine(({ staff }) => new Set(staff?.map((part) => part.staffId)).size === (staff?.length ?? 0), {
    path: ['staff'],
    message: 'Somebody is named twice. Name each person once.',
  });
