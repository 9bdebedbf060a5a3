import { z } from 'zod';
import { photoPhases, photoSizes, photoSources, photoUses } from './rules.ts';

const id = z.string().min(1).max(64);
const instant = z.number().int();
const version = z.number().int().positive();
const reason = z.string().trim().max(300, 'This is too long.');

/** Comes out of our own tables a hundred at a time: types are checked, limits are not. */
export const Photo = z.object({
  id: z.string(),
  patientId: z.string(),
  appointmentId: z.string().nullable(),
  serviceLineId: z.string().nullable(),
  viewId: z.string().nullable(),
  viewName: z.string().nullable(),
  phase: z.enum(photoPhases),
  source: z.enum(photoSources),
  takenAt: z.number(),
  takenByName: z.string(),
  addedAt: z.number(),
  /** Points of the kept picture. */
  width: z.number(),
  height: z.number(),
  sha256: z.string(),
  /** What it may be used for now. */
  use: z.enum(photoUses),
  /** What it was given for, if the signed consent that rests on was taken back; else null. */
  useEnded: z.object({ use: z.enum(photoUses), consent: z.string(), revokedOn: z.string() }).nullable(),
  /** Marked as an error: when, by whom and why; else null. */
  hiddenAt: z.number().nullable(),
  hiddenByName: z.string().nullable(),
  hiddenReason: z.string().nullable(),
  /** When the note of its visit was signed: since then what it shows is settled. */
  signedAt: z.number().nullable(),
  version: z.number(),
});
export type Photo = z.output<typeof Photo>;

/** Where a page of photos ends and the next begins. */
const Cursor = z.object({ takenAt: instant, id });
export const PhotosInput = z.object({ patientId: id, cursor: Cursor.nullish() });
export const PhotosOutput = z.object({ photos: z.array(Photo), nextCursor: Cursor.nullable() });
export const VisitPhotosInput = z.object({ appointmentId: id });
export const VisitPhotos = z.object({ photos: z.array(Photo) });

export const PicturesInput = z.object({
  patientId: id,
  photoIds: z.array(id).min(1).max(60),
  size: z.enum(photoSizes),
});
export const PicturesOutput = z.object({
  pictures: z.array(z.object({ photoId: id, mediaType: z.string(), base64: z.string() })),
  /** Photos whose file is missing or was changed. */
  damaged: z.array(id),
});

const Facts = {
  appointmentId: id.nullable(),
  serviceLineId: id.nullable(),
  viewId: id.nullable(),
  phase: z.enum(photoPhases),
};
export const AddPhotoInput = z.object({
  uploadId: id,
  patientId: id,
  ...Facts,
  source: z.enum(photoSources),
  /** Null: as the file says, else now. */
  takenAt: instant.nullable().default(null),
});
export type AddPhotoInput = z.output<typeof AddPhotoInput>;
export const PhotoSaved = z.object({ id, version });
export const DescribePhotoInput = z.object({ photoId: id, ...Facts, expectedVersion: version });
export type DescribePhotoInput = z.output<typeof DescribePhotoInput>;
export const HidePhotoInput = z.object({
  photoId: id,
  reason: reason.min(3, 'Say why it is an error.'),
  expectedVersion: version,
});
export const RemovePhotoInput = z.object({ photoId: id, expectedVersion: version });

export const GiveUseInput = z.object({
  photoIds: z.array(id).min(1).max(100),
  use: z.enum(photoUses),
  documentId: id.nullable().default(null),
  reason: reason.default(''),
  /** When the patient said so; null: now. */
  givenAt: instant.nullable().default(null),
});
export type GiveUseInput = z.output<typeof GiveUseInput>;
export const UseGiven = z.object({ photoIds: z.array(id) });
export const OnConsentInput = z.object({ patientId: id, documentId: id });
export const OnConsent = z.object({ photos: z.number().int() });
export const UsesInput = z.object({ photoId: id });
export const UsesOutput = z.object({
  uses: z.array(
    z.object({
      use: z.enum(photoUses),
      documentId: id.nullable(),
      documentTitle: z.string().nullable(),
      reason: z.string(),
      givenAt: instant,
      byName: z.string(),
      at: instant,
    }),
  ),
});
