import { z } from 'zod';
import { checkProblems } from '../../billing/check/rules.ts';
import { isLocalDate } from '../../kernel/dates.ts';

const date = z.string().refine(isLocalDate, 'Enter a date as YYYY-MM-DD.');

/** Where a page ends: the last visit on it. */
const Place = z.object({ startsAt: z.number().int(), appointmentId: z.string() });
/** Whole days in the clinic's zone, both included; `cursor` is the `next` of the page before. */
export const ThreeWayInput = z
  .object({ from: date, until: date, cursor: Place.optional() })
  .refine(({ from, until }) => from <= until, 'The last day lies before the first. Change one of them.');
export type ThreeWayInput = z.output<typeof ThreeWayInput>;

const Reason = z.object({
  /** Given at sign-off about chart and draws, or at the till about all three. */
  where: z.enum(['chart', 'till']),
  reason: z.string(),
  staffName: z.string(),
  at: z.number().int(),
});
/** One service line; quantities in thousandths. */
export const ThreeWayRow = z.object({
  appointmentId: z.string(),
  serviceLineId: z.string(),
  startsAt: z.number().int(),
  patientId: z.string(),
  patientName: z.string(),
  service: z.string(),
  productName: z.string().nullable(),
  /** Of what was drawn and charted; empty for pieces. */
  unit: z.string(),
  charted: z.number().int().nullable(),
  drawn: z.number().int(),
  billed: z.number().int().nullable(),
  billedUnit: z.enum(['perUnit', 'perArea', 'flat']),
  problems: z.array(z.enum(checkProblems)),
  reasons: z.array(Reason),
  /** Differs, and nobody has given a reason that holds. */
  open: z.boolean(),
});
export type ThreeWayRow = z.output<typeof ThreeWayRow>;
export const ThreeWayOutput = z.object({
  rows: z.array(ThreeWayRow),
  /** The period holds more visits: ask again from here. */
  next: Place.nullable(),
});
