import { z } from 'zod';
import { baseUnits } from '../../kernel/quantity.ts';
import { returnReasons } from './rules.ts';

const id = z.string().min(1).max(64);
const cents = z.int().min(0, 'A credit is not negative.').max(100_000_000);

const goods = {
  containerIds: z.array(id).max(200).default([]),
  goods: z
    .array(
      z.object({ lotId: id, locationId: id, quantity: z.int().positive('Enter more than zero.').max(1_000_000_000) }),
    )
    .max(200)
    .default([]),
};
export const ReturnContent = z.object(goods);
export type ReturnContent = z.output<typeof ReturnContent>;
export const ReturnInput = z
  .object({
    supplierId: id,
    reason: z.enum(returnReasons),
    note: z.string().trim().max(500, 'This is too long.').default(''),
    /** What the supplier should credit; absent: what it is worth. */
    expectedCents: cents.optional(),
    ...goods,
  })
  .refine(
    (input) => input.containerIds.length + input.goods.length > 0,
    'Nothing goes back yet. Scan what is sent to the supplier.',
  );
export type ReturnInput = z.output<typeof ReturnInput>;
export const ReturnAnswer = z.object({ id, number: z.int(), documentId: id, worthCents: z.int() });

/** What would go back, and what it is worth in the stock. */
export const ReturnPreview = z.object({
  lines: z.array(
    z.object({
      key: z.string(),
      productName: z.string(),
      lotNumber: z.string(),
      code: z.string().nullable(),
      quantity: z.int(),
      unit: z.enum(baseUnits),
      worthCents: z.int(),
    }),
  ),
  worthCents: z.int(),
});

export const SupplierReturn = z.object({
  id,
  number: z.int(),
  supplierId: id,
  supplierName: z.string(),
  reason: z.enum(returnReasons),
  note: z.string(),
  at: z.int(),
  staffName: z.string(),
  worthCents: z.int(),
  expectedCents: z.int(),
  receivedCents: z.int().nullable(),
  receivedAt: z.int().nullable(),
  receivedByName: z.string().nullable(),
  creditNote: z.string().nullable(),
  documentId: id.nullable(),
  version: z.int(),
});
export type SupplierReturn = z.output<typeof SupplierReturn>;
export const SupplierReturns = z.object({ returns: z.array(SupplierReturn) });

export const CreditInput = z.object({
  id,
  receivedCents: cents,
  creditNote: z.string().trim().max(60, 'This is too long.').default(''),
  expectedVersion: z.int().positive(),
});
export const CreditAnswer = z.object({ id, version: z.int() });
