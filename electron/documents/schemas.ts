import { z } from 'zod';
import { documentKinds } from './rules.ts';

export const GetInput = z.object({ id: z.string() });
export type GetInput = z.output<typeof GetInput>;
export const GetOutput = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  title: z.string(),
  sha256: z.string(),
  createdAt: z.int(),
  staffId: z.string(),
  /** The PDF can be opened now; otherwise it is still being rendered. */
  ready: z.boolean(),
  fileId: z.string().nullable(),
});
export type GetOutput = z.input<typeof GetOutput>;

export const PdfInput = z.object({ documentId: z.string() });
export type PdfInput = z.output<typeof PdfInput>;
export const PdfOutput = z.object({
  base64: z.string(),
  fileName: z.string(),
  /** Of the PDF, not of the record. */
  sha256: z.string(),
});
export type PdfOutput = z.input<typeof PdfOutput>;

/** A piece of a file is at most this large, in bytes. */
export const uploadPartMax = 524_288;
/** The next piece of a file that is on its way in. */
export const UploadInput = z.object({
  uploadId: z.uuid(),
  /** The whole file, in bytes. */
  size: z.int().min(1, 'This file is empty.'),
  at: z.int().min(0),
  base64: z.string().max(Math.ceil(uploadPartMax / 3) * 4),
});
/** How many bytes of it are there. */
export const Uploaded = z.object({ received: z.int() });

/** A piece of a file on its way out is at most this large, in bytes. */
export const downloadPartMax = 1_048_576;
/** The next piece of a file that was made for this session; the last one is shorter, or empty. */
export const DownloadInput = z.object({ downloadId: z.string().min(1).max(64), at: z.int().min(0) });
export const Downloaded = z.object({ base64: z.string() });

export const RerenderInput = z.object({ documentId: z.string() });
export type RerenderInput = z.output<typeof RerenderInput>;
export const RerenderOutput = z.object({ documentId: z.string() });
export type RerenderOutput = z.input<typeof RerenderOutput>;
