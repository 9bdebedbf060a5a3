import { z } from 'zod';
import { documentKinds } from '../../documents/rules.ts';
import { Candidate, PatientHit } from '../../patients/schemas.ts';
import { ChartPhoto, ImportedHead } from '../chartExport/schemas.ts';
import { photoSizes } from '../photos/rules.ts';
import { entryLists } from './rules.ts';

const id = z.string().min(1).max(64);
const entries = z.array(id).max(2000).default([]);

export const LookInput = z.object({
  /** The file, sent in pieces before. */
  uploadId: id,
  /** Whose chart it is to be read into; null: not known yet, or a new patient. */
  patientId: id.nullable().default(null),
});
export type LookInput = z.output<typeof LookInput>;
export const LookOutput = z.object({
  ...ImportedHead.pick({
    sha256: true,
    exportedAt: true,
    exportedBy: true,
    clinic: true,
    range: true,
    patient: true,
  }).shape,
  /** What is in it: signed records by kind, photos, and how many of these come with their picture. */
  notes: z.int(),
  consents: z.int(),
  exams: z.int(),
  photos: z.int(),
  pictures: z.int(),
  /** Records and photos that are not on the chart yet. */
  fresh: z.int(),
  /** The patient it is read into, if one was chosen. */
  target: PatientHit.nullable(),
  /** Why it cannot be read into that chart. */
  problem: z.string().nullable(),
  /** Who this patient is here for certain, and who may be the same. */
  here: PatientHit.nullable(),
  candidates: z.array(Candidate),
  entries: z.array(
    z.object({
      list: z.enum(entryLists),
      entryId: id,
      words: z.string(),
      detail: z.string(),
      state: z.enum(['new', 'same', 'differs']),
      ours: z.string().nullable(),
      take: z.boolean(),
    }),
  ),
});
export type LookOutput = z.input<typeof LookOutput>;
export type Looked = z.output<typeof LookOutput>;

export const TakeInput = z.object({
  uploadId: id,
  /** Null: a new patient is made of it. */
  patientId: id.nullable(),
  /** A new patient although someone like this is here. */
  allowDuplicate: z.boolean().default(false),
  /** Entries of the file that are taken over into the lists, by their ids there. */
  entries,
  approvalId: z.string().optional(),
});
export type TakeInput = z.output<typeof TakeInput>;
export const Taken = z.object({ patientId: id, importId: id, records: z.int(), photos: z.int(), entries: z.int() });
export type Taken = z.input<typeof Taken>;

const health = z.object({ list: z.enum(entryLists), words: z.string(), detail: z.string(), taken: z.boolean() });
export const ImportsInput = z.object({ patientId: id });
export const ImportsOutput = z.object({
  /** The newest first, and so are their records. */
  imports: z.array(
    z.object({
      id,
      ...ImportedHead.pick({
        sha256: true,
        importedAt: true,
        importedBy: true,
        exportedAt: true,
        exportedBy: true,
        clinic: true,
        range: true,
        patient: true,
      }).shape,
      entries: z.array(health),
      records: z.array(
        z.object({
          id,
          kind: z.enum(documentKinds),
          title: z.string(),
          /** When it was: a note's visit, else when it was signed. */
          at: z.int(),
          signedBy: z.string(),
          clinic: z.string(),
          sha256: z.string(),
          /** It was marked as an error; a consent was taken back; an exam revoked. */
          ended: z.boolean(),
        }),
      ),
      photos: z.array(ChartPhoto.extend({ pictured: z.boolean() })),
    }),
  ),
});
export type ImportsOutput = z.input<typeof ImportsOutput>;
export type ImportedChart = z.output<typeof ImportsOutput>['imports'][number];

export const RecordInput = z.object({ recordId: id });
export const RecordPdf = z.object({ base64: z.string(), fileName: z.string() });

export const ImportedPicturesInput = z.object({
  patientId: id,
  photoIds: z.array(id).min(1).max(60),
  size: z.enum(photoSizes),
});
export const ImportedPictures = z.object({
  pictures: z.array(z.object({ photoId: id, mediaType: z.string(), base64: z.string() })),
});
