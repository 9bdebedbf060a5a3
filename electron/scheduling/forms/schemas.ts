import { z } from 'zod';

export const Nothing = z.object({});
/** Today's visits that wait for forms. */
export const FormsMissing = z.object({
  visits: z.array(
    z.object({
      appointmentId: z.string(),
      patientId: z.string(),
      patientName: z.string(),
      startsAt: z.int(),
      /** The patient is here. */
      here: z.boolean(),
      forms: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});
export type FormsMissing = z.output<typeof FormsMissing>;
