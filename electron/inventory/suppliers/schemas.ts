import { z } from 'zod';
import { baseUnits } from '../../kernel/quantity.ts';

const id = z.string().min(1).max(64);
const text = (most: number) => z.string().trim().max(most, 'This is too long.').default('');
const cents = z.int().min(0, 'An amount is not negative.').max(100_000_000);
const version = z.int().positive();

export const SupplierInput = z.object({
  name: z.string().trim().min(1, 'Fill this in.').max(120, 'This is too long.'),
  contact: text(120),
  email: text(254).refine((value) => value === '' || /^[^\s@]+@[^\s@]+$/.test(value), 'This is no e-mail address.'),
  phone: text(40),
  address: text(300),
  accountNumber: text(60),
  leadDays: z.int().min(0).max(365, 'A year at most.').default(0),
  minimumCents: cents.default(0),
});
export type SupplierInput = z.output<typeof SupplierInput>;
export const SupplierUpdate = SupplierInput.extend({ id, active: z.boolean(), expectedVersion: version });
export type SupplierUpdate = z.output<typeof SupplierUpdate>;
export const SupplierAnswer = z.object({ id, version });

export const Supplier = z.object({
  id,
  name: z.string(),
  contact: z.string(),
  email: z.string(),
  phone: z.string(),
  address: z.string(),
  accountNumber: z.string(),
  leadDays: z.int(),
  minimumCents: z.int(),
  active: z.boolean(),
  version: z.int(),
});
export type Supplier = z.output<typeof Supplier>;

/** A product as one supplier sells it. */
export const SoldProduct = z.object({
  id,
  supplierId: id,
  productId: id,
  productName: z.string(),
  unit: z.enum(baseUnits),
  packageSize: z.int(),
  article: z.string(),
  /** Packages sold together. */
  pack: z.int(),
  /** Of one package. */
  costCents: z.int(),
  preferred: z.boolean(),
  version: z.int(),
});
export type SoldProduct = z.output<typeof SoldProduct>;
export const Suppliers = z.object({ suppliers: z.array(Supplier), products: z.array(SoldProduct) });

export const SoldProductInput = z.object({
  supplierId: id,
  productId: id,
  article: text(60),
  pack: z.int().min(1, 'A pack holds at least one package.').max(10_000).default(1),
  costCents: cents,
  preferred: z.boolean().default(false),
  /** Absent where the supplier did not sell it so far. */
  expectedVersion: version.optional(),
});
export type SoldProductInput = z.output<typeof SoldProductInput>;
export const DropInput = z.object({ id, expectedVersion: version });
export const Dropped = z.object({ id });
