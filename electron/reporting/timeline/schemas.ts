import { z } from 'zod';
import { type EntryGroup, entryGroups, entryKinds } from './rules.ts';

const id = z.string().min(1).max(80);
const groups = Object.keys(entryGroups) as [EntryGroup, ...EntryGroup[]];

/** Where a page of the timeline ends: the next one goes on below it. */
const Cursor = z.object({ at: z.int(), key: id });

export const TimelineInput = z.object({
  patientId: id,
  /** Empty: everything. */
  groups: z.array(z.enum(groups)).max(groups.length).default([]),
  limit: z.int().min(1).max(100).default(40),
  /** Left out: from the newest on. */
  cursor: Cursor.nullish(),
});
export const Timeline = z.object({
  /** Newest first. */
  entries: z.array(
    z.object({
      kind: z.enum(entryKinds),
      key: id,
      at: z.int(),
      appointmentId: id.nullable(),
      documentId: id.nullable(),
      invoiceId: id.nullable(),
      estimateId: id.nullable(),
      /** The services of its visit. */
      services: z.string().nullable(),
      /** The kind's own words: a title, the beginning of an addendum, a substance. */
      words: z.string().nullable(),
      /** A state or sub-kind from the closed list of its slice. */
      detail: z.string().nullable(),
      cents: z.int().nullable(),
      /** A number people know it by, or how many. */
      number: z.int().nullable(),
      staffName: z.string().nullable(),
    }),
  ),
  next: Cursor.nullable(),
});
export type TimelineEntry = z.output<typeof Timeline>['entries'][number];
