import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { recalls } from './schema.ts';

export type RecallRow = typeof recalls.$inferSelect;

/** A recall that is due, with its patient (the survivor of a merged chart) and service. */
export interface DueRow {
  id: string;
  patientId: string;
  patientName: string;
  phone: string | null;
  email: string | null;
  serviceId: string;
  serviceName: string;
  performedAt: number;
  units: number | null;
  areas: number | null;
  intervalDays: number;
  dueOn: string;
  shownFrom: string;
  dismissReason: string | null;
  contactedAt: number | null;
  contactedBy: string | null;
  version: number;
}

const members = `SELECT id FROM patients WHERE id = v.id UNION ALL SELECT id FROM patients WHERE merged_into_id = v.id`;
/**
 * In the order of the index, a year of it. Left out: who has that service ahead of them, and what a later treatment of a
 * merged chart has overtaken.
 */
const dueStatement = sqlText<DueRow, [string, string, number, number]>(
  `SELECT r.id, v.id AS patientId, v.given_name || ' ' || v.family_name AS patientName, v.phone, v.email, r.service_id AS serviceId,
     s.name AS serviceName, r.performed_at AS performedAt, r.units, r.areas, r.interval_days AS intervalDays, r.due_on AS dueOn,
     r.shown_from AS shownFrom, r.dismiss_reason AS dismissReason, r.contacted_at AS contactedAt, r.contacted_by AS contactedBy, r.version
   FROM recalls r JOIN services s ON s.id = r.service_id JOIN patients p ON p.id = r.patient_id
     JOIN patients v ON v.id = coalesce(p.merged_into_id, p.id)
   WHERE r.shown_from >= ? AND r.shown_from <= ? AND s.active = 1
     AND NOT EXISTS (SELECT 1 FROM appointments a JOIN service_lines l ON l.appointment_id = a.id
       WHERE a.patient_id IN (${members}) AND a.starts_at > ? AND a.state NOT IN ('cancelled', 'lateCancelled', 'noShow')
       AND l.service_id = r.service_id)
     AND NOT EXISTS (SELECT 1 FROM recalls n WHERE n.patient_id IN (${members}) AND n.service_id = r.service_id
       AND n.performed_at > r.performed_at)
   ORDER BY r.shown_from LIMIT ?`,
);
const columns = `id, patient_id AS patientId, service_id AS serviceId, service_line_id AS serviceLineId, performed_at AS performedAt, units, areas,
  interval_days AS intervalDays, due_on AS dueOn, shown_from AS shownFrom, dismiss_reason AS dismissReason, contacted_at AS contactedAt,
  contacted_by AS contactedBy, version`;
const ofPatientStatement = sqlText<RecallRow, [string, string]>(
  `SELECT ${columns} FROM recalls WHERE patient_id = ? AND service_id = ?`,
);
const byIdStatement = sqlText<RecallRow, [string]>(`SELECT ${columns} FROM recalls WHERE id = ?`);

/** Recalls whose day lies in [from, until] (local dates) and whose service is not booked after `now`, longest due first. */
export function dueRecalls(db: ReadDb, from: string, until: string, now: number, limit: number): DueRow[] {
  return dueStatement(db).all(from, until, now, limit);
}

/** The recall of a patient for a service, dismissed or not. */
export function recallOf(db: ReadDb, patientId: string, serviceId: string): RecallRow | undefined {
  return ofPatientStatement(db).get(patientId, serviceId);
}

export function findRecall(db: ReadDb, id: string): RecallRow | undefined {
  return byIdStatement(db).get(id);
}

export const insertRecall = insertInto(recalls);
export const renewRecall = updateVersioned(recalls, [
  'serviceLineId',
  'performedAt',
  'units',
  'areas',
  'intervalDays',
  'dueOn',
  'shownFrom',
  'dismissReason',
  'contactedAt',
  'contactedBy',
]);
export const updateRecallShown = updateVersioned(recalls, ['shownFrom', 'dismissReason']);
export const updateRecallContact = updateVersioned(recalls, ['contactedAt', 'contactedBy']);
