import { z } from 'zod';
import { targets } from '../rules.ts';
import { id, version } from '../schemas.ts';
import { acts } from './decisions/rules.ts';
import { itemKinds } from './rules.ts';

const values = z.record(z.string().max(40), z.string().max(400));

export const Item = z.object({
  id: z.string(),
  kind: z.enum(itemKinds),
  question: z.string(),
  target: z.enum(targets),
  label: z.string(),
  chart: z.string(),
  typed: z.string(),
  values: z.record(z.string(), z.string()),
  entryId: z.string().nullable(),
  same: z.boolean(),
  problem: z.string().nullable(),
});

export const SheetInput = z.object({ id });
export const ReviewSheet = z.object({
  id,
  patientId: id,
  patientName: z.string(),
  formName: z.string(),
  submittedAt: z.int(),
  place: z.enum(['desk', 'tablet']),
  /** The record of what was handed in. */
  documentId: z.string().nullable(),
  items: z.array(Item),
  /** Of the chart as it is shown: it must be the same when the review is kept. */
  fingerprint: z.string(),
  version,
});
export type ReviewSheet = z.output<typeof ReviewSheet>;

export const ReviewInput = z.object({
  id,
  expectedVersion: version,
  fingerprint: z.string().max(64),
  decisions: z.array(z.object({ id: z.string().max(200), act: z.enum(acts), values: values.optional() })).max(400),
});
export const Reviewed = z.object({ id, version, taken: z.int() });

export const PastInput = z.object({ id });
/** How a form was reviewed: each thing with what was decided about it. */
export const PastReview = z.object({
  at: z.int(),
  staffName: z.string(),
  sha256: z.string(),
  items: z.array(Item.extend({ act: z.enum(acts).nullable(), written: z.record(z.string(), z.string()).nullable() })),
});
export type PastReview = z.output<typeof PastReview>;
