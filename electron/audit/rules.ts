import { canonicalJson } from '../kernel/canonical.ts';

/** The link before the first row. */
export const genesisHash = '0'.repeat(64);

/** A row of the log without its links. */
export interface AuditFacts {
  seq: number;
  at: number;
  staffId: string | null;
  stationId: string | null;
  sessionId: string | null;
  procedure: string;
  patientId: string | null;
  entities: string;
  outcome: string;
  changed: string;
}

/** What is hashed: the previous hash and the row's values in a fixed order as canonical JSON. */
export function chainedText(previousHash: string, row: AuditFacts): string {
  return (
    previousHash +
    canonicalJson([
      row.seq,
      row.at,
      row.staffId,
      row.stationId,
      row.sessionId,
      row.procedure,
      row.patientId,
      row.entities,
      row.outcome,
      row.changed,
    ])
  );
}
