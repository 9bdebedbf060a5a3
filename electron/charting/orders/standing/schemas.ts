import { z } from 'zod';
import { isLocalDate } from '../../../kernel/dates.ts';
import { roles } from '../../../kernel/roles.ts';
import { examStates, Scope, scope } from '../schemas.ts';

const id = z.string().min(1).max(64);
const day = z.string().refine(isLocalDate, 'Choose a day.');
const reason = z.string().trim().min(3, 'Say why.').max(300, 'This is too long.');

export const Nothing = z.object({});
/** A new order, or the next edition of one. */
export const SignStandingInput = z.object({
  orderId: id.nullable().default(null),
  /** The edition that was seen; null for a new order. */
  expectedEdition: z.number().int().positive().nullable().default(null),
  title: z.string().trim().min(3, 'Give it a title.').max(120, 'This is too long.'),
  body: z
    .string()
    .trim()
    .min(20, 'Write what is to be done, and what is to be watched.')
    .max(20_000, 'This is too long.'),
  roles: z.array(z.enum(roles)).min(1, 'Say who may act under it.').max(roles.length),
  scope,
  validFrom: day,
  validUntil: day.nullable().default(null),
});
export type SignStandingInput = z.output<typeof SignStandingInput>;
export const SignedStanding = z.object({ id, orderId: id, edition: z.number().int(), documentId: id });
export const WithdrawInput = z.object({ editionId: id, reason });
export const Withdrawn = z.object({ editionId: id });

export const StandingOrder = z.object({
  id,
  orderId: id,
  edition: z.number().int(),
  title: z.string(),
  body: z.string(),
  roles: z.array(z.enum(roles)),
  scope: z.array(Scope),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  state: z.enum(examStates),
  documentId: id,
  signedAt: z.number().int(),
  signedByName: z.string(),
  withdrawnAt: z.number().int().nullable(),
  withdrawnReason: z.string().nullable(),
  withdrawnByName: z.string().nullable(),
});
export type StandingOrder = z.output<typeof StandingOrder>;
export const StandingOrders = z.object({ orders: z.array(StandingOrder) });
