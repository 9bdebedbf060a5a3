import { z } from 'zod';
import { plainCode, promoScopes } from './rules.ts';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** The terms of a code as they are typed. */
const terms = {
  code: z
    .string()
    .transform(plainCode)
    .pipe(z.string().regex(/^[A-Z0-9-]{3,24}$/, 'A code has 3 to 24 letters, digits or hyphens, such as SPRING20.')),
  rate: z.number().int().min(1).max(1_000_000, 'A discount is at most 100 %.').nullable(),
  cents: z.number().int().min(1, 'Enter an amount above zero.').max(100_000_000).nullable(),
  appliesTo: z.enum(promoScopes),
  categories: z.array(z.string().min(1).max(80)).max(50),
  validFrom: date.nullable(),
  validUntil: date.nullable(),
  maxUses: z.number().int().min(1, 'A code is used once at least, or leave this empty.').max(1_000_000).nullable(),
  oncePerPatient: z.boolean(),
  minimumCents: z.number().int().min(0).max(100_000_000),
  active: z.boolean(),
};

/** A new code, or with `id` and `expectedVersion` a change of one. */
export const SavePromoInput = z
  .object({ id: z.string().optional(), expectedVersion: z.number().int().optional(), ...terms })
  .refine((input) => (input.rate === null) !== (input.cents === null), {
    path: ['rate'],
    message: 'A code gives either a percentage or an amount.',
  })
  .refine((input) => input.appliesTo !== 'categories' || input.categories.length > 0, {
    path: ['categories'],
    message: 'Choose the categories the code is for.',
  })
  .refine((input) => input.validFrom === null || input.validUntil === null || input.validFrom <= input.validUntil, {
    path: ['validUntil'],
    message: 'The last day is before the first one.',
  });

export const PromoCodesOutput = z.object({
  promoCodes: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      rate: z.number().nullable(),
      cents: z.number().nullable(),
      appliesTo: z.enum(promoScopes),
      categories: z.array(z.string()),
      validFrom: z.string().nullable(),
      validUntil: z.string().nullable(),
      maxUses: z.number().nullable(),
      oncePerPatient: z.boolean(),
      minimumCents: z.number(),
      active: z.boolean(),
      version: z.number(),
      /** On invoices that stand, and what it took off them. */
      uses: z.number(),
      givenCents: z.number(),
    }),
  ),
});
export type PromoCodesOutput = z.output<typeof PromoCodesOutput>;
