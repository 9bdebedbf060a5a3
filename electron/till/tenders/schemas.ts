import { z } from 'zod';
import { tenderKinds } from '../../ledger/rules.ts';
import { cartEdit } from '../carts/schemas.ts';
import { amount } from '../lines/schemas.ts';

/** What was laid down. Stored value is named by its id or, for a gift card, by the code on it. */
export const tenderShape = {
  kind: z.enum(tenderKinds),
  /** Left out for a gift card or a deposit: as much as is left of it and fits. */
  cents: amount.optional(),
  /** The terminal's reference, the number of a check, the reference of a transfer; never a card number. */
  reference: z.string().trim().max(40).nullish(),
  storedValueId: z.string().nullish(),
  code: z.string().trim().max(40).nullish(),
};

export const AddTenderInput = z
  .object({ ...cartEdit, ...tenderShape })
  .refine(({ kind, cents }) => cents !== undefined || kind === 'giftCard' || kind === 'deposit', {
    path: ['cents'],
    message: 'Enter the amount.',
  });
/** Uses a package, membership or banked units for a line of the cart. */
export const UseAheadInput = z.object({
  ...cartEdit,
  storedValueId: z.string(),
  itemId: z.string(),
  lineId: z.string(),
  /** Whose it is, when somebody of the family lets the patient use it. */
  fromPatientId: z.string().nullish(),
});
export const RemoveTenderInput = z.object({ ...cartEdit, tenderId: z.string() });
