import { type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';

const noShowsStatement = sqlText<{ n: number }, [string, number]>(
  `SELECT count(*) AS n FROM appointments
   WHERE patient_id IN (${membersText})
   AND starts_at < ? AND state = 'noShow'`,
);

/** How many appointments before an instant a patient did not come to, the charts merged into it included. */
export function noShowsOf(db: ReadDb, patientId: string, before: number): number {
  return noShowsStatement(db).get(patientId, before)?.n ?? 0;
}
