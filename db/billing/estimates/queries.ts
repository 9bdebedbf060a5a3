import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { estimateLines, estimates, estimateVisits } from './schema.ts';

export type EstimateRow = typeof estimates.$inferSelect;
export type EstimateVisitRow = typeof estimateVisits.$inferSelect;
export type EstimateLineRow = typeof estimateLines.$inferSelect;

export const insertEstimate = insertInto(estimates);
export const insertEstimateVisit = insertInto(estimateVisits);
export const insertEstimateLine = insertInto(estimateLines);
export const updateDraft = updateVersioned(estimates, ['title', 'note', 'validUntil', 'totalCents', 'savedCents']);
export const updateOffered = updateVersioned(estimates, ['state', 'offeredAt', 'documentId']);
export const updateDecided = updateVersioned(estimates, ['state', 'decidedAt', 'declineReason', 'acceptanceId']);
export const raiseEstimate = updateVersioned(estimates, ['state']);
export const updateVisitBooked = updateVersioned(estimateVisits, ['appointmentId']);
export const updateLineBooked = updateVersioned(estimateLines, ['serviceLineId']);

const columns = `e.id, e.number, e.patient_id AS patientId, e.title, e.note, e.state, e.valid_until AS validUntil, e.total_cents AS totalCents,
  e.saved_cents AS savedCents, e.offered_at AS offeredAt, e.decided_at AS decidedAt, e.decline_reason AS declineReason,
  e.document_id AS documentId, e.acceptance_id AS acceptanceId, e.revises_id AS revisesId, e.created_at AS createdAt,
  e.created_by AS createdBy, e.version`;
const visitColumns = `v.id, v.estimate_id AS estimateId, v.position, v.title, v.weeks_after AS weeksAfter, v.appointment_id AS appointmentId, v.version`;
const lineColumns = `l.id, l.visit_id AS visitId, l.position, l.kind, l.service_id AS serviceId, l.product_id AS productId, l.description, l.unit,
  l.quantity, l.list_price_cents AS listPriceCents, l.unit_price_cents AS unitPriceCents, l.tax_class AS taxClass, l.goods_cents AS goodsCents,
  l.tax_rate AS taxRate, l.tax_cents AS taxCents, l.included_tax_cents AS includedTaxCents, l.total_cents AS totalCents,
  l.service_line_id AS serviceLineId, l.version`;

export const estimatesOfPatientText = `SELECT ${columns} FROM estimates e WHERE e.patient_id IN (${membersText}) ORDER BY e.created_at DESC LIMIT 200`;
export const openEstimatesText = `SELECT ${columns}, p.given_name || ' ' || p.family_name AS patientName FROM estimates e JOIN patients p ON p.id = e.patient_id
  WHERE e.state = ? ORDER BY e.valid_until LIMIT 200`;
export const visitsOfEstimateText = `SELECT ${visitColumns}, a.starts_at AS startsAt, a.state AS appointmentState
  FROM estimate_visits v LEFT JOIN appointments a ON a.id = v.appointment_id WHERE v.estimate_id = ? ORDER BY v.position`;
export const linesOfEstimateText = `SELECT ${lineColumns} FROM estimate_visits v JOIN estimate_lines l ON l.visit_id = v.id
  WHERE v.estimate_id = ? ORDER BY v.position, l.position`;
export const agreedPriceText = `SELECT l.unit_price_cents AS unitPriceCents, l.list_price_cents AS listPriceCents FROM estimate_lines l
  JOIN estimate_visits v ON v.id = l.visit_id JOIN estimates e ON e.id = v.estimate_id WHERE l.service_line_id = ? AND e.state = 'accepted'`;

const byIdStatement = sqlText<EstimateRow, [string]>(`SELECT ${columns} FROM estimates e WHERE e.id = ?`);
const ofPatientStatement = sqlText<EstimateRow, [string]>(estimatesOfPatientText);
const openStatement = sqlText<EstimateRow & { patientName: string }, [string]>(openEstimatesText);
const visitsStatement = sqlText<BookedVisitRow, [string]>(visitsOfEstimateText);
const linesStatement = sqlText<EstimateLineRow, [string]>(linesOfEstimateText);
const agreedStatement = sqlText<{ unitPriceCents: number; listPriceCents: number }, [string]>(agreedPriceText);
const deleteLinesStatement = sqlText<unknown, [string]>(
  'DELETE FROM estimate_lines WHERE visit_id IN (SELECT id FROM estimate_visits WHERE estimate_id = ?)',
);
const deleteVisitsStatement = sqlText<unknown, [string]>('DELETE FROM estimate_visits WHERE estimate_id = ?');

/** A visit of the plan with how its appointment stands, if it is booked. */
export interface BookedVisitRow extends EstimateVisitRow {
  startsAt: number | null;
  appointmentState: string | null;
}

export function findEstimate(db: ReadDb, id: string): EstimateRow | undefined {
  return byIdStatement(db).get(id);
}

/** Newest first. */
export function estimatesOfPatient(db: ReadDb, patientId: string): EstimateRow[] {
  return ofPatientStatement(db).all(patientId);
}

/** Estimates in one state with their patients, the one that expires first on top. */
export function estimatesIn(db: ReadDb, state: EstimateRow['state']): Array<EstimateRow & { patientName: string }> {
  return openStatement(db).all(state);
}

export function visitsOfEstimate(db: ReadDb, estimateId: string): BookedVisitRow[] {
  return visitsStatement(db).all(estimateId);
}

export function linesOfEstimate(db: ReadDb, estimateId: string): EstimateLineRow[] {
  return linesStatement(db).all(estimateId);
}

/** The price that an accepted estimate promised for this service line. */
export function agreedPriceOf(
  db: ReadDb,
  serviceLineId: string,
): { unitPriceCents: number; listPriceCents: number } | undefined {
  return agreedStatement(db).get(serviceLineId);
}

/** A draft is put together again as a whole: what stood on it goes first. */
export function clearDraft(tx: WriteTx, estimateId: string): void {
  deleteLinesStatement(tx).run(estimateId);
  deleteVisitsStatement(tx).run(estimateId);
}
