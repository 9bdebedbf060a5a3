import { z } from 'zod';
import { Strokes } from '../../documents/signatures/schemas.ts';

const id = z.string().min(1).max(64);
const name = z
  .string('The name of the person who signs is missing.')
  .trim()
  .min(2, 'Write the full name of the person who signs.')
  .max(120, 'The name of the person who signs is too long (at most 120 characters).');
/** What whoever signs is to the patient; null: the patient signs. */
const relationship = z
  .string()
  .trim()
  .max(60, 'This is too long (at most 60 characters).')
  .nullish()
  .transform((text) => text || null);

const OfLine = z.object({
  serviceLineId: id,
  editionId: id,
  shownHash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const SignInput = OfLine.extend({
  signedName: name,
  strokes: Strokes,
  relationship,
  /** One for each paragraph that asks for them, in the order of the text. */
  initials: z
    .array(z.string().trim().min(1, 'Initials are missing.').max(6, 'Initials are at most six letters.'))
    .max(100)
    .default([]),
  /** Where the text needs one: a confirmation of their own, and their signature. */
  witness: z.object({ approvalId: id, strokes: Strokes }).nullish(),
});
export type SignInput = z.output<typeof SignInput>;
export const SignOutput = z.object({
  consentId: z.string(),
  documentId: z.string(),
  /** SHA-256 of the kept record. */
  sha256: z.string(),
  /** Null while the line still asks for another consent. */
  chargeId: z.string().nullable(),
});
export type SignOutput = z.input<typeof SignOutput>;

export const DeclineInput = OfLine.extend({
  reason: z
    .string('Say why, in a few words.')
    .trim()
    .min(3, 'Say why, in a few words.')
    .max(300, 'This is too long (at most 300 characters).'),
  signedName: name,
  relationship,
  /** Null: the patient does not sign that they declined either. */
  strokes: Strokes.nullish(),
});
export type DeclineInput = z.output<typeof DeclineInput>;
export const DeclineOutput = z.object({
  consentId: z.string(),
  documentId: z.string(),
  sha256: z.string(),
  /** The charge that waited for the chart and does not any more. */
  cancelledChargeId: z.string().nullable(),
});
export type DeclineOutput = z.input<typeof DeclineOutput>;
