import { z } from 'zod';
import { taxClasses } from '../../catalog/rules.ts';
import { Strokes } from '../../documents/signatures/schemas.ts';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';
import { estimateStandings } from './rules.ts';

const id = z.string().regex(idPattern);
const expectedVersion = z.int().positive();
const cents = z.int();

const draftLine = z
  .object({
    kind: z.enum(['service', 'retail']),
    serviceId: id.nullable().default(null),
    productId: id.nullable().default(null),
    /** Thousandths of what is priced: units, areas, pieces. */
    quantity: z.int().min(1, 'Enter a quantity above zero.').max(10_000_000),
    /** The agreed price per unit; left out: the list price. */
    unitPriceCents: cents.min(0, 'A price cannot be negative.').max(100_000_00).optional(),
  })
  .refine((line) => (line.kind === 'service' ? line.serviceId !== null : line.productId !== null), {
    error: 'Choose what is offered on this line.',
  });
const draftVisit = z.object({
  title: z.string().trim().min(1, 'Give the visit a name, such as "First session".').max(80),
  /** Weeks after the visit before it; for the first one, after acceptance. */
  weeksAfter: z.int().min(0).max(104, 'Two years is the longest wait between visits.'),
  lines: z.array(draftLine).max(40),
});
const draft = {
  title: z.string().trim().min(1, 'Give the estimate a title.').max(120),
  note: z.string().trim().max(2000).default(''),
  validUntil: z.string().refine(isLocalDate, 'Choose the last day on which it holds.'),
  visits: z.array(draftVisit).max(24, 'A plan has 24 visits at most.'),
};

export const CreateEstimateInput = z.object({ patientId: id, ...draft });
export const SaveEstimateInput = z.object({ id, expectedVersion, ...draft });
export const ChangeEstimateInput = z.object({ id, expectedVersion });
export const AcceptEstimateInput = z.object({
  id,
  expectedVersion,
  /** The hash of the record that was shown. */
  shownHash: z.string().regex(/^[0-9a-f]{64}$/),
  signedName: z.string().trim().min(2, 'Write the full name of the person who signs.').max(120),
  strokes: Strokes,
});
export const DeclineEstimateInput = z.object({
  id,
  expectedVersion,
  reason: z.string().trim().max(400).default(''),
});
export const BookPlannedInput = z.object({
  id,
  visitId: id,
  expectedVersion,
  startsAt: z.int().multipleOf(60_000, 'Appointments begin on a whole minute.'),
  providerId: id,
  outsideHours: z.boolean().default(false),
});
export const BookPlannedOutput = z.object({ appointmentId: z.string(), startsAt: z.int(), version: z.int() });

export const EstimateIdInput = z.object({ id });
export const EstimatesOfPatientInput = z.object({ patientId: id });
export const EstimateListInput = z.object({ state: z.enum(['draft', 'offered', 'accepted']) });
export const SavedEstimate = z.object({ id: z.string(), version: z.int() });

const head = z.object({
  id: z.string(),
  number: z.int(),
  patientId: z.string(),
  title: z.string(),
  standing: z.enum(estimateStandings),
  validUntil: z.string(),
  totalCents: cents,
  savedCents: cents,
  createdAt: z.int(),
  version: z.int(),
});
export const EstimatesOutput = z.object({ estimates: z.array(head.extend({ patientName: z.string() })) });

export const EstimateOutput = head.extend({
  patientName: z.string(),
  note: z.string(),
  createdByName: z.string(),
  offeredAt: z.int().nullable(),
  decidedAt: z.int().nullable(),
  declineReason: z.string().nullable(),
  documentId: z.string().nullable(),
  /** The hash of what was offered: accepting wants it back. */
  documentHash: z.string().nullable(),
  acceptanceId: z.string().nullable(),
  revisesId: z.string().nullable(),
  goodsCents: cents,
  taxCents: cents,
  includedTaxCents: cents,
  visits: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      weeksAfter: z.int(),
      /** When it falls due by the plan. */
      plannedOn: z.string(),
      appointmentId: z.string().nullable(),
      startsAt: z.int().nullable(),
      appointmentState: z.string().nullable(),
      totalCents: cents,
      lines: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['service', 'retail']),
          serviceId: z.string().nullable(),
          productId: z.string().nullable(),
          description: z.string(),
          unit: z.string(),
          quantity: z.int(),
          listPriceCents: cents,
          unitPriceCents: cents,
          taxClass: z.enum(taxClasses),
          goodsCents: cents,
          taxRate: z.int(),
          taxCents: cents,
          totalCents: cents,
        }),
      ),
    }),
  ),
});
export type EstimateOutput = z.output<typeof EstimateOutput>;
