import type { InferSelectModel } from 'drizzle-orm';
import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { safetyOverrides } from './schema.ts';

export type OverrideRow = Omit<InferSelectModel<typeof safetyOverrides>, 'sessionId' | 'stationId'> & {
  staffName: string;
};

export const insertOverride = insertInto(safetyOverrides);

const columns = `o.id, o.patient_id AS patientId, o.appointment_id AS appointmentId, o.service_line_id AS serviceLineId,
    o.about, o.key, o.sentence, o.reason, o.staff_id AS staffId, o.at, s.name AS staffName
  FROM safety_overrides o JOIN staff s ON s.id = o.staff_id`;
const ofVisit = sqlText<OverrideRow, [string]>(`SELECT ${columns} WHERE o.appointment_id = ? ORDER BY o.id`);
/** Reasons given in a visit, in order. */
export function overridesOfVisit(db: ReadDb, appointmentId: string): OverrideRow[] {
  return ofVisit(db).all(appointmentId);
}

/** A reason with whose visit it was given in. */
export type OverrideInContext = Omit<OverrideRow, 'serviceLineId' | 'key' | 'staffId' | 'staffName'> & {
  patientName: string;
  serviceName: string;
  byName: string;
};
const between = sqlText<OverrideInContext, [number, number, number]>(
  `SELECT o.id, o.at, o.appointment_id AS appointmentId, o.patient_id AS patientId,
     p.given_name || ' ' || p.family_name AS patientName, v.name AS serviceName, o.about, o.sentence, o.reason, s.name AS byName
   FROM safety_overrides o JOIN patients p ON p.id = o.patient_id JOIN service_lines n ON n.id = o.service_line_id
     JOIN services v ON v.id = n.service_id JOIN staff s ON s.id = o.staff_id
   WHERE o.at >= ? AND o.at < ? ORDER BY o.at DESC, o.id DESC LIMIT ? + 0`,
);
/** Reasons given from an instant until another, the newest first. */
export function overridesBetween(db: ReadDb, from: number, until: number, limit: number): OverrideInContext[] {
  return between(db).all(from, until, limit);
}
