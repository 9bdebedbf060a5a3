import { z } from 'zod';
import { gaps } from '../orders/rules.ts';

const id = z.string().min(1).max(64);

/** Reasons to go on where the clinic's rules want one: by what is overridden and for which service line. */
export const OverridesGiven = z
  .array(
    z.object({
      serviceLineId: id,
      key: z.string().min(1).max(120),
      reason: z.string().trim().min(3, 'Give a reason.').max(300, 'This is too long.'),
    }),
  )
  .max(100)
  .default([]);

/** Which orders allow what the visit gives, and the reasons that were given to go on without. */
export const ChartSafety = z.object({
  /** The asker may go on with a reason. */
  mayOverride: z.boolean(),
  /** Lines that need an exam. */
  ordered: z.array(
    z.object({
      serviceLineId: id,
      serviceName: z.string(),
      /** Null: allowed. */
      gap: z.enum(gaps).nullable(),
      sentence: z.string().nullable(),
      orders: z.array(
        z.object({
          kind: z.enum(['exam', 'standing']),
          title: z.string(),
          byName: z.string(),
          from: z.string(),
          until: z.string().nullable(),
          documentId: id,
        }),
      ),
    }),
  ),
  overrides: z.array(
    z.object({
      id,
      serviceLineId: id,
      sentence: z.string(),
      reason: z.string(),
      byName: z.string(),
      at: z.number().int(),
    }),
  ),
});
export type ChartSafety = z.output<typeof ChartSafety>;
