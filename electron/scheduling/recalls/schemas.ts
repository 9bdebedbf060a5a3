import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { idPattern } from '../../kernel/ids.ts';

const id = z.string().regex(idPattern);
const expectedVersion = z.int().positive();

export const RecallsInput = z.object({});
export const RecallsOutput = z.object({
  today: z.string(),
  /** Longest due first. */
  recalls: z.array(
    z.object({
      id,
      patientId: id,
      patientName: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      serviceId: id,
      serviceName: z.string(),
      performedAt: z.int(),
      /** Of neurotoxin: thousandths given, and the areas treated. */
      units: z.int().nullable(),
      areas: z.int().nullable(),
      intervalDays: z.int(),
      dueOn: z.string(),
      /** The day it was put off to, or `dueOn`. */
      shownFrom: z.string(),
      dismissReason: z.string().nullable(),
      contactedAt: z.int().nullable(),
      contactedBy: z.string().nullable(),
      version: z.int(),
    }),
  ),
  /** True if there are more than are listed. */
  more: z.boolean(),
});
export type Recall = z.output<typeof RecallsOutput>['recalls'][number];

export const DismissRecallInput = z.object({
  recallId: id,
  reason: z.string().trim().min(1, 'Say why in a few words.').max(300),
  /** Comes up again on this day; null: not before the next treatment. */
  until: z.string().refine(isLocalDate, 'This is not a date of the calendar.').nullable(),
  expectedVersion,
});
export const ShowRecallInput = z.object({ recallId: id, expectedVersion });
export const ContactRecallInput = z.object({ recallId: id, contacted: z.boolean(), expectedVersion });
export const SavedRecall = z.object({ id, version: z.int() });
