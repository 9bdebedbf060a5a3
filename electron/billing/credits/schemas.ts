import { z } from 'zod';
import { tenderKinds } from '../../ledger/rules.ts';
import { creditNoteKinds, goodsFates, invoiceStates, lineKinds } from '../rules.ts';

/** A credit note in a list. Cents are positive. */
export const CreditNote = z.object({
  id: z.string(),
  number: z.number(),
  kind: z.enum(creditNoteKinds),
  invoiceId: z.string(),
  invoiceNumber: z.number(),
  patientId: z.string().nullable(),
  patientName: z.string().nullable(),
  reason: z.string(),
  totalCents: z.number(),
  taxCents: z.number(),
  backCents: z.number(),
  requestedByName: z.string(),
  approvedByName: z.string().nullable(),
  issuedAt: z.number(),
  businessDate: z.string(),
  documentId: z.string().nullable(),
});
export type CreditNote = z.output<typeof CreditNote>;
export const CreditNotesOutput = z.object({ creditNotes: z.array(CreditNote) });

const Amounts = z.object({
  quantity: z.number(),
  goodsCents: z.number(),
  discountCents: z.number(),
  taxCents: z.number(),
  includedTaxCents: z.number(),
  totalCents: z.number(),
});

export const CreditOptionsInput = z.object({ invoiceId: z.string() });
/** Everything a dialog needs to show what a credit will do before it is done. */
export const CreditOptionsOutput = z.object({
  invoiceId: z.string(),
  version: z.number(),
  number: z.number(),
  state: z.enum(invoiceStates),
  patientId: z.string().nullable(),
  patientName: z.string().nullable(),
  totalCents: z.number(),
  creditedCents: z.number(),
  paidCents: z.number(),
  dueCents: z.number(),
  /** What of it can be written off: not what can still be used. */
  writeOffCents: z.number(),
  lines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(lineKinds),
      description: z.string(),
      unit: z.string(),
      quantity: z.number(),
      unitPriceCents: z.number(),
      taxRate: z.number(),
      /** Billing a charge: a void puts it back to be billed again. */
      hasCharge: z.boolean(),
      left: Amounts,
      /** Goods that left the stock with this line. */
      fromStock: z.boolean(),
      /** Why they cannot go back on the shelf. */
      spoilt: z.enum(['recalled', 'expired']).nullable(),
      /** Paid ahead: what is left of it; at most this can be taken back. */
      aheadLeftCents: z.number().nullable(),
    }),
  ),
  payments: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(tenderKinds),
      amountCents: z.number(),
      tipCents: z.number(),
      reference: z.string().nullable(),
      leftCents: z.number(),
      tipLeftCents: z.number(),
      refunds: z.number(),
      forLineId: z.string().nullable(),
    }),
  ),
  tips: z.array(z.object({ staffId: z.string(), staffName: z.string(), leftCents: z.number() })),
  /** Above this on a day a second person confirms; what this person gave back alone today counts. */
  limitCents: z.number(),
  aloneTodayCents: z.number(),
  ownSale: z.boolean(),
  sellerId: z.string(),
  /** Why the whole invoice cannot be voided, as a sentence. */
  voidProblem: z.string().nullable(),
});
export type CreditOptions = z.output<typeof CreditOptionsOutput>;

export const reasonText = z
  .string()
  .trim()
  .min(3, 'Say in a few words why; it is kept with the credit note.')
  .max(400, 'The reason is too long (at most 400 characters).');
const cents = z.number().int().min(0).max(100_000_000);

export const CreditHead = z.object({
  invoiceId: z.string(),
  expectedVersion: z.number().int(),
  reason: reasonText,
  /** What `session.confirm` answered when a second person confirmed this. */
  approvalId: z.string().optional(),
  printReceipt: z.boolean().default(false),
});

export const Back = z.object({
  paymentId: z.string(),
  cents,
  tipCents: cents.default(0),
  /** What the card terminal printed for the refund, or the number of the check; never a card number. */
  reference: z.string().trim().max(60).nullish(),
});

export const CreditLine = z.object({
  lineId: z.string(),
  /** Thousandths of what the line counts that come back; 0: only its price goes down. */
  quantity: z.number().int().min(0).default(0),
  /** Taken off instead of the share of the quantity. */
  cents: cents.min(1).optional(),
  /** The right price for what is left of the line. */
  unitPriceCents: cents.optional(),
  fate: z.enum(goodsFates).default('none'),
});

export const RefundInput = CreditHead.extend({
  kind: z.enum(['refund', 'exchange', 'correction']).default('refund'),
  lines: z.array(CreditLine).min(1, 'Choose what is taken back.').max(200),
  back: z.array(Back).max(50).default([]),
  /** What stays as a credit of the patient instead of going back. */
  keptCents: cents.default(0),
});
export const VoidInput = CreditHead.extend({
  /** What becomes of the goods of a line; put back on the shelf unless said otherwise. */
  fates: z.array(z.object({ lineId: z.string(), fate: z.enum(['restock', 'waste']) })).default([]),
  /** What the card terminal printed, by payment. */
  references: z.array(z.object({ paymentId: z.string(), reference: z.string().trim().max(60) })).default([]),
});
export const WriteOffInput = CreditHead.omit({ printReceipt: true }).extend({ cents: cents.min(1) });

export const CreditDone = z.object({
  creditNoteId: z.string(),
  number: z.number(),
  documentId: z.string().nullable(),
  totalCents: z.number(),
  backCents: z.number(),
  tipCents: z.number(),
  /** What holds the credit that was kept. */
  creditId: z.string().nullable(),
  /** An exchange: the new cart of the patient that the credit can pay. */
  cartId: z.string().nullable(),
  printJobId: z.string().nullable(),
  printProblem: z.string().nullable(),
});
