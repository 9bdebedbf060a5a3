import { z } from 'zod';
import { Strokes } from '../../documents/signatures/schemas.ts';
import { isLocalDate } from '../../kernel/dates.ts';

const id = z.string().min(1).max(64);
const date = z.string().refine(isLocalDate, 'Enter a date as YYYY-MM-DD.');

export const ProductPoliciesInput = z.object({ productId: id });

const Policy = z.object({
  id,
  hours: z.int(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  conditions: z.string(),
  signedByName: z.string(),
  signedAt: z.int(),
  documentId: id,
  revoked: z.object({ at: z.int(), byName: z.string(), reason: z.string() }).nullable(),
});
export type Policy = z.output<typeof Policy>;

/** How long opened containers of a product may be used today, and everything ever signed about it. */
export const ProductPolicies = z.object({
  /** The manufacturer's; null: until the expiry. */
  labelHours: z.int().nullable(),
  /** Without a policy. */
  hoursAlone: z.int().nullable(),
  inForce: Policy.nullable(),
  policies: z.array(Policy),
});
export type ProductPolicies = z.output<typeof ProductPolicies>;

export const SignPolicyInput = z
  .object({
    productId: id,
    hours: z
      .int()
      .min(1)
      .max(24 * 60, 'This is at most 60 days.'),
    validFrom: date,
    /** The last day; absent: until it is revoked. */
    validUntil: date.nullish(),
    conditions: z.string().trim().min(10, 'Say under which conditions it holds: diluent, storage, handling.').max(2000),
    strokes: Strokes,
  })
  .refine(
    ({ validFrom, validUntil }) => !validUntil || validUntil >= validFrom,
    'The last day comes before the first.',
  );
export const SignedPolicy = z.object({ id, documentId: id, sha256: z.string() });

export const RevokePolicyInput = z.object({
  id,
  reason: z.string().trim().min(3, 'Say in a few words why.').max(300),
});
export const RevokedPolicy = z.object({
  /** Open containers that are held to the label again. */
  shortened: z.int(),
});
