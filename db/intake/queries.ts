import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { membersText } from '../patients/members/queries.ts';
import { intakeDrafts, intakeEditions, intakeForms, intakeRecords, intakeSubmissions } from './schema.ts';

export type FormRow = typeof intakeForms.$inferSelect;
export type EditionRow = typeof intakeEditions.$inferSelect;
export type SubmissionRow = typeof intakeSubmissions.$inferSelect;
export type RecordRow = typeof intakeRecords.$inferSelect;

type FormDriverRow = Omit<FormRow, 'active'> & { active: number };
const formColumns =
  'id, name, audience, service_ids AS serviceIds, every_months AS everyMonths, active, created_at AS createdAt, version';
const formsStatement = sqlText<FormDriverRow, []>(`SELECT ${formColumns} FROM intake_forms ORDER BY created_at, id`);
const formStatement = sqlText<FormDriverRow, [string]>(`SELECT ${formColumns} FROM intake_forms WHERE id = ?`);

const plain = (row: FormDriverRow): FormRow => ({ ...row, active: row.active === 1 });

/** The forms of the clinic: a short list. */
export function listForms(db: ReadDb): FormRow[] {
  return formsStatement(db).all().map(plain);
}

export function findForm(db: ReadDb, id: string): FormRow | undefined {
  const row = formStatement(db).get(id);
  return row && plain(row);
}

export const insertForm = insertInto(intakeForms);
export const updateForm = updateVersioned(intakeForms, ['name', 'audience', 'serviceIds', 'everyMonths', 'active']);

const editionColumns =
  'e.id, e.form_id AS formId, e.number, e.definition, e.sha256, e.made_at AS madeAt, e.made_by AS madeBy';
const editionStatement = sqlText<EditionRow, [string]>(
  `SELECT ${editionColumns} FROM intake_editions e WHERE e.id = ?`,
);
const newestEditionStatement = sqlText<EditionRow, [string]>(
  `SELECT ${editionColumns} FROM intake_editions e WHERE e.form_id = ? ORDER BY e.number DESC LIMIT 1`,
);
const editionsStatement = sqlText<{ id: string; number: number; madeAt: number; madeBy: string }, [string]>(
  `SELECT e.id, e.number, e.made_at AS madeAt, (SELECT name FROM staff WHERE id = e.made_by) AS madeBy
   FROM intake_editions e WHERE e.form_id = ? ORDER BY e.number DESC`,
);

export function findEdition(db: ReadDb, id: string): EditionRow | undefined {
  return editionStatement(db).get(id);
}

/** What a form asks now. */
export function newestEdition(db: ReadDb, formId: string): EditionRow | undefined {
  return newestEditionStatement(db).get(formId);
}

/** All editions of a form, newest first, with who made them. */
export function editionsOf(db: ReadDb, formId: string) {
  return editionsStatement(db).all(formId);
}

export const insertEdition = insertInto(intakeEditions);

const draftStatement = sqlText<typeof intakeDrafts.$inferSelect, [string]>(
  `SELECT id, based_on AS basedOn, definition, saved_at AS savedAt, saved_by AS savedBy, version
   FROM intake_drafts WHERE id = ?`,
);
const removeDraftStatement = sqlText<unknown, [string]>('DELETE FROM intake_drafts WHERE id = ?');

/** What was changed on a form and is not published yet. */
export function findDraft(db: ReadDb, formId: string) {
  return draftStatement(db).get(formId);
}

export const insertDraft = insertInto(intakeDrafts);
export const updateDraft = updateVersioned(intakeDrafts, ['basedOn', 'definition', 'savedAt', 'savedBy']);

export function removeDraft(tx: WriteTx, formId: string): void {
  removeDraftStatement(tx).run(formId);
}

const submissionColumns = `s.id, s.patient_id AS patientId, s.form_id AS formId, s.edition_id AS editionId,
  s.appointment_id AS appointmentId, s.language, s.place, s.state, s.answers, s.began_at AS beganAt, s.began_by AS beganBy,
  s.submitted_at AS submittedAt, s.reviewed_at AS reviewedAt, s.version`;
const submissionStatement = sqlText<SubmissionRow, [string]>(
  `SELECT ${submissionColumns} FROM intake_submissions s WHERE s.id = ?`,
);
/** What a list shows of a filled-in form. */
export interface SubmissionLine extends Omit<SubmissionRow, 'answers' | 'beganBy'> {
  formName: string;
  /** The record of what was handed in; null before. */
  documentId: string | null;
}
const lineColumns = `s.id, s.patient_id AS patientId, s.form_id AS formId, s.edition_id AS editionId,
  s.appointment_id AS appointmentId, s.language, s.place, s.state, s.began_at AS beganAt, s.submitted_at AS submittedAt,
  s.reviewed_at AS reviewedAt, s.version, f.name AS formName,
  (SELECT d.id FROM documents d WHERE d.source_kind = 'intakeSubmission' AND d.source_id = s.id) AS documentId`;
const ofPatientStatement = sqlText<SubmissionLine, [string]>(
  `SELECT ${lineColumns} FROM intake_submissions s JOIN intake_forms f ON f.id = s.form_id
   WHERE s.patient_id IN (${membersText}) AND s.state <> 'discarded' ORDER BY s.began_at DESC, s.id DESC`,
);
const waitingStatement = sqlText<SubmissionLine & { patientName: string }, [number]>(
  `SELECT ${lineColumns}, p.given_name || ' ' || p.family_name AS patientName
   FROM intake_submissions s JOIN intake_forms f ON f.id = s.form_id JOIN patients p ON p.id = s.patient_id
   WHERE s.state = 'submitted' AND s.submitted_at > 0 ORDER BY s.submitted_at LIMIT ? + 0`,
);

export function findSubmission(db: ReadDb, id: string): SubmissionRow | undefined {
  return submissionStatement(db).get(id);
}

/** What a patient filled in or has begun, newest first; of the charts merged into it too. */
export function submissionsOf(db: ReadDb, patientId: string): SubmissionLine[] {
  return ofPatientStatement(db).all(patientId);
}

/** What waits for a review, longest waiting first. */
export function waitingSubmissions(db: ReadDb, limit: number) {
  return waitingStatement(db).all(limit);
}

export const insertSubmission = insertInto(intakeSubmissions);
export const updateSubmission = updateVersioned(intakeSubmissions, [
  'language',
  'place',
  'state',
  'answers',
  'submittedAt',
  'reviewedAt',
]);

const recordStatement = sqlText<RecordRow & { staffName: string }, [string, string]>(
  `SELECT r.id, r.submission_id AS submissionId, r.kind, r.snapshot, r.sha256, r.at, r.staff_id AS staffId,
   r.station_id AS stationId, s.name AS staffName
   FROM intake_records r JOIN staff s ON s.id = r.staff_id WHERE r.submission_id = ? AND r.kind = ?`,
);

export function findRecord(db: ReadDb, submissionId: string, kind: 'answers' | 'review') {
  return recordStatement(db).get(submissionId, kind);
}

export const insertRecord = insertInto(intakeRecords);
