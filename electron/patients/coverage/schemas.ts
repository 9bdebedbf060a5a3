import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import { relationships } from './rules.ts';

const id = z.string().regex(idPattern);
const version = z.int().positive();
const text = (most: number) => z.string().trim().max(most).default('');
const day = z
  .string()
  .nullish()
  .transform((typed) => typed || null)
  .refine((typed) => typed === null || isLocalDate(typed), 'This is not a date of the calendar.');

export const CoverageFields = z.object({
  payer: z.string().trim().min(1, 'Enter the insurer.').max(120),
  plan: text(120),
  memberNumber: z.string().trim().min(1, 'Enter the member number on the card.').max(40),
  groupNumber: text(40),
  relationship: z.enum(relationships),
  /** Left out where the patient is the subscriber. */
  subscriberName: text(120),
  subscriberBirthDate: day,
  validFrom: day,
  /** The last day. */
  validUntil: day,
});
export type CoverageFields = z.output<typeof CoverageFields>;

export const AddCoverageInput = CoverageFields.extend({ patientId: id });
export const ChangeCoverageInput = CoverageFields.extend({ id, expectedVersion: version });
/** `to` counts from 0: 0 is billed first. */
export const MoveCoverageInput = z.object({ id, expectedVersion: version, to: z.int().min(0).max(10) });
export const EndCoverageInput = z.object({ id, expectedVersion: version });
export const SavedCoverage = z.object({ id, version });

export const Coverage = CoverageFields.extend({
  id,
  /** It pays for what is done today. */
  inForce: z.boolean(),
  notedAt: z.int(),
  /** Set once it was taken off the list. */
  endedAt: z.int().nullable(),
  version,
});
export type Coverage = z.output<typeof Coverage>;
