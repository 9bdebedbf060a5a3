import { z } from 'zod';

export const Nothing = z.object({});
export const PendingOutput = z.object({
  /** Days after which a charge is overdue. */
  limitDays: z.int(),
  charges: z.array(
    z.object({
      chargeId: z.string(),
      appointmentId: z.string(),
      patientId: z.string(),
      patientName: z.string(),
      description: z.string(),
      providerName: z.string(),
      startsAt: z.int(),
      createdAt: z.int(),
      estimatedCents: z.int(),
      days: z.int(),
      age: z.enum(['fresh', 'waiting', 'overdue']),
      version: z.int(),
    }),
  ),
});
export type PendingOutput = z.input<typeof PendingOutput>;

export const CancelPendingInput = z.object({
  chargeId: z.string().min(1).max(64),
  reason: z
    .string('Say why, in a few words.')
    .trim()
    .min(3, 'Say why, in a few words.')
    .max(300, 'This is too long (at most 300 characters).'),
  expectedVersion: z.int().positive(),
});
export type CancelPendingInput = z.output<typeof CancelPendingInput>;
export const Cancelled = z.object({ id: z.string() });
