import { z } from 'zod';
import { outlines } from './rules.ts';

const id = z.string().min(1).max(64);
const version = z.number().int().positive();
const name = z.string().trim().min(1, 'Give it a name.').max(60, 'This is too long.');

export const View = z.object({
  id,
  name: z.string(),
  outline: z.enum(outlines),
  active: z.boolean(),
  version: z.number().int(),
});
export type View = z.output<typeof View>;

export const PhotoSet = z.object({
  id,
  name: z.string(),
  active: z.boolean(),
  views: z.array(z.object({ viewId: id, required: z.boolean() })),
  serviceIds: z.array(id),
  version: z.number().int(),
});
export type PhotoSet = z.output<typeof PhotoSet>;

export const ViewsInput = z.object({});
export const ViewsOutput = z.object({ views: z.array(View), sets: z.array(PhotoSet) });

/** `id` null: a new one. */
export const SaveViewInput = z.object({
  id: id.nullable(),
  name,
  outline: z.enum(outlines),
  active: z.boolean(),
  expectedVersion: version.nullable(),
});
export const SaveSetInput = z.object({
  id: id.nullable(),
  name,
  active: z.boolean(),
  views: z
    .array(z.object({ viewId: id, required: z.boolean() }))
    .min(1, 'A set needs a view at least.')
    .max(30, 'A set has at most 30 views.'),
  serviceIds: z.array(id).max(200),
  expectedVersion: version.nullable(),
});
export const SavedSetup = z.object({ id, version });

export const EarlierInput = z.object({ patientId: id, appointmentId: id.nullable() });
export const EarlierOutput = z.object({
  photos: z.array(z.object({ viewId: id, photoId: id, takenAt: z.number().int() })),
});
