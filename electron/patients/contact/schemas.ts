import { z } from 'zod';
import { idPattern } from '../../kernel/ids.ts';
import { choiceSources, isLanguage, marketingChannels } from './rules.ts';

const id = z.string().regex(idPattern);
const text = (most: number) => z.string().trim().max(most).default('');

export const DetailsFields = z.object({
  language: z
    .string()
    .trim()
    .toLowerCase()
    .nullish()
    .transform((code) => code || null)
    .refine((code) => code === null || isLanguage(code), 'Choose a language.'),
  street: text(120),
  unit: text(60),
  city: text(80),
  region: text(60),
  postalCode: text(20),
  emergencyName: text(120),
  emergencyRelationship: text(60),
  /** Any format; kept as E.164. */
  emergencyPhone: z
    .string()
    .trim()
    .max(40)
    .nullish()
    .transform((typed) => typed || null),
});
export type DetailsFields = z.output<typeof DetailsFields>;

/** `expectedVersion` 0 while nothing of it was ever written. */
export const SaveDetailsInput = DetailsFields.extend({ patientId: id, expectedVersion: z.int().min(0) });
export const SavedDetails = z.object({ patientId: id, version: z.int() });
/** `emergencyPhone` as people of the clinic's country write it. */
export const Details = DetailsFields.extend({ version: z.int() });
export type Details = z.output<typeof Details>;

export const ChooseInput = z.object({
  patientId: id,
  channel: z.enum(marketingChannels),
  wanted: z.boolean(),
  /** Where it was said; `form` is written by the review of a form alone. */
  source: z.enum(choiceSources).exclude(['form']),
});
export const Chosen = z.object({ patientId: id });

const wanted = z.boolean().nullable();
export const Marketing = z.object({
  /** Null where nothing was ever said: no consent. */
  now: z.object({ email: wanted, sms: wanted, phone: wanted, mail: wanted }),
  /** Newest first. */
  history: z.array(
    z.object({
      seq: z.int(),
      channel: z.enum(marketingChannels),
      wanted: z.boolean(),
      sourceKind: z.enum(choiceSources),
      at: z.int(),
      staffName: z.string(),
    }),
  ),
});
export type Marketing = z.output<typeof Marketing>;
