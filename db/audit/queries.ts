import { insertInto, type ReadDb, sqlText, type WriteTx } from '../access.ts';
import { answeredCommands, auditLog } from './schema.ts';

export type AuditRow = typeof auditLog.$inferSelect;

const columns = `seq, at, staff_id AS staffId, station_id AS stationId, session_id AS sessionId, procedure, patient_id AS patientId,
  entities, outcome, changed, previous_hash AS previousHash, hash`;
const headStatement = sqlText<{ seq: number; hash: string }>(
  'SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1',
);
const atStatement = sqlText<{ hash: string }, [number]>('SELECT hash FROM audit_log WHERE seq = ?');
const fromStatement = sqlText<AuditRow, [number]>(`SELECT ${columns} FROM audit_log WHERE seq > ? ORDER BY seq`);

/** The newest row's number and hash. */
export function auditHead(db: ReadDb): { seq: number; hash: string } | undefined {
  return headStatement(db).get();
}

/** The hash of row `seq`. */
export function auditHashAt(db: ReadDb, seq: number): string | undefined {
  return atStatement(db).get(seq)?.hash;
}

/** Rows after `seq`, oldest first, one at a time. */
export function auditRowsAfter(db: ReadDb, seq: number): IterableIterator<AuditRow> {
  return fromStatement(db).iterate(seq);
}

export const insertAuditRow = insertInto(auditLog);

const findAnswerStatement = sqlText<{ inputHash: string; answer: string }, [string, string, string, string]>(
  'SELECT input_hash AS inputHash, answer FROM answered_commands WHERE staff_id = ? AND station_id = ? AND procedure = ? AND key = ?',
);
const forgetStatement = sqlText<unknown, [number]>('DELETE FROM answered_commands WHERE at < ?');

/** The answer kept under an idempotency key. */
export function findKeptAnswer(db: ReadDb, staffId: string, stationId: string, procedure: string, key: string) {
  return findAnswerStatement(db).get(staffId, stationId, procedure, key);
}

export const insertKeptAnswer = insertInto(answeredCommands);

/** Forgets answers older than `before`; returns how many. */
export function forgetAnswers(tx: WriteTx, before: number): number {
  return forgetStatement(tx).run(before).changes;
}
