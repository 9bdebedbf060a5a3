import { type ReadDb, sqlText } from '../../access.ts';

const noShowsStatement = sqlText<{ n: number }, [string, string, number]>(
  `SELECT count(*) AS n FROM appointments
   WHERE patient_id IN (SELECT id FROM patients WHERE id = ? UNION ALL SELECT id FROM patients WHERE merged_into_id = ?)
   AND starts_at < ? AND state = 'noShow'`,
);

/** How many appointments before an instant a patient did not come to, the charts merged into it included. */
export function noShowsOf(db: ReadDb, patientId: string, before: number): number {
  return noShowsStatement(db).get(patientId, patientId, before)?.n ?? 0;
}
