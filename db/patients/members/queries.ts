import { type ReadDb, sqlText } from '../../access.ts';

/**
 * The charts that are one person: for `patients.id = ?`, whether it is the survivor or was merged into it, the survivor and
 * everything merged into it. For `patient_id IN (${membersText})`: one parameter, two index look-ups.
 */
export const membersText = `SELECT m.id FROM patients q
  CROSS JOIN patients m ON m.id = coalesce(q.merged_into_id, q.id) OR m.merged_into_id = coalesce(q.merged_into_id, q.id) WHERE q.id = ?`;

const membersStatement = sqlText<{ id: string }, [string]>(membersText);

/** Ids of the charts that are one person, the survivor among them. */
export function memberIds(db: ReadDb, patientId: string): string[] {
  return membersStatement(db)
    .all(patientId)
    .map((row) => row.id);
}
