import { z } from 'zod';
import { Strokes } from '../documents/signatures/schemas.ts';
import { unknownPlaceholders } from './rules.ts';

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

export const Paragraph = z.object({ kind: z.enum(['heading', 'text', 'item']), text: z.string() });

const Need = z.object({
  serviceLineId: z.string(),
  templateId: z.string(),
  name: z.string(),
  editionId: z.string(),
  edition: z.int(),
  title: z.string(),
  required: z.boolean(),
  signed: z
    .object({ consentId: z.string(), documentId: z.string(), signedAt: z.int(), staffId: z.string() })
    .nullable(),
});

export const ForVisitInput = z.object({ appointmentId: id });
export type ForVisitInput = z.output<typeof ForVisitInput>;
export const ForVisitOutput = z.object({
  patientId: z.string(),
  patientName: z.string(),
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
});
export type PreviewOutput = z.input<typeof PreviewOutput>;

export const SignInput = z.object({
  serviceLineId: id,
  editionId: id,
  shownHash: z.string().regex(/^[0-9a-f]{64}$/),
  signedName: text('The name of the person who signs', 120).min(2, 'Write the full name of the person who signs.'),
  strokes: Strokes,
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
      documentId: z.string(),
      signedAt: z.int(),
      staffName: z.string(),
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
    }),
  ),
});
export type MissingTodayOutput = z.input<typeof MissingTodayOutput>;

export const TemplatesInput = z.object({});
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
  serviceIds: z.array(z.string()),
});
export type Template = z.input<typeof Template>;
export const TemplatesOutput = z.object({ templates: z.array(Template) });
export type TemplatesOutput = z.input<typeof TemplatesOutput>;

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
  expectedVersion: z.int(),
});
export type UpdateTemplateInput = z.output<typeof UpdateTemplateInput>;

export const RequireInput = z.object({ serviceId: id, templateId: id, required: z.boolean() });
export type RequireInput = z.output<typeof RequireInput>;
export const Done = z.object({ id: z.string() });
export type Done = z.input<typeof Done>;
