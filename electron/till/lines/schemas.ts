import { z } from 'zod';
import { cartEdit } from '../carts/schemas.ts';

const quantity = z.number().int().min(1, 'Enter a quantity above zero.').max(1_000_000);
/** The most that is taken at once, in cents. */
export const amount = z.number().int().min(1, 'Enter an amount above zero.').max(100_000_000);

export const AddProductInput = z
  .object({
    ...cartEdit,
    productId: z.string().optional(),
    raw: z.string().max(300).optional(),
    quantity: quantity.default(1000),
  })
  .refine((input) => input.productId !== undefined || input.raw !== undefined, 'Choose a product or scan one.');
export const AddOfferInput = z.object({ ...cartEdit, offerId: z.string() });
export const AddGiftCardInput = z.object({
  ...cartEdit,
  cents: amount,
  /** Of a card that is printed already, or that is loaded again; without one a new code is made. */
  code: z.string().trim().max(40).nullish(),
});
export const AddDepositInput = z.object({ ...cartEdit, appointmentId: z.string(), cents: amount });
export const AddFeeInput = z.object({ ...cartEdit, chargeId: z.string() });
export const SetQuantityInput = z.object({ ...cartEdit, lineId: z.string(), quantity });
export const RemoveLineInput = z.object({ ...cartEdit, lineId: z.string() });
