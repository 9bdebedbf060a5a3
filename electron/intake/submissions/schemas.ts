import { z } from 'zod';
import { Answers, Definition, id, language, version } from '../schemas.ts';

export const StartInput = z.object({
  patientId: id,
  formId: id,
  appointmentId: id.nullable().default(null),
  language: language.nullable().default(null),
});
export const Started = z.object({ id, version });
export const OpenInput = z.object({ id });
export const Filling = z.object({
  id,
  patientId: id,
  patientName: z.string(),
  formName: z.string(),
  number: z.int(),
  definition: Definition,
  language,
  /** The language the patient wants to read; null where nobody asked. */
  patientLanguage: language.nullable(),
  state: z.enum(['begun', 'submitted', 'reviewed', 'discarded']),
  answers: Answers,
  beganAt: z.int(),
  submittedAt: z.int().nullable(),
  reviewedAt: z.int().nullable(),
  /** Of what was handed in; null before. */
  sha256: z.string().nullable(),
  /** The record of it, which has pages; null before. */
  documentId: z.string().nullable(),
  version,
});
export type Filling = z.output<typeof Filling>;
export const SaveInput = z.object({ id, expectedVersion: version, language, answers: Answers });
export const DiscardInput = z.object({ id, expectedVersion: version });
export const SavedSubmission = z.object({ id, version });

export const SubmissionLine = z.object({
  id,
  formId: id,
  formName: z.string(),
  appointmentId: id.nullable(),
  place: z.enum(['desk', 'tablet']),
  state: z.enum(['begun', 'submitted', 'reviewed', 'discarded']),
  beganAt: z.int(),
  submittedAt: z.int().nullable(),
  reviewedAt: z.int().nullable(),
  /** The record of what was handed in; null before. */
  documentId: z.string().nullable(),
  version,
});
export type SubmissionLine = z.output<typeof SubmissionLine>;
export const OfPatientInput = z.object({ patientId: id });
export const OfPatientOutput = z.object({ submissions: z.array(SubmissionLine) });
export const WaitingInput = z.object({ limit: z.int().min(1).max(200).default(100) });
export const WaitingOutput = z.object({
  waiting: z.array(SubmissionLine.extend({ patientId: id, patientName: z.string() })),
});
