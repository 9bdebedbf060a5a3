import { type ReadDb, sqlText } from '../../access.ts';

/** A charge that waits for its chart. */
export interface PendingRow {
  id: string;
  patientId: string;
  appointmentId: string;
  serviceLineId: string;
  description: string;
  estimatedQuantity: number;
  unitPriceCents: number;
  createdAt: number;
  startsAt: number;
  version: number;
}

const columns = `c.id, c.patient_id AS patientId, c.appointment_id AS appointmentId, c.service_line_id AS serviceLineId,
  c.description, c.estimated_quantity AS estimatedQuantity, c.unit_price_cents AS unitPriceCents,
  c.created_at AS createdAt, a.starts_at AS startsAt, c.version`;
export const pendingText = `SELECT ${columns} FROM charges c JOIN appointments a ON a.id = c.appointment_id
  WHERE c.state = 'pending' AND c.kind = 'care' ORDER BY c.created_at`;
const pendingStatement = sqlText<PendingRow>(pendingText);
const oneStatement = sqlText<PendingRow, [string]>(
  `SELECT ${columns} FROM charges c JOIN appointments a ON a.id = c.appointment_id
   WHERE c.id = ? AND c.state = 'pending' AND c.kind = 'care'`,
);

/** All of them: as many as there are visits to come that were signed for, and those that were forgotten. */
export function pendingCharges(db: ReadDb): PendingRow[] {
  return pendingStatement(db).all();
}

export function findPendingCharge(db: ReadDb, id: string): PendingRow | undefined {
  return oneStatement(db).get(id);
}
