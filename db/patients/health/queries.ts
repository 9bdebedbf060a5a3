import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { membersText } from '../members/queries.ts';
import { conditions, medications } from './schema.ts';

export type MedicationRow = typeof medications.$inferSelect;
export type ConditionRow = typeof conditions.$inferSelect;

const medicationColumns = `id, patient_id AS patientId, name, dose, since, noted_at AS notedAt, noted_by AS notedBy,
  ended_at AS endedAt, ended_by AS endedBy, replaced_by_id AS replacedById, version`;
const conditionColumns = `id, patient_id AS patientId, kind, name, since, expected_until AS expectedUntil, noted_at AS notedAt,
  noted_by AS notedBy, ended_at AS endedAt, ended_by AS endedBy, replaced_by_id AS replacedById, version`;

const medicationsStatement = sqlText<MedicationRow, [string]>(
  `SELECT ${medicationColumns} FROM medications WHERE patient_id IN (${membersText}) AND ended_at IS NULL ORDER BY noted_at, id`,
);
const conditionsStatement = sqlText<ConditionRow, [string]>(
  `SELECT ${conditionColumns} FROM conditions WHERE patient_id IN (${membersText}) AND ended_at IS NULL ORDER BY noted_at, id`,
);
const medicationStatement = sqlText<MedicationRow, [string]>(
  `SELECT ${medicationColumns} FROM medications WHERE id = ?`,
);
const conditionStatement = sqlText<ConditionRow, [string]>(`SELECT ${conditionColumns} FROM conditions WHERE id = ?`);

/** What a patient takes now, oldest entry first; of the charts merged into it too. */
export function currentMedications(db: ReadDb, patientId: string): MedicationRow[] {
  return medicationsStatement(db).all(patientId);
}

/** What a patient has now, oldest entry first; of the charts merged into it too. */
export function currentConditions(db: ReadDb, patientId: string): ConditionRow[] {
  return conditionsStatement(db).all(patientId);
}

export function findMedication(db: ReadDb, id: string): MedicationRow | undefined {
  return medicationStatement(db).get(id);
}

export function findCondition(db: ReadDb, id: string): ConditionRow | undefined {
  return conditionStatement(db).get(id);
}

export const insertMedication = insertInto(medications);
export const insertCondition = insertInto(conditions);

const ending = ['endedAt', 'endedBy', 'replacedById'] as const;
export const endMedication = updateVersioned(medications, ending);
export const endCondition = updateVersioned(conditions, ending);

/** One entry that no longer holds. `detail` is the severity, the dose or the kind. */
export interface PastEntryRow {
  id: string;
  list: 'allergy' | 'medication' | 'condition';
  name: string;
  detail: string;
  notedAt: number;
  notedBy: string | null;
  endedAt: number | null;
  endedBy: string | null;
  /** 1 where it was written anew, e.g. with another dose. */
  replaced: number;
}

const by = `(SELECT name FROM staff WHERE staff.id = e.noted_by) AS notedBy, e.ended_at AS endedAt,
  (SELECT name FROM staff WHERE staff.id = e.ended_by) AS endedBy`;
const pastStatement = sqlText<PastEntryRow, string[]>(
  `SELECT e.id, 'allergy' AS list, e.substance AS name, e.severity AS detail, e.noted_at AS notedAt, ${by}, 0 AS replaced
     FROM allergies e WHERE e.patient_id IN (${membersText}) AND e.active = 0
   UNION ALL
   SELECT e.id, 'medication', e.name, e.dose, e.noted_at, ${by}, e.replaced_by_id IS NOT NULL
     FROM medications e WHERE e.patient_id IN (${membersText}) AND e.ended_at IS NOT NULL
   UNION ALL
   SELECT e.id, 'condition', e.name, e.kind, e.noted_at, ${by}, e.replaced_by_id IS NOT NULL
     FROM conditions e WHERE e.patient_id IN (${membersText}) AND e.ended_at IS NOT NULL
   ORDER BY 7 DESC, 1 DESC`,
);

/** Everything that stood on the lists once, the latest ended first. */
export function pastEntries(db: ReadDb, patientId: string): PastEntryRow[] {
  return pastStatement(db).all(...Array.from({ length: 3 }, () => patientId));
}
