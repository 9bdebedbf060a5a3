import { z } from 'zod';
import { idPattern } from '../../kernel/ids.ts';
import { offerKinds, pricings, taxClasses } from '../rules.ts';

const id = z.string().regex(idPattern);
const cents = z.int().min(0).max(100_000_00);

export const OfferContentInput = z
  .object({
    serviceId: id.nullable().default(null),
    productId: id.nullable().default(null),
    /** Thousandths: 3 treatments are 3000, 40 units are 40000. */
    quantity: z.int().min(1, 'Enter a number above zero.').max(10_000_000),
  })
  .refine((row) => (row.serviceId === null) !== (row.productId === null), 'Choose a treatment or a product.');

export const AddOfferInput = z.object({
  kind: z.enum(offerKinds),
  name: z.string().trim().min(1, 'Enter the name of the offer.').max(80),
  description: z.string().trim().max(400).default(''),
  priceCents: cents.min(1, 'Enter a price above zero.'),
  taxClass: z.enum(taxClasses).default('none'),
  validDays: z.int().min(1).max(3660).nullable().default(null),
  shareable: z.boolean().default(false),
  intervalMonths: z.int().min(1).max(12).nullable().default(null),
  /** Millionths: 10 % is 100000. */
  memberDiscount: z.int().min(1).max(1_000_000).nullable().default(null),
  rollOver: z.boolean().default(false),
  freezeDays: z.int().min(0).max(366).default(0),
  minimumPeriods: z.int().min(0).max(36).default(0),
  noticeDays: z.int().min(0).max(90).default(0),
  contents: z.array(OfferContentInput).max(20).default([]),
  prices: z
    .array(z.object({ serviceId: id, priceCents: cents }))
    .max(60)
    .default([]),
});
export const UpdateOfferInput = AddOfferInput.extend({
  id,
  expectedVersion: z.int().positive(),
  active: z.boolean(),
});
export const SavedOffer = z.object({ id, version: z.int().positive() });

export const Offer = z.object({
  id,
  kind: z.enum(offerKinds),
  name: z.string(),
  description: z.string(),
  priceCents: z.int(),
  taxClass: z.enum(taxClasses),
  validDays: z.int().nullable(),
  shareable: z.boolean(),
  intervalMonths: z.int().nullable(),
  memberDiscount: z.int().nullable(),
  rollOver: z.boolean(),
  freezeDays: z.int(),
  minimumPeriods: z.int(),
  noticeDays: z.int(),
  active: z.boolean(),
  version: z.int(),
  contents: z.array(
    z.object({
      serviceId: id.nullable(),
      productId: id.nullable(),
      name: z.string(),
      unit: z.string().nullable(),
      quantity: z.int(),
      /** What it would cost by itself. */
      listCents: z.int(),
    }),
  ),
  prices: z.array(z.object({ serviceId: id, serviceName: z.string(), priceCents: z.int() })),
  /** Sum of the contents one by one. */
  listCents: z.int(),
});
export type Offer = z.output<typeof Offer>;
export const OffersOutput = z.object({ offers: z.array(Offer) });

/** What a treatment or a unit costs by itself: for the form. */
export const ListPricesOutput = z.object({
  services: z.array(z.object({ id, name: z.string(), pricing: z.enum(pricings), priceCents: z.int() })),
  products: z.array(z.object({ id, name: z.string(), unit: z.string(), priceCents: z.int() })),
});
