import { z } from 'zod';
import { isLocalDate } from '../../kernel/dates.ts';
import { baseUnits } from '../../kernel/quantity.ts';
import { productKinds } from '../rules.ts';
import { Container } from '../schemas.ts';
import { orderStates } from './rules.ts';

const id = z.string().min(1).max(64);
const version = z.int().positive();
const cents = z.int().min(0, 'A cost is not negative.').max(100_000_000);
const date = z.string().refine(isLocalDate, 'Enter a date as YYYY-MM-DD.');
const reason = z.string().trim().min(1, 'Fill this in.').max(200, 'This is too long.');

export const OrderLineInput = z.object({
  productId: id,
  packages: z.int('Order whole packages.').min(1, 'Order at least one package.').max(100_000),
  /** Of one package. */
  costCents: cents,
});
const content = {
  locationId: id,
  expectedOn: date.nullish(),
  note: z.string().trim().max(500, 'This is too long.').default(''),
  lines: z
    .array(OrderLineInput)
    .max(200)
    .refine(
      (lines) => new Set(lines.map((line) => line.productId)).size === lines.length,
      'A product stands in two lines. Put them together.',
    ),
};
export const StartOrderInput = z.object({ supplierId: id, ...content });
export type StartOrderInput = z.output<typeof StartOrderInput>;
export const SaveOrderInput = z.object({ id, ...content, expectedVersion: version });
export type SaveOrderInput = z.output<typeof SaveOrderInput>;
export const OrderIdInput = z.object({ id });
export const OrderStep = z.object({ id, expectedVersion: version });
export type OrderStep = z.output<typeof OrderStep>;
export const EndOrderInput = OrderStep.extend({ reason });
export type EndOrderInput = z.output<typeof EndOrderInput>;
export const OrderAnswer = z.object({ id, version });
export const SentOrder = OrderAnswer.extend({ number: z.int(), documentId: id });

export const OrderHead = z.object({
  id,
  /** Null while it is a draft. */
  number: z.int().nullable(),
  state: z.enum(orderStates),
  supplierId: id,
  supplierName: z.string(),
  locationId: id,
  locationName: z.string(),
  expectedOn: z.string().nullable(),
  late: z.boolean(),
  createdAt: z.int(),
  createdByName: z.string(),
  sentAt: z.int().nullable(),
  sentByName: z.string().nullable(),
  closedAt: z.int().nullable(),
  closedByName: z.string().nullable(),
  closeReason: z.string().nullable(),
  totalCents: z.int(),
  products: z.int(),
  /** Products of which everything is here. */
  complete: z.int(),
  version: z.int(),
});
export type OrderHead = z.output<typeof OrderHead>;
export const Orders = z.object({ orders: z.array(OrderHead) });

export const OrderLine = z.object({
  id,
  productId: id,
  productName: z.string(),
  kind: z.enum(productKinds),
  unit: z.enum(baseUnits),
  inContainers: z.boolean(),
  article: z.string(),
  packageSize: z.int(),
  packages: z.int(),
  costCents: z.int(),
  /** Thousandths that came in so far. */
  received: z.int(),
});
export type OrderLine = z.output<typeof OrderLine>;

export const OrderReceipt = z.object({
  id,
  productName: z.string(),
  unit: z.enum(baseUnits),
  lotNumber: z.string(),
  quantity: z.int(),
  costCents: z.int(),
  /** What it would have cost at the price of the order. */
  orderedCents: z.int(),
  at: z.int(),
  staffName: z.string(),
});

export const OrderSheet = z.object({
  order: OrderHead.extend({ note: z.string(), documentId: id.nullable(), minimumCents: z.int() }),
  lines: z.array(OrderLine),
  receipts: z.array(OrderReceipt),
});
export type OrderSheet = z.output<typeof OrderSheet>;

/** What came in of one product of an order: one lot, at the price of the order unless another is given. */
export const OrderDeliveryInput = z.object({
  orderId: id,
  productId: id,
  lot: z.string().trim().min(1, 'Fill this in.').max(20, 'This is too long.'),
  expiresOn: date,
  locationId: id,
  /** How many vials or syringes. */
  containers: z.int().min(1).max(200).optional(),
  /** Goods without containers, thousandths. */
  quantity: z.int().positive('Enter more than zero.').max(1_000_000_000).optional(),
  serials: z.array(z.string().trim().min(1).max(20)).max(200).optional(),
  /** Of all that came in now. */
  costCents: cents.optional(),
  /** Take in more than was ordered. */
  takeExcess: z.boolean().default(false),
});
export type OrderDeliveryInput = z.output<typeof OrderDeliveryInput>;
export const OrderDelivery = z.object({
  id,
  state: z.enum(orderStates),
  /** What came of the line, and what is still to come. */
  sentence: z.string(),
  costCents: z.int(),
  /** What it would have cost at the price of the order. */
  orderedCents: z.int(),
  containers: z.array(Container),
});
export type OrderDelivery = z.output<typeof OrderDelivery>;
