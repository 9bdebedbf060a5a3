import type { InferSelectModel } from 'drizzle-orm';
import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { noteAnswers, noteUses } from './schema.ts';

export const insertNoteUse = insertInto(noteUses);
export const moveNoteUse = updateVersioned(noteUses, ['editionId']);
export const insertAnswer = insertInto(noteAnswers);
export const updateAnswer = updateVersioned(noteAnswers, ['value', 'copiedFromId', 'savedAt', 'savedBy']);

/** A template of a note in the edition the note is kept in; `newest` is the edition in force now. */
export interface NoteUseRow {
  id: string;
  templateId: string;
  name: string;
  byHand: number;
  version: number;
  editionId: string;
  edition: number;
  sections: string;
  newestId: string;
  newest: number;
  newestSections: string;
}

const uses = sqlText<NoteUseRow, [string]>(
  `SELECT u.id, u.template_id AS templateId, t.name, u.by_hand AS byHand, u.version, e.id AS editionId, e.edition, e.sections,
     n.id AS newestId, n.edition AS newest, n.sections AS newestSections
   FROM note_uses u
   JOIN note_templates t ON t.id = u.template_id
   JOIN note_editions e ON e.id = u.edition_id
   JOIN note_editions n ON n.template_id = u.template_id
     AND n.edition = (SELECT max(x.edition) FROM note_editions x WHERE x.template_id = u.template_id)
   WHERE u.encounter_id = ? ORDER BY u.id`,
);
/** The templates of a note in the order in which they came to it. */
export function noteUsesOf(db: ReadDb, encounterId: string): NoteUseRow[] {
  return uses(db).all(encounterId);
}

const remove = sqlText<unknown, [string, number]>('DELETE FROM note_uses WHERE id = ? AND version = ?');
export function deleteNoteUse(tx: WriteTx, id: string, version: number): boolean {
  return remove(tx).run(id, version).changes === 1;
}

/** An answer with who wrote it last and, if it was copied, when the visit was that it comes from. */
export type AnswerRow = InferSelectModel<typeof noteAnswers> & { savedByName: string; copiedFromAt: number | null };

const answers = sqlText<AnswerRow, [string]>(
  `SELECT n.id, n.encounter_id AS encounterId, n.field_id AS fieldId, n.value, n.copied_from_id AS copiedFromId,
     n.saved_at AS savedAt, n.saved_by AS savedBy, n.version, s.name AS savedByName, a.starts_at AS copiedFromAt
   FROM note_answers n
   JOIN staff s ON s.id = n.saved_by
   LEFT JOIN encounters e ON e.id = n.copied_from_id
   LEFT JOIN appointments a ON a.id = e.appointment_id
   WHERE n.encounter_id = ? ORDER BY n.id`,
);
export function answersOf(db: ReadDb, encounterId: string): AnswerRow[] {
  return answers(db).all(encounterId);
}

/** A signed note of the same patient for a service of a visit. */
export interface EarlierRow {
  id: string;
  appointmentId: string;
  startsAt: number;
  note: string;
  signedBy: string;
}

const earlier = sqlText<EarlierRow, [string, string, string, number]>(
  `SELECT e.id, e.appointment_id AS appointmentId, a.starts_at AS startsAt, e.note, e.signed_by AS signedBy
   FROM encounters e JOIN appointments a ON a.id = e.appointment_id
   WHERE e.patient_id IN (${membersText}) AND e.state = 'signed' AND e.appointment_id <> ?
     AND EXISTS (SELECT 1 FROM service_lines l WHERE l.appointment_id = e.appointment_id AND l.state = 'performed'
       AND l.service_id IN (SELECT m.service_id FROM service_lines m WHERE m.appointment_id = ?))
     AND NOT EXISTS (SELECT 1 FROM note_amendments m WHERE m.encounter_id = e.id AND m.kind = 'error' AND m.addendum_id IS NULL)
   ORDER BY a.starts_at DESC, e.id DESC LIMIT ?`,
);
/** Signed notes of a patient for the services of a visit, newest first; those marked as an error are left out. */
export function earlierNotes(db: ReadDb, appointmentId: string, patientId: string, limit: number): EarlierRow[] {
  return earlier(db).all(patientId, appointmentId, appointmentId, limit);
}

const visitOfNote = sqlText<{ startsAt: number }, [string]>(
  'SELECT a.starts_at AS startsAt FROM encounters e JOIN appointments a ON a.id = e.appointment_id WHERE e.id = ?',
);
/** When the visit of a note was. */
export function noteVisitAt(db: ReadDb, encounterId: string): number | undefined {
  return visitOfNote(db).get(encounterId)?.startsAt;
}
