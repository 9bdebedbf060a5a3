import type { InferSelectModel } from 'drizzle-orm';
import { insertInto, type ReadDb, sqlText } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { noteAmendments } from './schema.ts';

export type AmendmentRow = InferSelectModel<typeof noteAmendments> & { name: string; title: string };

export const insertAmendment = insertInto(noteAmendments);

const ofNote = sqlText<AmendmentRow, [string]>(
  `SELECT a.seq, a.id, a.encounter_id AS encounterId, a.patient_id AS patientId, a.kind, a.text, a.happened_at AS happenedAt,
     a.addendum_id AS addendumId, a.staff_id AS staffId, a.session_id AS sessionId, a.station_id AS stationId, a.at,
     a.document_id AS documentId, s.name, s.title
   FROM note_amendments a JOIN staff s ON s.id = a.staff_id WHERE a.encounter_id = ? ORDER BY a.seq`,
);
/** What was put to a note after its signature, in order, with who did it. */
export function amendmentsOf(db: ReadDb, encounterId: string): AmendmentRow[] {
  return ofNote(db).all(encounterId);
}

/** An error mark on a note or an addendum of a patient. */
export interface ErrorMarkRow {
  id: string;
  appointmentId: string;
  startsAt: number;
  addendumId: string | null;
  reason: string;
  at: number;
  byName: string;
}
const errorMarks = sqlText<ErrorMarkRow, [string]>(
  `SELECT m.id, e.appointment_id AS appointmentId, a.starts_at AS startsAt, m.addendum_id AS addendumId, m.text AS reason,
     m.at, s.name AS byName
   FROM note_amendments m JOIN encounters e ON e.id = m.encounter_id JOIN appointments a ON a.id = e.appointment_id
     JOIN staff s ON s.id = m.staff_id
   WHERE m.kind = 'error'
     AND m.patient_id IN (${membersText})
   ORDER BY m.seq DESC`,
);
/** Error marks on the notes of a patient and of the charts merged into it, newest first. */
export function errorMarksOf(db: ReadDb, patientId: string): ErrorMarkRow[] {
  return errorMarks(db).all(patientId);
}
