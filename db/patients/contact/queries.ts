import type { MarketingChannel } from '../../../electron/patients/contact/rules.ts';
import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { membersText } from '../members/queries.ts';
import { marketingChoices, patientDetails } from './schema.ts';

export type PatientDetailsRow = typeof patientDetails.$inferSelect;

const detailsStatement = sqlText<PatientDetailsRow, [string]>(
  `SELECT id, language, street, unit, city, region, postal_code AS postalCode, emergency_name AS emergencyName,
   emergency_relationship AS emergencyRelationship, emergency_phone AS emergencyPhone, version
   FROM patient_details WHERE id = ?`,
);

export function findDetails(db: ReadDb, patientId: string): PatientDetailsRow | undefined {
  return detailsStatement(db).get(patientId);
}

export const insertDetails = insertInto(patientDetails);
export const updateDetails = updateVersioned(patientDetails, [
  'language',
  'street',
  'unit',
  'city',
  'region',
  'postalCode',
  'emergencyName',
  'emergencyRelationship',
  'emergencyPhone',
]);

export interface ChoiceRow {
  seq: number;
  channel: MarketingChannel;
  wanted: boolean;
  sourceKind: (typeof marketingChoices.$inferSelect)['sourceKind'];
  at: number;
  staffName: string;
}

const choicesStatement = sqlText<Omit<ChoiceRow, 'wanted'> & { wanted: number }, [string]>(
  `SELECT m.seq, m.channel, m.wanted, m.source_kind AS sourceKind, m.at, s.name AS staffName
   FROM marketing_choices m JOIN staff s ON s.id = m.staff_id
   WHERE m.patient_id IN (${membersText})
   ORDER BY m.seq DESC`,
);

/** All a patient said about marketing, newest first; on the charts merged into it too. */
export function choicesOf(db: ReadDb, patientId: string): ChoiceRow[] {
  return choicesStatement(db)
    .all(patientId)
    .map((row) => ({ ...row, wanted: row.wanted === 1 }));
}

export const insertChoice = insertInto(marketingChoices);
