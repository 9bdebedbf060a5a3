import { z } from 'zod';
import { outcomes, paragraphKinds, unknownPlaceholders, validities } from './rules.ts';

const id = z.string().min(1).max(64);
const text = (label: string, most: number) =>
  z
    .string(`${label} is missing.`)
    .trim()
    .min(1, `${label} is missing.`)
    .max(most, `${label} is too long (at most ${most} characters).`);

const fillable = (label: string, most: number) =>
  text(label, most).refine((value) => unknownPlaceholders(value).length === 0, {
    error: 'Only {patient}, {service}, {provider}, {clinic} and {date} can be filled in. Remove the other braces.',
  });

export const Paragraph = z.object({ kind: z.enum(paragraphKinds), text: z.string() });

export const Need = z.object({
  serviceLineId: z.string(),
  templateId: z.string(),
  name: z.string(),
  editionId: z.string(),
  edition: z.int(),
  language: z.string(),
  title: z.string(),
  required: z.boolean(),
  signed: z
    .object({
      consentId: z.string(),
      documentId: z.string(),
      signedAt: z.int(),
      staffId: z.string(),
      onBehalf: z.string().nullable(),
      earlier: z.boolean(),
      validUntil: z.string().nullable(),
    })
    .nullable(),
  refused: z.object({ consentId: z.string(), documentId: z.string(), at: z.int(), reason: z.string() }).nullable(),
  revokedOn: z.string().nullable(),
});

export type Need = z.output<typeof Need>;

export const ForVisitInput = z.object({ appointmentId: id });
export type ForVisitInput = z.output<typeof ForVisitInput>;
export const ForVisitOutput = z.object({
  patientId: z.string(),
  patientName: z.string(),
  /** The language the patient wants to read; null where nobody asked. */
  patientLanguage: z.string().nullable(),
  lines: z.array(
    z.object({
      serviceLineId: z.string(),
      serviceName: z.string(),
      providerName: z.string(),
      state: z.enum(['planned', 'performed', 'notPerformed']),
      complete: z.boolean(),
      consents: z.array(Need),
    }),
  ),
});
export type ForVisitOutput = z.input<typeof ForVisitOutput>;

export const PreviewInput = z.object({ serviceLineId: id, editionId: id });
export type PreviewInput = z.output<typeof PreviewInput>;
export const PreviewOutput = z.object({
  editionId: z.string(),
  title: z.string(),
  edition: z.int(),
  language: z.string(),
  paragraphs: z.array(Paragraph),
  patientName: z.string(),
  serviceName: z.string(),
  providerName: z.string(),
  clinicName: z.string(),
  /** SHA-256 of what is shown; `sign` wants it back. */
  hash: z.string(),
  /** The language the patient wants to read; null where nobody asked. */
  patientLanguage: z.string().nullable(),
  /** In which languages it can be shown. */
  languages: z.array(z.object({ editionId: z.string(), language: z.string() })),
  /** Someone of the staff has to sign as a witness. */
  witness: z.boolean(),
  /** The patient is a child: someone signs for them. */
  minor: z.boolean(),
});
export type PreviewOutput = z.input<typeof PreviewOutput>;

export const OfPatientInput = z.object({ patientId: id });
export type OfPatientInput = z.output<typeof OfPatientInput>;
export const OfPatientOutput = z.object({
  consents: z.array(
    z.object({
      id: z.string(),
      templateId: z.string(),
      title: z.string(),
      edition: z.int(),
      serviceLineId: z.string(),
      serviceName: z.string(),
      documentId: z.string(),
      signedAt: z.int(),
      staffName: z.string(),
      outcome: z.enum(outcomes),
      /** Why it was declined. */
      reason: z.string().nullable(),
      onBehalf: z.string().nullable(),
      witnessName: z.string().nullable(),
      revoked: z.object({ on: z.string(), reason: z.string(), takenBy: z.string() }).nullable(),
    }),
  ),
});
export type OfPatientOutput = z.input<typeof OfPatientOutput>;

export const MissingTodayInput = z.object({});
export const MissingTodayOutput = z.object({
  visits: z.array(
    z.object({
      appointmentId: z.string(),
      patientId: z.string(),
      patientName: z.string(),
      startsAt: z.int(),
      missing: z.int(),
      /** Of these, declined. */
      refused: z.int(),
    }),
  ),
});
export type MissingTodayOutput = z.input<typeof MissingTodayOutput>;

export const TemplatesInput = z.object({});
const Edition = z.object({
  editionId: z.string(),
  edition: z.int(),
  language: z.string(),
  title: z.string(),
  body: z.string(),
  createdAt: z.int(),
});
export const Template = z.object({
  id: z.string(),
  name: z.string(),
  active: z.boolean(),
  version: z.int(),
  editionId: z.string(),
  edition: z.int(),
  language: z.string(),
  title: z.string(),
  body: z.string(),
  createdAt: z.int(),
  witness: z.boolean(),
  renew: z.boolean(),
  /** The newest in each language. */
  editions: z.array(Edition),
  serviceIds: z.array(z.string()),
  requirements: z.array(z.object({ serviceId: z.string(), validFor: z.enum(validities), months: z.int().nullable() })),
});
export type Template = z.input<typeof Template>;
export const TemplatesOutput = z.object({ templates: z.array(Template) });
export type TemplatesOutput = z.input<typeof TemplatesOutput>;

export const EditionsInput = z.object({ templateId: id });
export type EditionsInput = z.output<typeof EditionsInput>;
export const EditionsOutput = z.object({ editions: z.array(Edition.extend({ createdBy: z.string() })) });
export type EditionsOutput = z.input<typeof EditionsOutput>;

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose a language.')
  .default('en');

export const AddTemplateInput = z.object({
  name: text('The name', 80),
  title: fillable('The title', 160),
  body: fillable('The text', 40_000),
  language,
  serviceIds: z.array(id).max(500).default([]),
  witness: z.boolean().default(false),
  renew: z.boolean().default(false),
});
export type AddTemplateInput = z.output<typeof AddTemplateInput>;
export const AddTemplateOutput = z.object({ id: z.string(), editionId: z.string() });
export type AddTemplateOutput = z.input<typeof AddTemplateOutput>;

export const AddEditionInput = z.object({
  templateId: id,
  title: fillable('The title', 160),
  body: fillable('The text', 40_000),
  language,
  expectedVersion: z.int(),
});
export type AddEditionInput = z.output<typeof AddEditionInput>;
export const AddEditionOutput = z.object({ editionId: z.string(), edition: z.int() });
export type AddEditionOutput = z.input<typeof AddEditionOutput>;

export const UpdateTemplateInput = z.object({
  id,
  name: text('The name', 80),
  active: z.boolean(),
  witness: z.boolean().default(false),
  renew: z.boolean().default(false),
  expectedVersion: z.int(),
});
export type UpdateTemplateInput = z.output<typeof UpdateTemplateInput>;

export const RequireInput = z
  .object({
    serviceId: id,
    templateId: id,
    required: z.boolean(),
    validFor: z.enum(validities).default('visit'),
    months: z
      .int()
      .min(1, 'This is one month at least.')
      .max(120, 'This is at most 120 months (10 years).')
      .nullable()
      .default(null),
  })
  .refine(({ validFor, months }) => (validFor === 'months') === (months !== null), {
    error: 'Say for how many months a signature counts.',
    path: ['months'],
  });
export type RequireInput = z.output<typeof RequireInput>;
export const Done = z.object({ id: z.string() });
export type Done = z.input<typeof Done>;
