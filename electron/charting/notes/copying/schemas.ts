import { z } from 'zod';

const id = z.string().min(1).max(64);

export const EarlierInput = z.object({ appointmentId: id });
/** Earlier signed notes of the patient for the same services, newest first, with what of them fits this note. */
export const Earlier = z.object({
  notes: z.array(
    z.object({
      encounterId: id,
      startsAt: z.int(),
      services: z.string(),
      signedByName: z.string(),
      /** The free words, where they are not those of this note already. */
      words: z.string().nullable(),
      fields: z.array(
        z.object({
          fieldId: z.string(),
          section: z.string(),
          label: z.string(),
          text: z.string(),
          /** What stands in this note; '' for nothing. */
          now: z.string(),
          /** Somebody wrote what stands in this note. */
          written: z.boolean(),
          version: z.int(),
        }),
      ),
    }),
  ),
});
export type EarlierNote = z.output<typeof Earlier>['notes'][number];

export const CopyInput = z.object({
  encounterId: id,
  fromId: id,
  fields: z.array(z.object({ fieldId: z.string().max(200), expectedVersion: z.int().min(0) })).max(300),
  /** The free words too, over those of this version of the chart. */
  words: z.object({ expectedVersion: z.int().positive() }).nullable().default(null),
});
export const Copied = z.object({ encounterId: id, fields: z.int(), words: z.boolean() });
