import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { BenchClinic } from './clinicAt.ts';

/** Who calls, for the rows every command leaves. */
export interface HandCaller {
  staffId: string;
  stationId: string;
  sessionId: string;
}

export type Entity = readonly [slice: string, kind: string, id: string, version: number];

const week = 7 * 24 * 3_600_000;

/** The rows a command leaves besides its own, written by hand: the chained audit row and the kept answer. */
export function handAudit(raw: Database.Database, caller: HandCaller) {
  const known = raw.prepare(
    'SELECT input_hash, answer FROM answered_commands WHERE staff_id = ? AND station_id = ? AND procedure = ? AND key = ?',
  );
  const head = raw.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1',
  );
  const append = raw.prepare(
    'INSERT INTO audit_log (seq, at, staff_id, station_id, session_id, procedure, patient_id, entities, outcome, changed, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const keep = raw.prepare(
    'INSERT INTO answered_commands (staff_id, station_id, procedure, key, input_hash, answer, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const forget = raw.prepare('DELETE FROM answered_commands WHERE at < ?');
  const { staffId, stationId, sessionId } = caller;
  return {
    /** True if this key was answered before. */
    wasAnswered: (procedure: string, key: string): boolean =>
      known.get(staffId, stationId, procedure, key) !== undefined,
    record(procedure: string, patientId: string | null, entities: readonly Entity[], at: number, changed = '[]'): void {
      const last = head.get();
      const previous = last?.hash ?? '0'.repeat(64);
      const seq = (last?.seq ?? 0) + 1;
      const touched = JSON.stringify(entities);
      const chained =
        previous +
        JSON.stringify([seq, at, staffId, stationId, sessionId, procedure, patientId, touched, 'done', changed]);
      append.run(
        seq,
        at,
        staffId,
        stationId,
        sessionId,
        procedure,
        patientId,
        touched,
        'done',
        changed,
        previous,
        hash('sha256', chained),
      );
    },
    /** `input` has its keys in order. */
    keepAnswer(procedure: string, key: string, input: object, answer: object, at: number): void {
      keep.run(staffId, stationId, procedure, key, hash('sha256', JSON.stringify(input)), JSON.stringify(answer), at);
      if (at % 64 === 0) forget.run(at - week);
    },
  };
}

/** `touched` of an answer. */
export function touchedOf(entities: readonly Entity[]) {
  return entities.map(([slice, kind, id, version]) => ({ slice, kind, id, version }));
}

/** The audit row that reading a patient's data leaves, in a transaction of its own. */
export function recordOf(clinic: BenchClinic, procedure: string): (patientId: string) => void {
  const { staffId, stationId, id } = clinic.session;
  const audit = handAudit(clinic.raw, { staffId, stationId, sessionId: id });
  const record = clinic.raw.transaction((patientId: string) =>
    audit.record(procedure, patientId, [], clinic.clock.now),
  );
  return (patientId) => record.immediate(patientId);
}
