import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { baseUnits } from '../../kernel/quantity.ts';
import { examHows, gaps, scopeKinds } from './rules.ts';

const id = z.string().min(1).max(64);
const instant = z.number().int();
const day = z.string().refine(isLocalDate, 'Choose a day.');
const reason = z.string().trim().min(3, 'Say why.').max(300, 'This is too long.');

/** One line of what an order allows. */
export const ScopeInput = z.object({
  kind: z.enum(scopeKinds),
  target: z.string().trim().min(1, 'Choose what is allowed.').max(64),
  areas: z.array(z.string().trim().min(1).max(60, 'This area is too long.')).max(30).default([]),
  /** Thousandths of the product, in one visit. */
  most: z.number().int().positive('Enter more than zero.').max(10_000_000).nullable().default(null),
});
export type ScopeInput = z.output<typeof ScopeInput>;
export const scope = z.array(ScopeInput).min(1, 'Say what is allowed.').max(40);

/** A line of a scope as it is shown. */
export const Scope = z.object({
  kind: z.enum(scopeKinds),
  target: z.string(),
  name: z.string(),
  unit: z.enum(baseUnits).nullable(),
  areas: z.array(z.string()),
  most: z.number().int().nullable(),
});
export type Scope = z.output<typeof Scope>;

const vital = (least: number, most: number) =>
  z
    .number()
    .int('Enter a whole number.')
    .min(least, `This is ${least} at least.`)
    .max(most, `This is at most ${most}.`)
    .nullable()
    .default(null);

export const SignExamInput = z.object({
  patientId: id,
  /** The visit it is made at, if it is. */
  appointmentId: id.nullable().default(null),
  performedOn: day,
  how: z.enum(examHows),
  historyReviewed: z.boolean(),
  allergiesReviewed: z.boolean(),
  contraindications: z.string().trim().max(2000, 'This is too long.').default(''),
  systolic: vital(50, 300),
  diastolic: vital(20, 200),
  pulse: vital(20, 250),
  notes: z.string().trim().max(10_000, 'This is too long.').default(''),
  scope,
  validUntil: day,
});
export type SignExamInput = z.output<typeof SignExamInput>;
export const SignedOrder = z.object({ id, documentId: id, sha256: z.string() });
export const RevokeExamInput = z.object({ examId: id, reason });

export const PatientInput = z.object({ patientId: id });
export const examStates = ['valid', 'notYet', 'expired', 'ended'] as const;
const Exam = z.object({
  id,
  performedOn: z.string(),
  how: z.enum(examHows),
  contraindications: z.string(),
  systolic: z.number().int().nullable(),
  diastolic: z.number().int().nullable(),
  pulse: z.number().int().nullable(),
  notes: z.string(),
  validUntil: z.string(),
  state: z.enum(examStates),
  scope: z.array(Scope),
  /** The newest record of it: with its revocation if there is one. */
  documentId: id,
  signedAt: instant,
  signedByName: z.string(),
  revokedAt: instant.nullable(),
  revokedReason: z.string().nullable(),
  revokedByName: z.string().nullable(),
});
export type Exam = z.output<typeof Exam>;
export const Exams = z.object({ exams: z.array(Exam) });

/** What a service of a patient's next visit asks for, without what was found at any exam. */
export const DueInput = z.object({ patientId: id, serviceIds: z.array(id).max(20), on: day });
export const Due = z.object({
  services: z.array(
    z.object({ serviceId: id, serviceName: z.string(), gap: z.enum(gaps), endedOn: z.string().nullable() }),
  ),
});

export const UpcomingInput = z.object({ days: z.number().int().min(1).max(60).default(14) });
export const Upcoming = z.object({
  visits: z.array(
    z.object({
      appointmentId: id,
      patientId: id,
      patientName: z.string(),
      startsAt: instant,
      services: z.array(z.object({ serviceName: z.string(), gap: z.enum(gaps), endedOn: z.string().nullable() })),
    }),
  ),
  ending: z.array(
    z.object({
      examId: id,
      patientId: id,
      patientName: z.string(),
      validUntil: z.string(),
      signedByName: z.string(),
      scope: z.array(z.string()),
    }),
  ),
});
export type UpcomingVisit = z.output<typeof Upcoming>['visits'][number];
export type EndingExam = z.output<typeof Upcoming>['ending'][number];
export const UpcomingCount = z.object({ visits: z.number().int() });
