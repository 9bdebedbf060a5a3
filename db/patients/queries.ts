import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { membersText } from './members/queries.ts';
import { allergies, patients } from './schema.ts';

export type PatientRow = typeof patients.$inferSelect;
export type AllergyRow = typeof allergies.$inferSelect;

/** `LIMIT ? + 0` below: SQLite plans by the value of a bare `LIMIT ?` and prepares the statement anew at every call. */
const columns = `p.number, p.id, p.given_name AS givenName, p.family_name AS familyName, p.preferred_name AS preferredName,
  p.birth_date AS birthDate, p.phone, p.email, p.merged_into_id AS mergedIntoId, p.created_at AS createdAt, p.version`;

const byIdStatement = sqlText<PatientRow, [string]>(`SELECT ${columns} FROM patients p WHERE p.id = ?`);
const byNumberStatement = sqlText<PatientRow, [number]>(`SELECT ${columns} FROM patients p WHERE p.number = ?`);
const byPhoneStatement = sqlText<PatientRow, [string, number]>(
  `SELECT ${columns} FROM patients p WHERE p.phone = ? AND p.merged_into_id IS NULL ORDER BY p.number DESC LIMIT ? + 0`,
);
const byBirthDateStatement = sqlText<PatientRow, [string]>(
  `SELECT ${columns} FROM patients p WHERE p.birth_date = ? AND p.merged_into_id IS NULL ORDER BY p.number DESC LIMIT 500`,
);
const hitColumns = `p.number, p.id, p.given_name AS givenName, p.family_name AS familyName, p.preferred_name AS preferredName,
  p.birth_date AS birthDate, p.phone, p.merged_into_id AS mergedIntoId`;
/** What a list of patients shows of each. */
export type PatientHitRow = Omit<PatientRow, 'email' | 'createdAt' | 'version'>;

const matchStatement = sqlText<PatientHitRow, [string, number]>(
  `SELECT ${hitColumns} FROM patient_search s JOIN patients p ON p.number = s.rowid
   WHERE s.patient_search MATCH ? ORDER BY s.rowid DESC LIMIT ? + 0`,
);
const numberStatement = sqlText<PatientHitRow, [string, number]>(
  `SELECT ${hitColumns} FROM patients p WHERE p.phone = ? ORDER BY p.number DESC LIMIT ? + 0`,
);
const bornStatement = sqlText<PatientHitRow, [string, number]>(
  `SELECT ${hitColumns} FROM patients p WHERE p.birth_date = ? ORDER BY p.number DESC LIMIT ? + 0`,
);
const newestStatement = sqlText<PatientRow, [number]>(
  `SELECT ${columns} FROM patients p WHERE p.merged_into_id IS NULL ORDER BY p.number DESC LIMIT ? + 0`,
);

/** The row as it is, merged or not. */
export function findPatient(db: ReadDb, id: string): PatientRow | undefined {
  return byIdStatement(db).get(id);
}

export function findPatientByNumber(db: ReadDb, number: number): PatientRow | undefined {
  return byNumberStatement(db).get(number);
}

/** Unmerged patients with exactly this E.164 number, newest first. */
export function patientsByPhone(db: ReadDb, phone: string, limit: number): PatientRow[] {
  return byPhoneStatement(db).all(phone, limit);
}

/** Unmerged patients born that day, newest first. */
export function patientsByBirthDate(db: ReadDb, birthDate: string): PatientRow[] {
  return byBirthDateStatement(db).all(birthDate);
}

/** Patients whose index entry matches an FTS5 expression, newest first; merged ones included. */
export function matchPatients(db: ReadDb, match: string, limit: number): PatientHitRow[] {
  return matchStatement(db).all(match, limit);
}

/** Charts with exactly this E.164 number, newest first; merged ones included. */
export function chartsOfPhone(db: ReadDb, phone: string, limit: number): PatientHitRow[] {
  return numberStatement(db).all(phone, limit);
}

/** Charts of those born that day, newest first; merged ones included. */
export function chartsBornOn(db: ReadDb, birthDate: string, limit: number): PatientHitRow[] {
  return bornStatement(db).all(birthDate, limit);
}

/** The latest charts. */
export function newestPatients(db: ReadDb, limit: number): PatientRow[] {
  return newestStatement(db).all(limit);
}

/** Returns the chart number. */
export const insertPatient = insertInto(patients);

export const updatePatientRow = updateVersioned(patients, [
  'givenName',
  'familyName',
  'preferredName',
  'birthDate',
  'phone',
  'email',
]);

const forgetWordsStatement = sqlText<unknown, [number]>('DELETE FROM patient_search WHERE rowid = ?');
const indexWordsStatement = sqlText<unknown, [number, string, string, string]>(
  'INSERT INTO patient_search (rowid, name, phone, birth) VALUES (?, ?, ?, ?)',
);

/** Puts a new patient's words into the search index. */
export function indexPatient(tx: WriteTx, number: number, words: { name: string; phone: string; birth: string }): void {
  indexWordsStatement(tx).run(number, words.name, words.phone, words.birth);
}

/** Replaces the words of a patient who is in the search index. */
export function reindexPatient(
  tx: WriteTx,
  number: number,
  words: { name: string; phone: string; birth: string },
): void {
  forgetWordsStatement(tx).run(number);
  indexPatient(tx, number, words);
}

type AllergyDriverRow = Omit<AllergyRow, 'active'> & { active: number };
const allergyColumns = `id, patient_id AS patientId, substance, severity, active, noted_at AS notedAt, version,
  noted_by AS notedBy, ended_at AS endedAt, ended_by AS endedBy`;
const allergiesStatement = sqlText<AllergyDriverRow, [string]>(
  `SELECT ${allergyColumns} FROM allergies
   WHERE patient_id IN (${membersText})
   AND active = 1 ORDER BY CASE severity WHEN 'severe' THEN 0 WHEN 'moderate' THEN 1 ELSE 2 END, noted_at`,
);
const allergyStatement = sqlText<AllergyDriverRow, [string]>(`SELECT ${allergyColumns} FROM allergies WHERE id = ?`);

/** Active allergies of a patient and of the charts merged into it, worst first. */
export function activeAllergies(db: ReadDb, patientId: string): AllergyRow[] {
  return allergiesStatement(db)
    .all(patientId)
    .map((row) => ({ ...row, active: row.active === 1 }));
}

export function findAllergy(db: ReadDb, id: string): AllergyRow | undefined {
  const row = allergyStatement(db).get(id);
  return row && { ...row, active: row.active === 1 };
}

export const insertAllergy = insertInto(allergies);
export const endAllergy = updateVersioned(allergies, ['active', 'endedAt', 'endedBy']);
