import { z } from 'zod';
import { lineKinds, storedValueKinds } from '../../billing/rules.ts';
import { CheckOutput, Lot } from '../../billing/schemas.ts';
import { pricings, taxClasses } from '../../catalog/rules.ts';
import { currencies } from '../../kernel/money.ts';
import { tenderKinds } from '../../ledger/rules.ts';
import { discountSources } from '../rules.ts';

/** What every edit of a cart says: which cart, and the version that was seen. */
export const cartEdit = { cartId: z.string(), expectedVersion: z.number().int() };
const cents = z.number().int();

export const CartIdInput = z.object({ id: z.string() });
export const CartForInput = z.object({ appointmentId: z.string() });
export const NewCartInput = z.object({ patientId: z.string().nullish() });
export const AbandonInput = z.object(cartEdit);
export const ParkInput = z.object({
  ...cartEdit,
  label: z.string().trim().min(1, 'Give the cart a name, so that it is found again.').max(60),
});
export const ResumeInput = z.object(cartEdit);
export const SetPatientInput = z.object({ ...cartEdit, patientId: z.string() });
export const AddVisitInput = z.object({ ...cartEdit, appointmentId: z.string() });

export const CartLineView = z.object({
  id: z.string(),
  kind: z.enum(lineKinds),
  chargeId: z.string().nullable(),
  serviceLineId: z.string().nullable(),
  productId: z.string().nullable(),
  offerId: z.string().nullable(),
  appointmentId: z.string().nullable(),
  description: z.string(),
  /** Gift cards. */
  code: z.string().nullable(),
  pricing: z.enum(pricings).nullable(),
  unit: z.string(),
  quantity: z.number(),
  unitPriceCents: cents,
  /** What a unit would have cost; null while that is what it costs. */
  listPriceCents: cents.nullable(),
  priceReason: z.string().nullable(),
  goodsCents: cents,
  discountCents: cents,
  discountRate: z.number().nullable(),
  discountReason: z.string().nullable(),
  discountSource: z.enum(discountSources).nullable(),
  taxClass: z.enum(taxClasses),
  taxRate: z.number(),
  taxCents: cents,
  includedTaxCents: cents,
  totalCents: cents,
  performedByName: z.string().nullable(),
  lots: z.array(Lot),
});

export const CartTenderView = z.object({
  id: z.string(),
  kind: z.enum(tenderKinds),
  cents,
  reference: z.string().nullable(),
  storedValueId: z.string().nullable(),
  /** What was paid ahead: its name, for a person. */
  title: z.string().nullable(),
  cartLineId: z.string().nullable(),
});

export const CartOutput = z.object({
  id: z.string(),
  version: z.number(),
  state: z.enum(['open', 'paid', 'abandoned']),
  label: z.string().nullable(),
  parkedAt: z.number().nullable(),
  invoiceId: z.string().nullable(),
  appointmentId: z.string().nullable(),
  patient: z.object({ id: z.string(), number: z.number(), name: z.string() }).nullable(),
  currency: z.enum(currencies),
  lines: z.array(CartLineView),
  goodsCents: cents,
  discountCents: cents,
  taxCents: cents,
  includedTaxCents: cents,
  taxes: z.array(
    z.object({ taxName: z.string(), taxRate: z.number(), included: z.boolean(), taxableCents: cents, taxCents: cents }),
  ),
  taxExemption: z.string().nullable(),
  totalCents: cents,
  /** Off the whole sale; null without one. */
  saleDiscount: z.object({ cents, rate: z.number().nullable(), reason: z.string() }).nullable(),
  promo: z.object({ code: z.string(), cents }).nullable(),
  tipCents: cents,
  tips: z.array(z.object({ staffId: z.string(), name: z.string(), cents })),
  /** Who may get the tip: those who performed first. */
  tipStaff: z.array(z.object({ id: z.string(), name: z.string(), performedCents: cents })),
  /** Of the price before discounts and tax. */
  tipChoices: z.array(z.object({ percent: z.number(), cents })),
  tenders: z.array(CartTenderView),
  tenderedCents: cents,
  dueCents: cents,
  /** What of it may still be taken from what was paid ahead, or left owed. */
  coverableCents: cents,
  changeCents: cents,
  overCents: cents,
  quickCash: z.array(cents),
  check: CheckOutput.nullable(),
  /** Confirmed charges of the visit that are not on the cart yet; `till.cartFor` takes them up. */
  waitingCharges: z.number(),
  /** What the patient has paid ahead and can use here: for a line, or for what is due. */
  paidAhead: z.array(
    z.object({
      storedValueId: z.string(),
      itemId: z.string().nullable(),
      kind: z.enum(storedValueKinds),
      title: z.string(),
      expiresOn: z.string().nullable(),
      lineId: z.string().nullable(),
      quantity: z.number(),
      cents,
      discountCents: cents,
      remainingQuantity: z.number(),
      remainingCents: cents,
      forThisVisit: z.boolean(),
    }),
  ),
  /** Fees the patient owes that are not on the cart. */
  openFees: z.array(z.object({ chargeId: z.string(), description: z.string(), cents, startsAt: z.number() })),
});
export type CartOutput = z.infer<typeof CartOutput>;
