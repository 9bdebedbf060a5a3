import { eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { supplierProducts, suppliers } from './schema.ts';

export type SupplierRow = InferSelectModel<typeof suppliers>;
export type SupplierProductRow = InferSelectModel<typeof supplierProducts>;

export const insertSupplier = insertInto(suppliers);
export const updateSupplier = updateVersioned(suppliers, [
  'name',
  'contact',
  'email',
  'phone',
  'address',
  'accountNumber',
  'leadDays',
  'minimumCents',
  'active',
]);
export const insertSupplierProduct = insertInto(supplierProducts);
export const updateSupplierProduct = updateVersioned(supplierProducts, ['article', 'pack', 'costCents', 'preferred']);

const byId = prepared((orm) =>
  orm
    .select()
    .from(suppliers)
    .where(eq(suppliers.id, sql.placeholder('id')))
    .prepare(),
);
export function findSupplier(db: ReadDb, id: string): SupplierRow | undefined {
  return byId(db).get({ id });
}

const byName = prepared((orm) =>
  orm
    .select()
    .from(suppliers)
    .where(eq(suppliers.name, sql.placeholder('name')))
    .prepare(),
);
export function supplierOfName(db: ReadDb, name: string): SupplierRow | undefined {
  return byName(db).get({ name });
}

const all = prepared((orm) => orm.select().from(suppliers).orderBy(suppliers.name).prepare());
export function allSuppliers(db: ReadDb): SupplierRow[] {
  return all(db).all();
}

/** What somebody sells, with the names one needs; flags are 0 or 1. */
export type SoldProductRow = Omit<SupplierProductRow, 'preferred'> & {
  preferred: 0 | 1;
  supplierName: string;
  supplierActive: 0 | 1;
  productName: string;
  unit: 'U' | 'mL' | 'each';
  packageSize: number;
};
const sold = `SELECT x.id, x.supplier_id AS supplierId, x.product_id AS productId, x.article, x.pack, x.cost_cents AS costCents,
    x.preferred, x.version, s.name AS supplierName, s.active AS supplierActive, p.name AS productName, p.unit, p.package_size AS packageSize
  FROM supplier_products x JOIN suppliers s ON s.id = x.supplier_id JOIN products p ON p.id = x.product_id`;
const everything = sqlText<SoldProductRow>(`${sold} ORDER BY p.name, s.name`);
/** What all suppliers sell, by product. */
export function everySoldProduct(db: ReadDb): SoldProductRow[] {
  return everything(db).all();
}

const both = sqlText<SoldProductRow>(`${sold} WHERE x.supplier_id = ? AND x.product_id = ?`);
export function soldProduct(db: ReadDb, supplierId: string, productId: string): SoldProductRow | undefined {
  return both(db).get(supplierId, productId);
}

const unprefer = sqlText(
  `UPDATE supplier_products SET preferred = 0, version = version + 1 WHERE product_id = ? AND supplier_id <> ? AND preferred = 1`,
);
/** Nobody but this supplier is the usual one for a product. */
export function preferOnly(tx: WriteTx, supplierId: string, productId: string): void {
  unprefer(tx).run(productId, supplierId);
}

const drop = sqlText(`DELETE FROM supplier_products WHERE id = ? AND version = ?`);
/** Takes a product off a supplier's list; false if it was changed meanwhile. */
export function deleteSupplierProduct(tx: WriteTx, id: string, version: number): boolean {
  return drop(tx).run(id, version).changes === 1;
}

const noteCost = sqlText(
  `UPDATE supplier_products SET cost_cents = ?, version = version + 1 WHERE supplier_id = ? AND product_id = ? AND cost_cents <> ?`,
);
/** Keeps what a package cost last, where the supplier's list has the product. */
export function keepLastCost(tx: WriteTx, supplierId: string, productId: string, costCents: number): void {
  noteCost(tx).run(costCents, supplierId, productId, costCents);
}
