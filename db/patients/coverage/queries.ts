import { insertInto, type ReadDb, sqlText, updateVersioned } from '../../access.ts';
import { membersText } from '../members/queries.ts';
import { coverages } from './schema.ts';

export type CoverageRow = typeof coverages.$inferSelect;

const columns = `id, patient_id AS patientId, position, payer, plan, member_number AS memberNumber, group_number AS groupNumber,
  relationship, subscriber_name AS subscriberName, subscriber_birth_date AS subscriberBirthDate, valid_from AS validFrom,
  valid_until AS validUntil, noted_at AS notedAt, noted_by AS notedBy, ended_at AS endedAt, ended_by AS endedBy, version`;
const coverageStatement = sqlText<CoverageRow, [string]>(`SELECT ${columns} FROM coverages WHERE id = ?`);
const coveragesStatement = sqlText<CoverageRow, [string]>(
  `SELECT ${columns} FROM coverages
   WHERE patient_id IN (${membersText})
   ORDER BY ended_at IS NOT NULL, CASE WHEN ended_at IS NULL THEN position ELSE -ended_at END, noted_at, id`,
);

export function findCoverage(db: ReadDb, id: string): CoverageRow | undefined {
  return coverageStatement(db).get(id);
}

/** Who insures a patient, first billed first, then what is over; of the charts merged into it too. */
export function coveragesOf(db: ReadDb, patientId: string): CoverageRow[] {
  return coveragesStatement(db).all(patientId);
}

export const insertCoverage = insertInto(coverages);
export const updateCoverage = updateVersioned(coverages, [
  'payer',
  'plan',
  'memberNumber',
  'groupNumber',
  'relationship',
  'subscriberName',
  'subscriberBirthDate',
  'validFrom',
  'validUntil',
]);
export const moveCoverage = updateVersioned(coverages, ['position']);
export const endCoverage = updateVersioned(coverages, ['endedAt', 'endedBy']);
