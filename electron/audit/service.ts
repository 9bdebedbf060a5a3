import { hash as digest } from 'node:crypto';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  auditHead,
  auditRowsAfter,
  findKeptAnswer,
  forgetAnswers,
  insertAuditRow,
  insertKeptAnswer,
} from '../../db/audit/queries.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import { day } from '../kernel/dates.ts';
import { chainedText, genesisHash } from './rules.ts';

/** What is put on record; entities are [slice, kind, id, version]. */
export interface AuditEntry {
  at: number;
  staffId: string | null;
  stationId: string | null;
  sessionId: string | null;
  procedure: string;
  patientId: string | null;
  entities: ReadonlyArray<readonly [string, string, string, number]>;
  outcome: string;
  changed: ReadonlyArray<unknown>;
}

/** Appends a row to the chain: hash = SHA-256(previous hash + canonical row). Returns the new head. */
export function appendAudit(tx: WriteTx, entry: AuditEntry): { seq: number; hash: string } {
  const head = auditHead(tx) ?? { seq: 0, hash: genesisHash };
  const facts = {
    seq: head.seq + 1,
    at: entry.at,
    staffId: entry.staffId,
    stationId: entry.stationId,
    sessionId: entry.sessionId,
    procedure: entry.procedure,
    patientId: entry.patientId,
    entities: canonicalJson(entry.entities),
    outcome: entry.outcome,
    changed: canonicalJson(entry.changed),
  };
  const hash = digest('sha256', chainedText(head.hash, facts));
  insertAuditRow(tx, { ...facts, previousHash: head.hash, hash });
  return { seq: facts.seq, hash };
}

/** The newest row of the chain: what is printed on a Z report to hold the record to it. */
export function chainHead(db: ReadDb): { seq: number; hash: string } {
  return auditHead(db) ?? { seq: 0, hash: genesisHash };
}

/** The first row that breaks the chain, or the head if none does. */
export type ChainReport =
  | { whole: true; rows: number; head: string }
  | { whole: false; rows: number; badSeq: number; problem: string };

/** Walks the whole chain. Rows are numbered without gaps from 1, so an edited, missing or moved row is found. */
export function verifyChain(db: ReadDb): ChainReport {
  let previous = genesisHash;
  let rows = 0;
  for (const row of auditRowsAfter(db, 0)) {
    rows += 1;
    if (row.seq !== rows) return { whole: false, rows, badSeq: rows, problem: 'a row is missing' };
    if (row.previousHash !== previous)
      return { whole: false, rows, badSeq: row.seq, problem: 'the link to the row before is wrong' };
    const hash = digest('sha256', chainedText(previous, row));
    if (hash !== row.hash) return { whole: false, rows, badSeq: row.seq, problem: 'its content does not fit its hash' };
    previous = row.hash;
  }
  return { whole: true, rows, head: previous };
}

export const answersKept = 7 * day;

/** The answer under an idempotency key, kept for at least seven days. */
export function keptAnswer(db: ReadDb, key: { staffId: string; stationId: string; procedure: string; key: string }) {
  return findKeptAnswer(db, key.staffId, key.stationId, key.procedure, key.key);
}

/** Keeps an answer; forgets those older than seven days now and then. */
export function keepAnswer(
  tx: WriteTx,
  key: { staffId: string; stationId: string; procedure: string; key: string },
  kept: { inputHash: string; answer: string },
  at: number,
): void {
  insertKeptAnswer(tx, { ...key, ...kept, at });
  if (at % 64 === 0) forgetAnswers(tx, at - answersKept);
}
