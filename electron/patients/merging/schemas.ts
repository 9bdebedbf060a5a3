import { z } from 'zod';
import { idPattern } from '../../kernel/ids.ts';
import { PatientHit } from '../schemas.ts';

const id = z.string().regex(idPattern);
const version = z.int().positive();
const reason = z.string().trim().min(3, 'Say why, in a few words.').max(200);

/** `patientId` is the chart that goes on; `mergedId` becomes part of it. */
export const MergeInput = z.object({
  patientId: id,
  expectedVersion: version,
  mergedId: id,
  expectedMergedVersion: version,
  reason,
});
/** `id` is the merged chart that is to stand by itself again. */
export const UnmergeInput = z.object({ id, expectedVersion: version, reason });
export const MergedOutput = z.object({ patientId: id, version });

export const MergedInput = z.object({ patientId: id });
export const MergedCharts = z.object({
  /** Charts that are part of this one. */
  charts: z.array(
    PatientHit.extend({
      version,
      email: z.string().nullable(),
      /** The chart it was merged into by itself; another than this one if that was merged later. */
      intoId: id,
      intoNumber: z.int(),
      mergedAt: z.int(),
      mergedBy: z.string(),
      reason: z.string(),
    }),
  ),
});
export type MergedCharts = z.output<typeof MergedCharts>;
