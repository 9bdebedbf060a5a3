import { asc, eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { locations } from '../clinic/schema.ts';
import { lots, products } from './schema.ts';

export type ProductRow = InferSelectModel<typeof products>;
export type LotRow = InferSelectModel<typeof lots>;
export type LocationRow = InferSelectModel<typeof locations>;

export const insertProduct = insertInto(products);
export const updateProduct = updateVersioned(products, [
  'name',
  'kind',
  'unit',
  'packageSize',
  'gtin',
  'retailPriceCents',
  'taxClass',
  'reconstituted',
  'beyondUseHours',
  'reorderPoint',
  'criticalLevel',
  'active',
  'labelHours',
  'multiPatient',
  'witness',
  'witnessAbove',
]);

const productByIdQuery = prepared((orm) =>
  orm
    .select()
    .from(products)
    .where(eq(products.id, sql.placeholder('id')))
    .prepare(),
);
export function findProduct(db: ReadDb, id: string): ProductRow | undefined {
  return productByIdQuery(db).get({ id });
}

const productByGtinQuery = prepared((orm) =>
  orm
    .select()
    .from(products)
    .where(eq(products.gtin, sql.placeholder('gtin')))
    .prepare(),
);
export function productOfGtin(db: ReadDb, gtin: string): ProductRow | undefined {
  return productByGtinQuery(db).get({ gtin });
}

const allProductsQuery = prepared((orm) => orm.select().from(products).orderBy(asc(products.name)).prepare());
export function allProducts(db: ReadDb): ProductRow[] {
  return allProductsQuery(db).all();
}

export const insertLot = insertInto(lots);

const lotByIdQuery = prepared((orm) =>
  orm
    .select()
    .from(lots)
    .where(eq(lots.id, sql.placeholder('id')))
    .prepare(),
);
export function findLot(db: ReadDb, id: string): LotRow | undefined {
  return lotByIdQuery(db).get({ id });
}

const lotByNumberQuery = prepared((orm) =>
  orm
    .select()
    .from(lots)
    .where(sql`${lots.productId} = ${sql.placeholder('productId')} AND ${lots.number} = ${sql.placeholder('number')}`)
    .prepare(),
);
export function lotOfNumber(db: ReadDb, productId: string, number: string): LotRow | undefined {
  return lotByNumberQuery(db).get({ productId, number });
}

const recallStatement = sqlText(
  `UPDATE lots SET recalled_at = ?, recall_reason = ?, version = version + 1 WHERE id = ?`,
);
export function markRecalled(tx: WriteTx, lotId: string, at: number, reason: string): void {
  recallStatement(tx).run(at, reason, lotId);
}

const unrecallStatement = sqlText(
  `UPDATE lots SET recalled_at = NULL, recall_reason = NULL, version = version + 1 WHERE id = ?`,
);
export function unmarkRecalled(tx: WriteTx, lotId: string): void {
  unrecallStatement(tx).run(lotId);
}

const locationQuery = prepared((orm) =>
  orm
    .select()
    .from(locations)
    .where(eq(locations.id, sql.placeholder('id')))
    .prepare(),
);
export function findLocation(db: ReadDb, id: string): LocationRow | undefined {
  return locationQuery(db).get({ id });
}
