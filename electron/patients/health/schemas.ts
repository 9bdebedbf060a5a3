import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import type { AllergySeverity } from '../rules.ts';
import { conditionKinds, isSince } from './rules.ts';

const id = z.string().regex(idPattern);
const version = z.int().positive();
/** A day, a month or a year; empty text and null mean "not known". */
const since = z
  .string()
  .trim()
  .max(10)
  .nullish()
  .transform((text) => text || null)
  .refine((text) => text === null || isSince(text), 'Give a day, a month or a year.');

export const MedicationFields = z.object({
  name: z.string().trim().min(1, 'Enter what the patient takes.').max(120),
  dose: z.string().trim().max(120).default(''),
  since,
});
export const ConditionFields = z.object({
  kind: z.enum(conditionKinds),
  /** Left out for pregnancy and breastfeeding. */
  name: z.string().trim().max(120).default(''),
  since,
  expectedUntil: z
    .string()
    .nullish()
    .transform((text) => text || null)
    .refine((text) => text === null || isLocalDate(text), 'This is not a date of the calendar.'),
});

export const AddMedicationInput = MedicationFields.extend({ patientId: id });
export const ChangeMedicationInput = MedicationFields.extend({ id, expectedVersion: version });
export const AddConditionInput = ConditionFields.extend({ patientId: id });
export const ChangeConditionInput = ConditionFields.extend({ id, expectedVersion: version });
export const EndEntryInput = z.object({ id, expectedVersion: version });
export const SavedEntry = z.object({ id, version });

export const Medication = z.object({
  id,
  name: z.string(),
  dose: z.string(),
  since: z.string().nullable(),
  notedAt: z.int(),
  version,
});
export type Medication = z.output<typeof Medication>;
export const Condition = z.object({
  id,
  kind: z.enum(conditionKinds),
  name: z.string(),
  since: z.string().nullable(),
  expectedUntil: z.string().nullable(),
  /** Its expected end has come: ask whether it still holds. */
  pastEnd: z.boolean(),
  notedAt: z.int(),
  version,
});
export type Condition = z.output<typeof Condition>;

export const PastInput = z.object({ patientId: id });
export const PastEntry = z.object({
  id,
  list: z.enum(['allergy', 'medication', 'condition']),
  name: z.string(),
  /** The severity, the dose or the kind. */
  detail: z.string(),
  notedAt: z.int(),
  notedBy: z.string().nullable(),
  /** Null for what was taken off before this was kept. */
  endedAt: z.int().nullable(),
  endedBy: z.string().nullable(),
  replaced: z.boolean(),
});
export type PastEntry = z.output<typeof PastEntry>;
export const PastOutput = z.object({ entries: z.array(PastEntry) });

/** A condition as the banner of every page shows it. */
export const BannerCondition = z.object({ kind: z.enum(conditionKinds), name: z.string(), pastEnd: z.boolean() });
/** All that alerts look at. */
export interface Health {
  allergies: Array<{ substance: string; severity: AllergySeverity }>;
  medications: Medication[];
  conditions: Condition[];
}
