import { insertInto, type ReadDb, sqlText, type WriteTx } from '../../access.ts';
import { serviceSupplies } from './schema.ts';

export type SupplyRow = typeof serviceSupplies.$inferSelect;

const columns = 'service_id AS serviceId, product_id AS productId, quantity';
const ofServiceStatement = sqlText<SupplyRow, [string]>(
  `SELECT ${columns} FROM service_supplies WHERE service_id = ? ORDER BY rowid`,
);
const allStatement = sqlText<SupplyRow, []>(`SELECT ${columns} FROM service_supplies ORDER BY service_id, rowid`);
const clearStatement = sqlText<unknown, [string]>('DELETE FROM service_supplies WHERE service_id = ?');

export const insertSupply = insertInto(serviceSupplies);

/** What a service uses, in the order in which it was listed. */
export function suppliesOf(db: ReadDb, serviceId: string): SupplyRow[] {
  return ofServiceStatement(db).all(serviceId);
}

/** What every service uses. */
export function allSupplies(db: ReadDb): SupplyRow[] {
  return allStatement(db).all();
}

/** Takes the list of a service away, to write it anew. */
export function clearSupplies(tx: WriteTx, serviceId: string): void {
  clearStatement(tx).run(serviceId);
}
