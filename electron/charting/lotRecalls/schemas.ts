import { z } from 'zod';
import { baseUnits } from '../../kernel/quantity.ts';

const id = z.string().min(1).max(64);
const reason = z.string().trim().min(1, 'Say why.').max(200, 'This is too long.');

export const Nothing = z.object({});
export const RecallInput = z.object({ lotId: id, reason });
export const Recalled = z.object({
  recallId: id,
  /** Containers set aside. */
  quarantined: z.number().int(),
  /** People to be told. */
  patients: z.number().int(),
});

export const LotRecall = z.object({
  id,
  lotId: id,
  lotNumber: z.string(),
  expiresOn: z.string(),
  productName: z.string(),
  unit: z.enum(baseUnits),
  reason: z.string(),
  at: z.number().int(),
  staffName: z.string(),
  liftedAt: z.number().int().nullable(),
  liftedByName: z.string().nullable(),
  liftReason: z.string().nullable(),
  documentId: id.nullable(),
  version: z.number().int(),
  patients: z.number().int(),
  called: z.number().int(),
});
export type LotRecall = z.output<typeof LotRecall>;
export const LotRecalls = z.object({ recalls: z.array(LotRecall) });

export const OneRecall = z.object({ recallId: id });
/** What one person got; quantities in thousandths. */
export const Given = z.object({
  kind: z.enum(['treatment', 'sale']),
  quantity: z.number().int(),
  at: z.number().int(),
  clinician: z.string(),
  what: z.string(),
});
export const RecallCall = z.object({
  id,
  patientId: id,
  patientName: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  given: z.array(Given),
  doneAt: z.number().int().nullable(),
  doneByName: z.string().nullable(),
  note: z.string(),
  version: z.number().int(),
});
export type RecallCall = z.output<typeof RecallCall>;
/** What is left of a recalled lot, container by container or place by place; quantities in thousandths. */
export const SetAside = z.object({
  rows: z.array(z.object({ label: z.string(), place: z.string(), quantity: z.number().int() })),
});
export const RecallDetail = z.object({
  recall: LotRecall,
  calls: z.array(RecallCall),
  /** Sold to people whose name nobody took. */
  toNobodyKnown: z.number().int(),
});
export type RecallDetail = z.output<typeof RecallDetail>;

export const MarkCall = z.object({
  callId: id,
  done: z.boolean(),
  note: z.string().trim().max(500, 'This note is too long.').default(''),
  expectedVersion: z.number().int().positive(),
});
export type MarkCall = z.output<typeof MarkCall>;
export const CallMarked = z.object({ callId: id, version: z.number().int() });
export const LiftRecall = z.object({ recallId: id, reason, expectedVersion: z.number().int().positive() });
export type LiftRecall = z.output<typeof LiftRecall>;
export const RecordKept = z.object({ documentId: id });
