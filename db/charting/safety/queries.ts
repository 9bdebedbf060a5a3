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
