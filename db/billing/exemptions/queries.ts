import { insertInto, type ReadDb, sqlText, type WriteTx } from '../../access.ts';
import { membersText } from '../../patients/members/queries.ts';
import { taxExemptions } from './schema.ts';

export type ExemptionRow = typeof taxExemptions.$inferSelect;

const ofPatientStatement = sqlText<ExemptionRow, [string]>(
  `SELECT patient_id AS patientId, reason, valid_until AS validUntil, set_by AS setBy, set_at AS setAt, version FROM tax_exemptions
  WHERE patient_id IN (${membersText}) ORDER BY set_at DESC LIMIT 1`,
);
const changeStatement = sqlText<unknown, [string, string | null, string, number, string, number]>(
  'UPDATE tax_exemptions SET reason = ?, valid_until = ?, set_by = ?, set_at = ?, version = version + 1 WHERE patient_id = ? AND version = ?',
);
const deleteStatement = sqlText<unknown, [string, number]>(
  'DELETE FROM tax_exemptions WHERE patient_id = ? AND version = ?',
);

export const insertExemption = insertInto(taxExemptions);

export function findExemption(db: ReadDb, patientId: string): ExemptionRow | undefined {
  return ofPatientStatement(db).get(patientId);
}

/** False if the version was not the expected one. */
export function changeExemption(tx: WriteTx, expectedVersion: number, row: Omit<ExemptionRow, 'version'>): boolean {
  const { reason, validUntil, setBy, setAt, patientId } = row;
  return changeStatement(tx).run(reason, validUntil, setBy, setAt, patientId, expectedVersion).changes === 1;
}

/** The audit row keeps that there was one. False if the version was not the expected one. */
export function deleteExemption(tx: WriteTx, patientId: string, expectedVersion: number): boolean {
  return deleteStatement(tx).run(patientId, expectedVersion).changes === 1;
}
