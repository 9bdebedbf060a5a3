import { z } from 'zod';
import { baseUnits } from '../../kernel/quantity.ts';
import { productKinds } from '../rules.ts';
import { abcClasses, countKinds, countStates } from './rules.ts';

const id = z.string().min(1).max(64);
const version = z.int().positive();
const quantity = z.int('Use at most three decimals.').min(0, 'A count is never below zero.').max(1_000_000_000);

export const StartInput = z
  .object({
    kind: z.enum(countKinds),
    blind: z.boolean().default(false),
    locationId: id.nullish(),
    productId: id.nullish(),
    productKind: z.enum(productKinds).nullish(),
    abcClass: z.enum(abcClasses).nullish(),
  })
  .refine(
    (input) =>
      (input.kind === 'cycle') ===
      Boolean(input.locationId ?? input.productId ?? input.productKind ?? input.abcClass ?? false),
    'A full count takes in everything; for a part choose its place, product, category or class.',
  );
export type StartInput = z.output<typeof StartInput>;

export const CountIdInput = z.object({ id });
export const CountStepInput = z.object({ id, expectedVersion: version });
export const CountStep = z.object({ id, version });

export const LineInput = z
  .object({
    countId: id,
    containerId: id.optional(),
    lotId: id.optional(),
    /** A lot as the package names it. */
    productId: id.optional(),
    lot: z.string().trim().min(1).max(20).optional(),
    /** Where it was found. */
    locationId: id,
    /** Thousandths. */
    counted: quantity,
    /** Goods that are scanned piece by piece: adds to what was counted. */
    add: z.boolean().default(false),
  })
  .refine(
    (input) =>
      input.containerId !== undefined ||
      input.lotId !== undefined ||
      (input.productId !== undefined && input.lot !== undefined),
    'Say what was counted: a container, or a lot.',
  );
export type LineInput = z.output<typeof LineInput>;
export const LineAnswer = z.object({ lineId: id, counted: z.int(), expected: z.int().nullable() });

export const ReasonInput = z.object({
  countId: id,
  lineIds: z.array(id).min(1).max(1000),
  reason: z.string().trim().min(1, 'Fill this in.').max(200, 'This is too long.'),
});
export const Saved = z.object({ lines: z.int() });

export const PostInput = CountStepInput.extend({
  /** What was not counted stays as it is in the books; otherwise it must be counted first. */
  leaveUncounted: z.boolean().default(false),
  approvalId: id.optional(),
});
export const Posted = z.object({ id, version, moves: z.int(), netCents: z.int() });

const item = {
  productId: id,
  productName: z.string(),
  unit: z.enum(baseUnits),
  packageSize: z.int(),
  lotId: id,
  lotNumber: z.string(),
  expiresOn: z.string(),
  containerId: id.nullable(),
  code: z.string().nullable(),
  opened: z.boolean(),
  locationId: id,
  locationName: z.string(),
};

export const CountHead = z.object({
  id,
  kind: z.enum(countKinds),
  blind: z.boolean(),
  locationId: id.nullable(),
  locationName: z.string().nullable(),
  productName: z.string().nullable(),
  productKind: z.enum(productKinds).nullable(),
  abcClass: z.enum(abcClasses).nullable(),
  state: z.enum(countStates),
  startedAt: z.int(),
  startedByName: z.string(),
  closedAt: z.int().nullable(),
  closedByName: z.string().nullable(),
  approvedByName: z.string().nullable(),
  counted: z.int(),
  /** Null while a blind count is counted. */
  differing: z.int().nullable(),
  grossCents: z.int().nullable(),
  netCents: z.int().nullable(),
  version: z.int(),
});
export const Counts = z.object({ counts: z.array(CountHead) });

export const CountLine = z.object({
  id,
  ...item,
  bookLocationName: z.string(),
  counted: z.int(),
  firstCounted: z.int(),
  /** What was there when it was counted; null while a blind count is counted. */
  expected: z.int().nullable(),
  worthCents: z.int().nullable(),
  reason: z.string().nullable(),
  countedAt: z.int(),
  countedByName: z.string(),
});
export type CountLine = z.output<typeof CountLine>;

/** What should be there and was not counted yet. A blind count names the lots of goods only, without amounts. */
export const Uncounted = z.object({ ...item, expected: z.int().nullable(), worthCents: z.int().nullable() });
export type Uncounted = z.output<typeof Uncounted>;

export const CountSheet = z.object({
  count: CountHead,
  lines: z.array(CountLine),
  uncounted: z.array(Uncounted),
  limitCents: z.int(),
  /** What the person at the keyboard posted today without approval. */
  aloneTodayCents: z.int(),
  /** The person at the keyboard may approve this count: they counted none of it. */
  mayApprove: z.boolean(),
});
export type CountSheet = z.output<typeof CountSheet>;
