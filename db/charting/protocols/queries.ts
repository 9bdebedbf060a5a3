import { and, asc, eq, type InferSelectModel, sql } from 'drizzle-orm';
import { insertInto, prepared, type ReadDb, updateVersioned } from '../../access.ts';
import { chartProtocols } from './schema.ts';

export type ProtocolRow = InferSelectModel<typeof chartProtocols>;

export const insertProtocol = insertInto(chartProtocols);
export const updateProtocol = updateVersioned(chartProtocols, ['name', 'marks', 'active']);

const ofProduct = prepared((orm) =>
  orm
    .select()
    .from(chartProtocols)
    .where(and(eq(chartProtocols.productId, sql.placeholder('productId')), eq(chartProtocols.active, true)))
    .orderBy(asc(chartProtocols.name))
    .prepare(),
);
/** The protocols of a product by name, without the retired ones. */
export function protocolsOf(db: ReadDb, productId: string): ProtocolRow[] {
  return ofProduct(db).all({ productId });
}

const ofId = prepared((orm) =>
  orm
    .select()
    .from(chartProtocols)
    .where(eq(chartProtocols.id, sql.placeholder('id')))
    .prepare(),
);
export function findProtocol(db: ReadDb, id: string): ProtocolRow | undefined {
  return ofId(db).get({ id });
}
