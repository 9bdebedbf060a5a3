import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { serviceAddOns, serviceProviders, services } from './schema.ts';

export type ServiceRow = typeof services.$inferSelect;
type DriverRow = Omit<ServiceRow, 'cosmetic' | 'active' | 'needsDeposit' | 'addOnOnly' | 'needsExam'> & {
  cosmetic: number;
  active: number;
  needsDeposit: number;
  addOnOnly: number;
  needsExam: number;
};
export type AddOnRow = typeof serviceAddOns.$inferSelect;

const columns = `id, name, category, duration_minutes AS durationMinutes, processing_minutes AS processingMinutes,
  buffer_minutes AS bufferMinutes, pricing, price_cents AS priceCents, tax_class AS taxClass, cosmetic, product_id AS productId,
  estimated_quantity AS estimatedQuantity, position, active, version, finishing_minutes AS finishingMinutes,
  add_on_only AS addOnOnly, assistant, device_kind AS deviceKind, needs_deposit AS needsDeposit, recall_days AS recallDays,
  map_view AS mapView, needs_exam AS needsExam`;
const byIdStatement = sqlText<DriverRow, [string]>(`SELECT ${columns} FROM services WHERE id = ?`);
const allStatement = sqlText<DriverRow, []>(`SELECT ${columns} FROM services ORDER BY active DESC, position, name`);

const performersStatement = sqlText<{ staffId: string }, [string]>(
  'SELECT staff_id AS staffId FROM service_providers WHERE service_id = ?',
);
const allPerformersStatement = sqlText<{ serviceId: string; staffId: string }, []>(
  'SELECT service_id AS serviceId, staff_id AS staffId FROM service_providers ORDER BY service_id, staff_id',
);
const addOnColumns = 'service_id AS serviceId, add_on_id AS addOnId, extra_minutes AS extraMinutes';
const addOnStatement = sqlText<AddOnRow, [string, string]>(
  `SELECT ${addOnColumns} FROM service_add_ons WHERE service_id = ? AND add_on_id = ?`,
);
const allAddOnsStatement = sqlText<AddOnRow, []>(
  `SELECT ${addOnColumns} FROM service_add_ons ORDER BY service_id, rowid`,
);
const clearPerformersStatement = sqlText<unknown, [string]>('DELETE FROM service_providers WHERE service_id = ?');
const clearAddOnsStatement = sqlText<unknown, [string]>('DELETE FROM service_add_ons WHERE service_id = ?');

/** Who performs a service; empty: every provider. */
export function performersOf(db: ReadDb, serviceId: string): string[] {
  return performersStatement(db)
    .all(serviceId)
    .map((row) => row.staffId);
}

/** Who performs which service. */
export function allPerformers(db: ReadDb) {
  return allPerformersStatement(db).all();
}

/** An add-on as it is offered with a service. */
export function findAddOn(db: ReadDb, serviceId: string, addOnId: string): AddOnRow | undefined {
  return addOnStatement(db).get(serviceId, addOnId);
}

/** What is offered with which service, in the order in which it was listed. */
export function allAddOns(db: ReadDb): AddOnRow[] {
  return allAddOnsStatement(db).all();
}

/** Takes the lists of a service away, to write them anew. */
export function clearServiceLists(tx: WriteTx, serviceId: string): void {
  clearPerformersStatement(tx).run(serviceId);
  clearAddOnsStatement(tx).run(serviceId);
}

export const insertPerformer = insertInto(serviceProviders);
export const insertAddOn = insertInto(serviceAddOns);

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
  'finishingMinutes',
  'addOnOnly',
  'assistant',
  'deviceKind',
  'pricing',
  'priceCents',
  'taxClass',
  'cosmetic',
  'productId',
  'estimatedQuantity',
  'active',
  'needsDeposit',
  'recallDays',
  'mapView',
  'needsExam',
]);

function rowOf(row: DriverRow): ServiceRow {
  return {
    ...row,
    cosmetic: row.cosmetic === 1,
    active: row.active === 1,
    needsDeposit: row.needsDeposit === 1,
    addOnOnly: row.addOnOnly === 1,
    needsExam: row.needsExam === 1,
  };
}
