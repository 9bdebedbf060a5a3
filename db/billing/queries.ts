import type { ChargeKind, ChargeState } from '../../electron/billing/rules.ts';
import type { Pricing, TaxClass } from '../../electron/catalog/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { charges, taxRates } from './schema.ts';

/** A charge as it stands in the database. */
export interface ChargeRow {
  id: string;
  patientId: string;
  appointmentId: string;
  /** Null on a fee. */
  serviceLineId: string | null;
  kind: ChargeKind;
  state: ChargeState;
  description: string;
  pricing: Pricing;
  unitPriceCents: number;
  estimatedQuantity: number;
  chartedQuantity: number | null;
  productId: string | null;
  givenQuantity: number | null;
  taxClass: TaxClass;
  cosmetic: number;
  performedBy: string | null;
  cancelReason: string | null;
  createdAt: number;
  version: number;
}

const chargeColumns = `c.id, c.patient_id AS patientId, c.appointment_id AS appointmentId, c.service_line_id AS serviceLineId, c.kind, c.state,
  c.description, c.pricing, c.unit_price_cents AS unitPriceCents, c.estimated_quantity AS estimatedQuantity,
  c.charted_quantity AS chartedQuantity, c.product_id AS productId, c.given_quantity AS givenQuantity, c.tax_class AS taxClass,
  c.cosmetic, c.performed_by AS performedBy, c.cancel_reason AS cancelReason, c.created_at AS createdAt, c.version`;

export const liveChargeText = `SELECT ${chargeColumns} FROM charges c WHERE c.service_line_id = ? AND c.state <> 'cancelled'`;
export const chargesOfAppointmentText = `SELECT ${chargeColumns} FROM charges c WHERE c.appointment_id = ? ORDER BY c.created_at, c.id`;

const liveStatement = sqlText<ChargeRow, [string]>(liveChargeText);
const ofAppointmentStatement = sqlText<ChargeRow, [string]>(chargesOfAppointmentText);
const invoicedStatement = sqlText<unknown, [string, number]>(
  "UPDATE charges SET state = 'invoiced', version = version + 1 WHERE id = ? AND version = ? AND state = 'confirmed'",
);

export const insertCharge = insertInto(charges);
export const confirmChargeRow = updateVersioned(charges, [
  'state',
  'description',
  'unitPriceCents',
  'taxClass',
  'chartedQuantity',
  'productId',
  'givenQuantity',
  'performedBy',
]);
export const cancelChargeRow = updateVersioned(charges, ['state', 'cancelReason']);

/** The live primary charge of a service line: at most one. */
export function liveChargeOf(db: ReadDb, serviceLineId: string): ChargeRow | undefined {
  return liveStatement(db).get(serviceLineId);
}

/** Every charge of a visit, cancelled ones too, oldest first. */
export function chargesOfAppointment(db: ReadDb, appointmentId: string): ChargeRow[] {
  return ofAppointmentStatement(db).all(appointmentId);
}

/** Marks a confirmed charge as invoiced; false if it changed meanwhile. */
export function markInvoiced(tx: WriteTx, id: string, expectedVersion: number): boolean {
  return invoicedStatement(tx).run(id, expectedVersion).changes === 1;
}

/** Work that was done and stands on no invoice. */
export interface UnbilledRow {
  appointmentId: string;
  /** Null on a fee. */
  serviceLineId: string | null;
  chargeId: string | null;
  patientId: string;
  patientName: string;
  serviceName: string;
  startsAt: number;
  state: string;
  chargeState: ChargeState | null;
  pricing: Pricing;
  unitPriceCents: number;
  chartedQuantity: number | null;
  drawnQuantity: number;
}

const drawnSum = `coalesce((SELECT -sum(m.quantity) FROM stock_moves m WHERE m.source_kind = 'serviceLine' AND m.source_id = s.id AND m.container_id IS NOT NULL), 0)`;
const personName = `p.given_name || ' ' || p.family_name`;
const unbilledColumns = `a.id AS appointmentId, s.id AS serviceLineId, a.patient_id AS patientId, ${personName} AS patientName,
  a.starts_at AS startsAt, a.state`;

/** Confirmed charges of any age, and pending ones whose visit is over or from whose containers something was drawn. */
export const unbilledChargesText = `SELECT ${unbilledColumns}, c.id AS chargeId, c.description AS serviceName, c.state AS chargeState, c.pricing,
  c.unit_price_cents AS unitPriceCents, c.charted_quantity AS chartedQuantity, ${drawnSum} AS drawnQuantity
  FROM charges c LEFT JOIN service_lines s ON s.id = c.service_line_id JOIN appointments a ON a.id = c.appointment_id JOIN patients p ON p.id = a.patient_id
  WHERE c.state = ? AND (c.state = 'confirmed' OR a.state IN ('checkout', 'done') OR ${drawnSum} > 0) ORDER BY c.created_at LIMIT 500`;
/** Draws of recent visits whose service line has no live charge at all. */
export const unbilledDrawsText = `SELECT ${unbilledColumns}, NULL AS chargeId, v.name AS serviceName, NULL AS chargeState, v.pricing,
  v.price_cents AS unitPriceCents, NULL AS chartedQuantity, ${drawnSum} AS drawnQuantity
  FROM appointments a JOIN service_lines s ON s.appointment_id = a.id JOIN services v ON v.id = s.service_id JOIN patients p ON p.id = a.patient_id
  WHERE a.starts_at >= ? AND a.starts_at < ? AND NOT EXISTS (SELECT 1 FROM charges c WHERE c.service_line_id = s.id AND c.state <> 'cancelled')
  AND ${drawnSum} > 0 ORDER BY a.starts_at LIMIT 500`;

const unbilledChargesStatement = sqlText<UnbilledRow, [ChargeState]>(unbilledChargesText);
const unbilledDrawsStatement = sqlText<UnbilledRow, [number, number]>(unbilledDrawsText);

/** Charges in one state that should have been on an invoice by now. */
export function unbilledCharges(db: ReadDb, state: 'confirmed' | 'pending'): UnbilledRow[] {
  return unbilledChargesStatement(db).all(state);
}

/** Draws without a charge in visits that start in [from, until). */
export function unbilledDraws(db: ReadDb, from: number, until: number): UnbilledRow[] {
  return unbilledDrawsStatement(db).all(from, until);
}

export type TaxRateRow = typeof taxRates.$inferSelect;

const taxRatesStatement = sqlText<Omit<TaxRateRow, 'inclusive'> & { inclusive: number }>(
  'SELECT id, tax_class AS taxClass, name, rate, inclusive, version FROM tax_rates ORDER BY tax_class DESC',
);

export const insertTaxRate = insertInto(taxRates);
export const updateTaxRate = updateVersioned(taxRates, ['name', 'rate', 'inclusive']);

/** The rate of each class that has one. */
export function allTaxRates(db: ReadDb): TaxRateRow[] {
  return taxRatesStatement(db)
    .all()
    .map((row) => ({ ...row, inclusive: row.inclusive === 1 }));
}
