import { type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';

/** A signed chart of a patient with what it has on its map. */
export interface SignedMapRow {
  encounterId: string;
  appointmentId: string;
  startsAt: number;
  marks: number;
  /** 1: the whole note is marked as an error. */
  inError: number;
}

const signed = sqlText<SignedMapRow, [string]>(
  `SELECT e.id AS encounterId, e.appointment_id AS appointmentId, a.starts_at AS startsAt,
     (SELECT count(*) FROM chart_points p WHERE p.encounter_id = e.id)
       + (SELECT count(*) FROM device_treatments d WHERE d.encounter_id = e.id) AS marks,
     EXISTS (SELECT 1 FROM note_amendments n WHERE n.encounter_id = e.id AND n.kind = 'error' AND n.addendum_id IS NULL) AS inError
   FROM encounters e JOIN appointments a ON a.id = e.appointment_id
   WHERE e.patient_id IN (${membersText})
     AND e.state = 'signed'
   ORDER BY a.starts_at DESC LIMIT 60`,
);
/** Signed charts of a patient and of the charts merged into it, newest first. */
export function signedMaps(db: ReadDb, patientId: string): SignedMapRow[] {
  return signed(db).all(patientId);
}
