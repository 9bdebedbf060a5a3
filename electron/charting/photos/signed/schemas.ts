import { z } from 'zod';
import { photoPhases } from '../rules.ts';

const id = z.string().min(1).max(64);

export const SignedPhotosInput = z.object({ appointmentId: id });
export const SignedPhotos = z.object({
  /** Null: the note is not signed, or was signed before notes named their photos. */
  photos: z
    .array(
      z.object({
        id,
        view: z.string().nullable(),
        set: z.string().nullable(),
        service: z.string().nullable(),
        phase: z.enum(photoPhases),
        takenAt: z.number().int(),
        takenBy: z.string(),
        sha256: z.string(),
      }),
    )
    .nullable(),
  /** Required views it was signed without. */
  without: z.array(
    z.object({
      serviceLineId: id,
      service: z.string(),
      views: z.array(z.object({ viewId: id, name: z.string() })),
      reason: z.string().nullable(),
    }),
  ),
});
export type SignedPhotos = z.output<typeof SignedPhotos>;
