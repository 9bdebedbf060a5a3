import { z } from 'zod';

export const Nothing = z.object({});
/** What the patient of a hand-over has to sign, and what of it is signed. */
export const ConsentsOnTablet = z.object({
  patientName: z.string(),
  consents: z.array(
    z.object({
      serviceLineId: z.string(),
      editionId: z.string(),
      name: z.string(),
      serviceName: z.string(),
      signed: z.boolean(),
      declined: z.boolean(),
    }),
  ),
});
export type ConsentsOnTablet = z.input<typeof ConsentsOnTablet>;
/** How many are still to be signed. */
export const SignedOnTablet = z.object({ left: z.int() });
export type SignedOnTablet = z.input<typeof SignedOnTablet>;
