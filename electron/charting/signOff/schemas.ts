import { z } from 'zod';
import { missingKinds } from '../rules.ts';

const id = z.string().min(1).max(64);
const instant = z.number().int();

export const QueueInput = z.object({ mine: z.boolean().default(false) });
const Row = z.object({
  encounterId: id,
  appointmentId: id,
  patientId: id,
  patientName: z.string(),
  services: z.string(),
  startsAt: instant,
  what: z.enum(['sign', 'cosign']),
  /** When the chart was opened, or when the note was signed. */
  since: instant,
  byId: id,
  byName: z.string(),
  missing: z.array(
    z.object({
      kind: z.enum([...missingKinds, 'lot', 'payment']),
      sentence: z.string(),
      /** The views that were not photographed; only for photos. */
      views: z.array(z.string()).optional(),
    }),
  ),
  /** Reasons that were given to go on. */
  overrides: z.array(z.object({ sentence: z.string(), reason: z.string(), byName: z.string() })),
  /** The asker may co-sign it, and nothing is missing. */
  readyToCosign: z.boolean(),
});
export const Queue = z.object({
  rows: z.array(Row),
  /** More wait than are shown. */
  more: z.boolean(),
});
export type QueueRow = z.output<typeof Row>;

export const Counts = z.object({ toSign: z.number().int(), toCosign: z.number().int() });
export const CosignManyInput = z.object({ encounterIds: z.array(id).min(1).max(100) });
export const CosignedMany = z.object({ cosigned: z.number().int() });
