import { z } from 'zod';
import { lineKinds, pricings, taxClasses } from '../billing/rules.ts';
import { CheckOutput, Lot } from '../billing/schemas.ts';
import { currencies } from '../kernel/money.ts';
import { tenderKinds } from '../ledger/rules.ts';

export const Nothing = z.object({});

/** How many of each coin and note, by value in cents. */
export const pieces = z.record(
  z.string().regex(/^\d{1,6}$/),
  z.number().int().min(0, 'Pieces cannot be negative.').max(100_000),
);
const cents = z.number().int();
const positive = cents.min(1, 'Enter an amount above zero.').max(100_000_000);

export const OpenDrawerInput = z.object({ openingCount: pieces });
export const DrawerOutput = z.object({
  currency: z.enum(currencies),
  /** Coins and notes in cents, largest first. */
  denominations: z.array(cents),
  session: z
    .object({
      id: z.string(),
      businessDate: z.string(),
      openedAt: z.number(),
      openedByName: z.string(),
      floatCents: cents,
      /** Taken since: net of change, tips included. Null, like what is expected, for whoever counts blind. */
      cashCents: cents.nullable(),
      cardCents: cents.nullable(),
      expectedCents: cents.nullable(),
      /** Of an earlier day: it must be closed before money is taken. */
      stale: z.boolean(),
      version: z.number(),
    })
    .nullable(),
});

export const OpenOutput = z.object({
  visits: z.array(
    z.object({
      appointmentId: z.string(),
      patientId: z.string(),
      patientName: z.string(),
      since: z.number(),
      cartId: z.string().nullable(),
      charges: z.number(),
    }),
  ),
  carts: z.array(
    z.object({
      id: z.string(),
      appointmentId: z.string().nullable(),
      patientId: z.string().nullable(),
      patientName: z.string().nullable(),
      createdAt: z.number(),
      createdBy: z.string(),
      stationName: z.string(),
      lines: z.number(),
      goodsCents: cents,
    }),
  ),
});

export const CartIdInput = z.object({ id: z.string() });
export const CartForInput = z.object({ appointmentId: z.string() });
export const NewCartInput = z.object({ patientId: z.string().nullish() });

const edits = { cartId: z.string(), expectedVersion: z.number().int() };
const quantity = z.number().int().min(1, 'Enter a quantity above zero.').max(1_000_000);

export const AddProductInput = z
  .object({
    ...edits,
    productId: z.string().optional(),
    raw: z.string().max(300).optional(),
    quantity: quantity.default(1000),
  })
  .refine((input) => input.productId !== undefined || input.raw !== undefined, 'Choose a product or scan one.');
export const SetQuantityInput = z.object({ ...edits, lineId: z.string(), quantity });
export const RemoveLineInput = z.object({ ...edits, lineId: z.string() });
export const SetDiscountInput = z
  .object({
    ...edits,
    lineId: z.string(),
    /** Null takes the discount off. */
    discount: z
      .union([z.object({ cents: cents.min(0) }), z.object({ rate: z.number().int().min(0).max(1_000_000) })])
      .nullable(),
    reason: z.string().trim().max(200).default(''),
  })
  .refine((input) => input.discount === null || input.reason.length >= 3, {
    path: ['reason'],
    message: 'Say why the discount is given.',
  });
export const SetTipInput = z
  .object({ ...edits, tipCents: cents.min(0).max(100_000_000), staffId: z.string().nullish() })
  .refine((input) => input.tipCents === 0 || (input.staffId ?? null) !== null, {
    path: ['staffId'],
    message: 'Choose who the tip is for.',
  });
export const AddTenderInput = z.object({
  ...edits,
  kind: z.enum(tenderKinds),
  cents: positive,
  /** The terminal's own reference; never a card number. */
  reference: z.string().trim().max(40).nullish(),
});
export const RemoveTenderInput = z.object({ ...edits, tenderId: z.string() });
export const AbandonInput = z.object(edits);
export const FinishInput = z.object({ ...edits, printReceipt: z.boolean().default(true) });

export const CartOutput = z.object({
  id: z.string(),
  version: z.number(),
  state: z.enum(['open', 'paid', 'abandoned']),
  invoiceId: z.string().nullable(),
  appointmentId: z.string().nullable(),
  patient: z.object({ id: z.string(), number: z.number(), name: z.string() }).nullable(),
  currency: z.enum(currencies),
  lines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(lineKinds),
      chargeId: z.string().nullable(),
      serviceLineId: z.string().nullable(),
      productId: z.string().nullable(),
      description: z.string(),
      pricing: z.enum(pricings).nullable(),
      unit: z.string(),
      quantity: z.number(),
      unitPriceCents: cents,
      goodsCents: cents,
      discountCents: cents,
      discountRate: z.number().nullable(),
      discountReason: z.string().nullable(),
      taxClass: z.enum(taxClasses),
      taxRate: z.number(),
      taxCents: cents,
      totalCents: cents,
      performedByName: z.string().nullable(),
      lots: z.array(Lot),
    }),
  ),
  goodsCents: cents,
  discountCents: cents,
  taxCents: cents,
  taxes: z.array(z.object({ taxRate: z.number(), taxableCents: cents, taxCents: cents })),
  totalCents: cents,
  tipCents: cents,
  tipStaffId: z.string().nullable(),
  tipStaffName: z.string().nullable(),
  /** Who may get the tip: those who performed first. */
  tipStaff: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Of the price before discounts and tax. */
  tipChoices: z.array(z.object({ percent: z.number(), cents })),
  tenders: z.array(z.object({ id: z.string(), kind: z.enum(tenderKinds), cents, reference: z.string().nullable() })),
  tenderedCents: cents,
  dueCents: cents,
  changeCents: cents,
  cardOverCents: cents,
  quickCash: z.array(cents),
  check: CheckOutput.nullable(),
  /** Confirmed charges of the visit that are not on the cart yet; `till.cartFor` takes them up. */
  waitingCharges: z.number(),
});
export type CartOutput = z.infer<typeof CartOutput>;

export const FinishOutput = z.object({
  invoiceId: z.string(),
  number: z.number(),
  documentId: z.string(),
  totalCents: cents,
  tipCents: cents,
  changeCents: cents,
  printJobId: z.string().nullable(),
  printProblem: z.string().nullable(),
  drawerKicked: z.boolean(),
});
