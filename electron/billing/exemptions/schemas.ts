import { z } from 'zod';

export const ExemptionInput = z.object({ patientId: z.string() });
export const ExemptionOutput = z.object({
  exemption: z
    .object({
      reason: z.string(),
      /** The last day it holds; null: until it is taken off. */
      validUntil: z.string().nullable(),
      setByName: z.string(),
      setAt: z.number(),
      /** It is over. */
      ended: z.boolean(),
      version: z.number(),
    })
    .nullable(),
});
/** `reason` null takes the exemption off. `expectedVersion` 0: there was none. */
export const SetExemptionInput = z.object({
  patientId: z.string(),
  reason: z.string().trim().min(3, 'Say why no tax is charged.').max(200).nullable(),
  validUntil: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  expectedVersion: z.number().int().min(0),
});
