import { insertInto, type ReadDb, sqlText, type WriteTx } from '../../access.ts';
import { membersText } from '../members/queries.ts';
import { patientMerges } from './schema.ts';

export interface MergeRow {
  seq: number;
  kind: 'merge' | 'unmerge';
  patientId: string;
  intoId: string;
  reason: string;
  at: number;
  staffName: string;
}

/** By the sequence: within one person the newest row of a chart stands last. */
export const mergesText = `SELECT g.seq, g.kind, g.patient_id AS patientId, g.into_id AS intoId, g.reason, g.at, f.name AS staffName
  FROM patient_merges g JOIN staff f ON f.id = g.staff_id WHERE g.patient_id IN (${membersText}) ORDER BY g.seq`;

const mergesStatement = sqlText<MergeRow, [string]>(mergesText);
const pointStatement = sqlText<{ version: number }, [string | null, string]>(
  'UPDATE patients SET merged_into_id = ?, version = version + 1 WHERE id = ? RETURNING version',
);

export const insertMerge = insertInto(patientMerges);

/** Every merge and unmerge of the charts that are one person with this one, oldest first. */
export function mergesOf(db: ReadDb, patientId: string): MergeRow[] {
  return mergesStatement(db).all(patientId);
}

/** Points a chart at its survivor (null: it stands by itself); returns the new version. */
export function pointAt(tx: WriteTx, id: string, survivorId: string | null): number {
  const row = pointStatement(tx).get(survivorId, id);
  if (!row) throw new Error('A chart to be merged is not there.');
  return row.version;
}
