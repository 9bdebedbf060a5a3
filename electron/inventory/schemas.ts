import { z } from 'zod';
import { isLocalDate } from '../kernel/dates.ts';
import { baseUnits } from '../kernel/quantity.ts';
import { containerStates, productKinds, standings, witnessRules } from './rules.ts';

const id = z.string().min(1).max(64);
const words = (most: number) => z.string().trim().min(1, 'Fill this in.').max(most, 'This is too long.');
const instant = z.number().int();
const localDate = z.string().refine(isLocalDate, 'Enter a date as YYYY-MM-DD.');
const positive = z.number().int('Use at most three decimals.').positive('Enter more than zero.').max(1_000_000_000);
const cents = z.number().int().min(0, 'A cost is not negative.').max(100_000_000);
const version = z.number().int().positive();
const reason = words(200);
export const Nothing = z.object({});

export const Product = z.object({
  id,
  name: z.string(),
  kind: z.enum(productKinds),
  unit: z.enum(baseUnits),
  /** Thousandths of the unit in one package. */
  packageSize: z.number().int(),
  gtin: z.string().nullable(),
  retailPriceCents: z.number().int().nullable(),
  taxClass: z.enum(['none', 'standard', 'reduced']),
  reconstituted: z.boolean(),
  beyondUseHours: z.number().int().nullable(),
  labelHours: z.number().int().nullable(),
  multiPatient: z.boolean(),
  witness: z.enum(witnessRules),
  witnessAbove: z.number().int().nullable(),
  reorderPoint: z.number().int(),
  criticalLevel: z.number().int(),
  active: z.boolean(),
  inContainers: z.boolean(),
  version: z.number().int(),
});
export type Product = z.output<typeof Product>;
export const Products = z.object({ products: z.array(Product) });

export const ProductInput = z.object({
  name: words(120),
  kind: z.enum(productKinds),
  unit: z.enum(baseUnits),
  packageSize: positive,
  /** 8, 12, 13 or 14 digits; empty: none. */
  gtin: z.string().trim().max(20).nullish(),
  retailPriceCents: cents.nullish(),
  taxClass: z.enum(['none', 'standard', 'reduced']).default('none'),
  reconstituted: z.boolean().default(false),
  beyondUseHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 365)
    .nullish(),
  /** What the manufacturer's label allows after opening. */
  labelHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 365)
    .nullish(),
  /** Absent: as usual for its kind. */
  multiPatient: z.boolean().optional(),
  witness: z.enum(witnessRules).optional(),
  witnessAbove: z.number().int().min(0).max(1_000_000_000).nullish(),
  reorderPoint: z.number().int().min(0).max(1_000_000_000).default(0),
  /** At or below it the product stands out; 0: never. */
  criticalLevel: z.number().int().min(0).max(1_000_000_000).default(0),
});
export type ProductInput = z.output<typeof ProductInput>;
export const ProductUpdate = ProductInput.extend({ id, active: z.boolean().default(true), expectedVersion: version });
export const ProductAnswer = z.object({ id });

export const Container = z.object({
  id,
  code: z.string(),
  state: z.enum(containerStates),
  /** What time or a recall has made of the state. */
  standing: z.enum(standings),
  labelled: z.number().int(),
  remaining: z.number().int(),
  serial: z.string().nullable(),
  openedAt: instant.nullable(),
  diluentMl: z.number().int().nullable(),
  /** Thousandths of the unit in 0.1 mL once dissolved. */
  perTenthMl: z.number().int().nullable(),
  beyondUseAt: instant.nullable(),
  version: z.number().int(),
  productId: id,
  productName: z.string(),
  kind: z.enum(productKinds),
  unit: z.enum(baseUnits),
  reconstituted: z.boolean(),
  beyondUseHours: z.number().int().nullable(),
  labelHours: z.number().int().nullable(),
  multiPatient: z.boolean(),
  /** It serves one patient, and was drawn for somebody already. */
  taken: z.boolean(),
  /** It owes its beyond-use time to a policy of the medical director. */
  underPolicy: z.boolean(),
  lotId: id,
  lotNumber: z.string(),
  expiresOn: z.string(),
  locationId: id,
  locationName: z.string(),
});
export type Container = z.output<typeof Container>;

export const ContainersInput = z.object({
  productId: id.optional(),
  /** 'inUse': what can still be used or must still be put away. */
  state: z.enum([...containerStates, 'inUse']).default('inUse'),
});
export const Containers = z.object({ containers: z.array(Container) });
export const ContainerInput = z.union([z.object({ id }), z.object({ code: z.string().max(40) })]);

export const Move = z.object({
  id,
  at: instant,
  kind: z.enum(['receive', 'transfer', 'draw', 'waste', 'sell', 'count', 'return', 'supplierReturn']),
  quantity: z.number().int(),
  locationName: z.string(),
  reason: z.string().nullable(),
  staffId: id,
  forVisit: z.boolean(),
  witnessName: z.string().nullable(),
});
export const ContainerHistory = z.object({ container: Container, moves: z.array(Move) });

export const ScanInput = z.object({ raw: z.string().max(512) });
/** What a scan is; anything else is refused with what to do. */
export const Identified = z.object({
  kind: z.enum(['container', 'product']),
  container: Container.optional(),
  product: Product.optional(),
  gtin: z.string().optional(),
  lot: z.string().optional(),
  expiresOn: z.string().optional(),
  serial: z.string().optional(),
  /** Known containers of the product (and lot) in use. */
  containers: z.array(Container).optional(),
});

export const ReceiveInput = z
  .object({
    productId: id.optional(),
    gtin: z.string().trim().max(20).optional(),
    lot: words(20),
    expiresOn: localDate,
    locationId: id,
    /** How many vials or syringes. */
    containers: z.number().int().min(1).max(200).optional(),
    /** Goods without containers, thousandths. */
    quantity: positive.optional(),
    /** What the whole delivery cost. */
    costCents: cents,
    serials: z.array(words(20)).max(200).optional(),
  })
  .refine((input) => input.productId !== undefined || input.gtin !== undefined, 'Say which product came in.');
export type ReceiveInput = z.output<typeof ReceiveInput>;
export const Received = z.object({ lotId: id, containers: z.array(Container) });

export const OpenInput = z.object({
  containerId: id,
  /** Thousandths of a millilitre. */
  diluentMl: positive.max(100_000, 'That is more diluent than a vial takes.').optional(),
  expectedVersion: version,
});
export const ContainerAnswer = z.object({ container: Container });

/** A second person saw it and confirmed at this desk. */
const approvalId = id.optional();
export const WasteInput = z.object({ containerId: id, quantity: positive, reason, approvalId });
export const CloseInput = z.object({
  containers: z
    .array(z.object({ id, expectedVersion: version }))
    .min(1, 'Choose what is closed.')
    .max(200),
  reason,
  approvalId,
});
export const Closed = z.object({ closed: z.number().int() });
export const Wasted = z.object({ moveId: id, container: Container });
export const UndoWasteInput = z.object({ moveId: id });
export const WasteGoodsInput = z.object({ lotId: id, locationId: id, quantity: positive, reason });
export const MoveAnswer = z.object({ moveId: id });
export const TransferInput = z.object({ containerId: id, locationId: id, expectedVersion: version });
export const TransferGoodsInput = z.object({ lotId: id, fromLocationId: id, toLocationId: id, quantity: positive });

export const OnHand = z.object({
  products: z.array(
    z.object({
      productId: id,
      name: z.string(),
      kind: z.enum(productKinds),
      unit: z.enum(baseUnits),
      /** What may be used: recalled and expired stock is not counted. */
      onHand: z.number().int(),
      reorderPoint: z.number().int(),
      criticalLevel: z.number().int(),
      /** How little is there; null when there is enough. */
      level: z.enum(['critical', 'low']).nullable(),
      lots: z.array(
        z.object({
          lotId: id,
          number: z.string(),
          expiresOn: z.string(),
          recalled: z.boolean(),
          expired: z.boolean(),
          locationId: id,
          locationName: z.string(),
          onHand: z.number().int(),
          containers: z.number().int(),
          opened: z.number().int(),
        }),
      ),
    }),
  ),
});
