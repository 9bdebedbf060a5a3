import { z } from 'zod';
import { currencies } from '../../kernel/money.ts';

const cents = z.number().int();

/** Which cart the till of this station shows; null when it shows none. */
export const ShowToCustomer = z.object({ cartId: z.string().nullable() });
export const ShownToCustomer = z.object({ shown: z.boolean() });

/**
 * What the customer may read: what is on the bill and what it costs. No name of a patient or of a member of the staff, no
 * lot, no reason of a discount.
 */
export const CustomerDisplay = z.object({
  cart: z
    .object({
      /** Changes with the cart, so that a screen knows another one. */
      id: z.string(),
      paid: z.boolean(),
      currency: z.enum(currencies),
      lines: z.array(
        z.object({
          id: z.string(),
          description: z.string(),
          /** Thousandths of `unit`; "" where pieces are counted. */
          quantity: z.number(),
          unit: z.string(),
          unitPriceCents: cents,
          goodsCents: cents,
          discountCents: cents,
        }),
      ),
      goodsCents: cents,
      discountCents: cents,
      taxCents: cents,
      totalCents: cents,
      tipCents: cents,
      tenders: z.array(z.object({ id: z.string(), kind: z.string(), cents })),
      dueCents: cents,
      changeCents: cents,
    })
    .nullable(),
});
export type CustomerDisplay = z.output<typeof CustomerDisplay>;
