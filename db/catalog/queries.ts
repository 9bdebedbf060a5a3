import { insertInto, type ReadDb, sqlText, updateVersioned } from '../access.ts';
import { services } from './schema.ts';

export type ServiceRow = typeof services.$inferSelect;
type DriverRow = Omit<ServiceRow, 'cosmetic' | 'active' | 'needsDeposit'> & {
  cosmetic: number;
  active: number;
  needsDeposit: number;
};

const columns = `id, name, category, duration_minutes AS durationMinutes, processing_minutes AS processingMinutes,
  buffer_minutes AS bufferMinutes, pricing, price_cents AS priceCents, tax_class AS taxClass, cosmetic, product_id AS productId,
  estimated_quantity AS estimatedQuantity, position, active, version, needs_deposit AS needsDeposit, recall_days AS recallDays`;
const byIdStatement = sqlText<DriverRow, [string]>(`SELECT ${columns} FROM services WHERE id = ?`);
const allStatement = sqlText<DriverRow, []>(`SELECT ${columns} FROM services ORDER BY active DESC, position, name`);

export function findService(db: ReadDb, id: string): ServiceRow | undefined {
  const row = byIdStatement(db).get(id);
  return row && rowOf(row);
}

/** Every service, active ones first, in the clinic's order. */
export function allServices(db: ReadDb): ServiceRow[] {
  return allStatement(db).all().map(rowOf);
}

export const insertService = insertInto(services);
export const updateServiceRow = updateVersioned(services, [
  'name',
  'category',
  'durationMinutes',
  'processingMinutes',
  'bufferMinutes',
  'pricing',
  'priceCents',
  'taxClass',
  'cosmetic',
  'productId',
  'estimatedQuantity',
  'active',
  'needsDeposit',
  'recallDays',
]);

function rowOf(row: DriverRow): ServiceRow {
  return { ...row, cosmetic: row.cosmetic === 1, active: row.active === 1, needsDeposit: row.needsDeposit === 1 };
}
