import { z } from 'zod';

const id = z.string().min(1).max(64);
const instant = z.number().int();
const reason = z.string().trim().min(3, 'Say why it is an error.').max(300, 'This is too long.');

const signature = { staffId: id, name: z.string(), title: z.string(), at: instant };
const ErrorMark = z.object({ ...signature, reason: z.string() });

/** A note after its signature. `documentId` is the newest record of it, `null` while nothing came after. */
export const AfterSignature = z.object({
  error: ErrorMark.nullable(),
  addenda: z.array(
    z.object({
      ...signature,
      id,
      text: z.string(),
      /** When that which it tells of happened; null: it is no late entry. */
      happenedAt: instant.nullable(),
      error: ErrorMark.nullable(),
      mayMark: z.boolean(),
    }),
  ),
  cosignatures: z.array(z.object(signature)),
  documentId: id.nullable(),
  mayAdd: z.boolean(),
  mayMark: z.boolean(),
  mayCosign: z.boolean(),
});
export type AfterSignature = z.output<typeof AfterSignature>;

export const AddAddendumInput = z.object({
  encounterId: id,
  text: z.string().trim().min(1, 'Write what is to be added.').max(20_000, 'This is too long.'),
  happenedAt: instant.nullable().default(null),
});
export const MarkErrorInput = z.object({
  encounterId: id,
  /** Null: the note itself. */
  addendumId: id.nullable().default(null),
  reason,
});
export const CosignInput = z.object({ encounterId: id });
/** What was put to the note, and the record of the whole note with it. */
export const Amended = z.object({ id, documentId: id, sha256: z.string() });

export const ErrorMarksInput = z.object({ patientId: id });
export const ErrorMarks = z.object({
  marks: z.array(
    z.object({
      id,
      appointmentId: id,
      startsAt: instant,
      /** Null: the whole note. */
      addendumId: id.nullable(),
      reason: z.string(),
      at: instant,
      byName: z.string(),
    }),
  ),
});
export type ErrorMark = z.output<typeof ErrorMarks>['marks'][number];
