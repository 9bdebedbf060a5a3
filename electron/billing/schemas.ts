import { z } from 'zod';
import { pricings, taxClasses } from '../catalog/rules.ts';
import { tenderKinds } from '../ledger/rules.ts';
import { checkProblems } from './check/rules.ts';
import { CreditNote } from './credits/schemas.ts';
import { chargeKinds, chargeStates, invoiceStates, lineKinds } from './rules.ts';

export const Nothing = z.object({});
export const VisitInput = z.object({ appointmentId: z.string() });
export const IdOutput = z.object({ id: z.string() });

export const TaxRatesOutput = z.object({
  taxRates: z.array(
    z.object({
      id: z.string(),
      taxClass: z.enum(taxClasses),
      name: z.string(),
      rate: z.number(),
      inclusive: z.boolean(),
      version: z.number(),
    }),
  ),
});
export const SetTaxRateInput = z.object({
  taxClass: z.enum(taxClasses),
  name: z.string().trim().min(1, 'Give the tax a name, such as "Sales tax".').max(40),
  rate: z.number().int().min(0).max(1_000_000, 'A tax rate is at most 100 %.'),
  /** The prices of this class contain the tax. */
  inclusive: z.boolean().default(false),
  expectedVersion: z.number().int().optional(),
});

export const ChargesOutput = z.object({
  charges: z.array(
    z.object({
      id: z.string(),
      /** Null on a fee. */
      serviceLineId: z.string().nullable(),
      kind: z.enum(chargeKinds),
      state: z.enum(chargeStates),
      description: z.string(),
      pricing: z.enum(pricings),
      unitPriceCents: z.number(),
      estimatedQuantity: z.number(),
      chartedQuantity: z.number().nullable(),
      productId: z.string().nullable(),
      givenQuantity: z.number().nullable(),
      taxClass: z.enum(taxClasses),
      cancelReason: z.string().nullable(),
      goodsCents: z.number(),
      version: z.number(),
    }),
  ),
});

export const UnbilledOutput = z.object({
  items: z.array(
    z.object({
      appointmentId: z.string(),
      serviceLineId: z.string().nullable(),
      chargeId: z.string().nullable(),
      patientId: z.string(),
      patientName: z.string(),
      serviceName: z.string(),
      startsAt: z.number(),
      state: z.string(),
      reason: z.enum(['confirmed', 'notSigned', 'drawnOnly']),
      goodsCents: z.number().nullable(),
      drawnQuantity: z.number(),
    }),
  ),
});

/** What was used of which lot; thousandths of the product's unit. */
export const Lot = z.object({ product: z.string(), lot: z.string(), expiresOn: z.string(), quantity: z.number() });

export const CheckLine = z.object({
  serviceLineId: z.string(),
  description: z.string(),
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  unit: z.string(),
  billedUnit: z.enum(pricings),
  /** Thousandths: charted and drawn in the product's unit, billed in what is priced. */
  charted: z.number().nullable(),
  drawn: z.number(),
  billed: z.number().nullable(),
  signed: z.boolean(),
  lots: z.array(Lot),
  /** Consented or begun, nothing drawn, chart not signed: said, but no reason to stop. */
  awaitsChart: z.boolean(),
  problems: z.array(z.enum(checkProblems)),
  override: z.object({ reason: z.string(), staffName: z.string(), at: z.number() }).nullable(),
  /** Supplies of a performed line that nobody has settled. */
  suppliesOpen: z.number(),
});
export const CheckOutput = z.object({ lines: z.array(CheckLine), blocked: z.boolean() });
export type CheckOutput = z.infer<typeof CheckOutput>;

export const OverrideInput = z.object({
  appointmentId: z.string(),
  serviceLineId: z.string(),
  reason: z.string().trim().min(3, 'Say in a few words why this is right.').max(400),
  /** What the cart is about to bill, if it is not what was charted. */
  billedQuantity: z.number().int().min(0).nullish(),
});

export const InvoiceInput = z.object({ id: z.string() });
export const InvoicesInput = z.object({ patientId: z.string() });
export const FindInvoiceInput = z.object({ number: z.number().int().min(1).max(999_999_999) });
export const DayInvoicesInput = z.object({ date: z.string().optional() });

const InvoiceHead = z.object({
  id: z.string(),
  number: z.number(),
  patientId: z.string().nullable(),
  patientName: z.string().nullable(),
  appointmentId: z.string().nullable(),
  state: z.enum(invoiceStates),
  issuedAt: z.number(),
  businessDate: z.string(),
  goodsCents: z.number(),
  discountCents: z.number(),
  taxCents: z.number(),
  includedTaxCents: z.number(),
  totalCents: z.number(),
  paidCents: z.number(),
  creditedCents: z.number(),
  taxExemption: z.string().nullable(),
  documentId: z.string().nullable(),
  staffName: z.string(),
  version: z.number(),
});
export const InvoicesOutput = z.object({ invoices: z.array(InvoiceHead) });

export const InvoiceOutput = InvoiceHead.extend({
  tipCents: z.number(),
  tips: z.array(z.object({ staffId: z.string(), staffName: z.string(), amountCents: z.number() })),
  /** What the journal says is still owed. */
  balanceCents: z.number(),
  lines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(lineKinds),
      chargeId: z.string().nullable(),
      productId: z.string().nullable(),
      description: z.string(),
      quantity: z.number(),
      /** What the quantity counts: "U", "area", "" for pieces and flat prices; and what lots are counted in. */
      unit: z.string(),
      productUnit: z.string(),
      unitPriceCents: z.number(),
      goodsCents: z.number(),
      discountCents: z.number(),
      discountReason: z.string().nullable(),
      listPriceCents: z.number().nullable(),
      priceReason: z.string().nullable(),
      taxRate: z.number(),
      taxCents: z.number(),
      includedTaxCents: z.number(),
      totalCents: z.number(),
      paidCents: z.number(),
      /** What was taken back: cents of the total, and how many came back. */
      takenCents: z.number(),
      takenQuantity: z.number(),
      /** The gift cards it brought, or loaded. */
      giftCardIds: z.array(z.string()),
      lots: z.array(Lot),
    }),
  ),
  payments: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(tenderKinds),
      amountCents: z.number(),
      tipCents: z.number(),
      receivedCents: z.number(),
      changeCents: z.number(),
      reference: z.string().nullable(),
      takenAt: z.number(),
      /** Set on money that went back. */
      creditNoteId: z.string().nullable(),
    }),
  ),
  /** The papers of what was paid after it was issued. */
  laterPayments: z.array(z.object({ documentId: z.string(), title: z.string() })),
  creditNotes: z.array(CreditNote),
});
