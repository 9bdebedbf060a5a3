import { z } from 'zod';
import { categoriesOf, movementCategories, movementKinds } from './rules.ts';

const amount = z.number().int().min(1, 'Enter an amount above zero.').max(100_000_000);
const reason = z.string().trim().min(3, 'Say what it is for.').max(200);
const person = z.string().trim().max(80);

export const PayInInput = z.object({
  amountCents: amount,
  category: z.enum(categoriesOf.payIn),
  reason,
  /** Who brought it. */
  counterparty: person.nullish(),
});
export const PayOutInput = z.object({
  amountCents: amount,
  category: z.enum(categoriesOf.payOut),
  reason,
  counterparty: person.min(2, 'Say who received the money.'),
});
export const DropInput = z.object({
  amountCents: amount,
  category: z.enum(categoriesOf.drop),
  bagNumber: z.string().trim().min(1, 'Enter the number of the bag.').max(40),
  reason: z.string().trim().max(200).default(''),
});
export const OpenWithoutSaleInput = z.object({ reason });

export const Movement = z.object({
  id: z.string(),
  kind: z.enum(movementKinds),
  category: z.enum(movementCategories),
  amountCents: z.number().int(),
  reason: z.string(),
  counterparty: z.string().nullable(),
  bagNumber: z.string().nullable(),
  at: z.number(),
  staffName: z.string(),
});
export const MovementSaved = z.object({
  id: z.string(),
  printJobId: z.string().nullable(),
  printProblem: z.string().nullable(),
});
