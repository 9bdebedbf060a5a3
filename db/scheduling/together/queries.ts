import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import type { AppointmentRow } from '../queries.ts';
import { appointmentSeries } from '../schema.ts';

/** An appointment that belongs with others. */
export interface MemberRow {
  id: string;
  patientId: string;
  patientName: string;
  startsAt: number;
  endsAt: number;
  state: AppointmentRow['state'];
  version: number;
}

const columns = `a.id, a.patient_id AS patientId, p.given_name || ' ' || p.family_name AS patientName, a.starts_at AS startsAt,
  a.ends_at AS endsAt, a.state, a.version`;
const seriesStatement = sqlText<MemberRow, [string]>(
  `SELECT ${columns} FROM appointments a JOIN patients p ON p.id = a.patient_id WHERE a.series_id = ? ORDER BY a.starts_at, a.id`,
);
const groupStatement = sqlText<MemberRow, [string]>(
  `SELECT ${columns} FROM appointments a JOIN patients p ON p.id = a.patient_id WHERE a.group_id = ? ORDER BY a.starts_at, a.id`,
);

/** The appointments of a series in order of time, cancelled ones too. */
export function seriesMembers(db: ReadDb, seriesId: string): MemberRow[] {
  return seriesStatement(db).all(seriesId);
}

/** The appointments of people who come together, in order of time, cancelled ones too. */
export function groupMembers(db: ReadDb, groupId: string): MemberRow[] {
  return groupStatement(db).all(groupId);
}

export const insertSeries = insertInto(appointmentSeries);
