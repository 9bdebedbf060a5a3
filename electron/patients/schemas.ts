import { z } from 'zod';
import { isLocalDate } from '../kernel/dates.ts';
import { idPattern } from '../kernel/ids.ts';
import { Details, Marketing } from './contact/schemas.ts';
import { Coverage } from './coverage/schemas.ts';
import { BannerCondition, Condition, Medication } from './health/schemas.ts';
import { allergySeverities } from './rules.ts';

const id = z.string().regex(idPattern);
const version = z.int().positive();
const name = (what: string) => z.string().trim().min(1, `Enter the ${what}.`).max(80);
/** Empty text and null both mean "not known". */
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((text) => text || null);

export const PatientFields = z.object({
  givenName: name('first name'),
  familyName: name('last name'),
  preferredName: z.string().trim().max(80).default(''),
  birthDate: z
    .string()
    .trim()
    .nullish()
    .transform((text) => text || null)
    .refine((text) => text === null || isLocalDate(text), 'This is not a date of the calendar.'),
  /** Any format; kept as E.164. */
  phone: optionalText(40),
  email: optionalText(120).refine(
    (text) => text === null || z.email().safeParse(text).success,
    'This is not an e-mail address.',
  ),
});

export const CreateInput = PatientFields.extend({ allowDuplicate: z.boolean().optional() });
export const UpdateInput = PatientFields.extend({ id, expectedVersion: version });
export const SavedPatient = z.object({ id, number: z.int(), name: z.string(), version });

export const SearchInput = z.object({ text: z.string().max(120), limit: z.int().min(1).max(50).default(20) });
export const PatientHit = z.object({
  /** Made here: not looked at again on its way out. */
  id: z.string(),
  number: z.int(),
  name: z.string(),
  preferredName: z.string(),
  birthDate: z.string().nullable(),
  /** Whole years today; null without a birth date. */
  age: z.int().nullable(),
  /** As people of the clinic's country write it. */
  phone: z.string().nullable(),
});
export type PatientHit = z.output<typeof PatientHit>;
export const SearchOutput = z.object({ patients: z.array(PatientHit) });
export const RecentInput = z.object({ limit: z.int().min(1).max(50).default(20) });

/** What has been typed so far; anything may be missing. */
export const DuplicatesInput = z.object({
  givenName: z.string().trim().max(80).default(''),
  familyName: z.string().trim().max(80).default(''),
  birthDate: z.string().nullish(),
  phone: z.string().max(40).nullish(),
});
export const Candidate = PatientHit.extend({ because: z.enum(['phone', 'birthDateAndName']) });
export type Candidate = z.output<typeof Candidate>;
export const DuplicatesOutput = z.object({ candidates: z.array(Candidate) });

export const GetInput = z.object({ id });
export const Allergy = z.object({
  id,
  substance: z.string(),
  severity: z.enum(allergySeverities),
  notedAt: z.int(),
  version,
});
export type Allergy = z.output<typeof Allergy>;
/** Who a patient is and how to reach them. */
export const PatientPerson = PatientHit.extend({
  givenName: z.string(),
  familyName: z.string(),
  /** E.164. */
  phoneNumber: z.string().nullable(),
  email: z.string().nullable(),
  allergies: z.array(Allergy),
  createdAt: z.int(),
  version,
});
export type PatientPerson = z.output<typeof PatientPerson>;
/** All that stands on the patient's page about the person. */
export const PatientRecord = PatientPerson.extend({
  medications: z.array(Medication),
  conditions: z.array(Condition),
  details: Details,
  marketing: Marketing,
  coverages: z.array(Coverage),
});
export type PatientRecord = z.output<typeof PatientRecord>;

export const AddAllergyInput = z.object({
  patientId: id,
  substance: z.string().trim().min(1, 'Enter what the patient is allergic to.').max(120),
  severity: z.enum(allergySeverities),
});
export const RemoveAllergyInput = z.object({ id, expectedVersion: version });
export const SavedAllergy = z.object({ id, version });

/** What stands in the banner of every page about a patient. */
export const PatientBanner = z.object({
  patientId: id,
  number: z.int(),
  name: z.string(),
  preferredName: z.string(),
  birthDate: z.string().nullable(),
  age: z.int().nullable(),
  allergies: z.array(z.object({ substance: z.string(), severity: z.enum(allergySeverities) })),
  /** Only those that bear on a treatment. */
  conditions: z.array(BannerCondition),
});
export type PatientBanner = z.output<typeof PatientBanner>;
