import { z } from 'zod';
import { cartEdit } from '../carts/schemas.ts';

/** That a second person confirmed it, where it goes above the limit. */
const approvalId = z.string().optional();
const reason = z.string().trim().max(200).default('');
const discount = z
  .union([
    z.object({ cents: z.number().int().min(0).max(100_000_000) }),
    z.object({ rate: z.number().int().min(0).max(1_000_000) }),
  ])
  .nullable();

export const SetDiscountInput = z
  .object({
    ...cartEdit,
    lineId: z.string(),
    /** Null takes the discount off. */
    discount,
    reason,
    approvalId,
  })
  .refine((input) => input.discount === null || input.reason.length >= 3, {
    path: ['reason'],
    message: 'Say why the discount is given.',
  });

/** Off the whole sale, spread over what may be reduced. */
export const SetSaleDiscountInput = z
  .object({ ...cartEdit, discount, reason, approvalId })
  .refine((input) => input.discount === null || input.reason.length >= 3, {
    path: ['reason'],
    message: 'Say why the discount is given.',
  });

export const SetPromoInput = z.object({
  ...cartEdit,
  code: z.string().trim().min(1, 'Type the code.').max(40).nullable(),
});

/** Another price for a unit of the line; null goes back to the list price. */
export const SetPriceInput = z
  .object({
    ...cartEdit,
    lineId: z.string(),
    unitPriceCents: z.number().int().min(0).max(100_000_000).nullable(),
    reason,
    approvalId,
  })
  .refine((input) => input.unitPriceCents === null || input.reason.length >= 3, {
    path: ['reason'],
    message: 'Say why the price is changed.',
  });

/** No tax on this sale, with the reason that stands on the invoice; null taxes it again. */
export const SetExemptionInput = z.object({
  ...cartEdit,
  reason: z.string().trim().min(3, 'Say why no tax is charged.').max(200).nullable(),
});
