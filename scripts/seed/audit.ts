import { hash } from 'node:crypto';
import type { WriteTx } from '../../db/access.ts';
import { auditHead, insertAuditRow } from '../../db/audit/queries.ts';
import { chainedText, genesisHash } from '../../electron/audit/rules.ts';

/** Something that went on record. */
export interface AuditEvent {
  at: number;
  staffId: string;
  stationId: string;
  procedure: string;
  patientId: string | null;
  /** [slice, kind, id] of what was touched. */
  entity: readonly [string, string, string] | null;
}

/** The audit chain of the made-up years: collected for a day, then written in order of time. */
export interface AuditTrail {
  /** Puts the acts of one visit on record, filled up with reads of the chart to the wanted number of rows. */
  visit(events: readonly AuditEvent[]): void;
  note(event: AuditEvent): void;
  /** Writes the day and begins the next. */
  write(tx: WriteTx, sessionId: string): void;
}

export function auditTrail(tx: WriteTx, rowsPerVisit: number): AuditTrail {
  const head = auditHead(tx) ?? { seq: 0, hash: genesisHash };
  let { seq, hash: previousHash } = head;
  let day: AuditEvent[] = [];
  return {
    visit(events) {
      const kept = events.slice(0, rowsPerVisit);
      day.push(...kept);
      for (let i = kept.length; i < rowsPerVisit; i += 1) {
        const near = events[i % events.length] as AuditEvent;
        day.push({ ...near, at: near.at - 1000 * (i - kept.length + 1), procedure: 'patients.get', entity: null });
      }
    },
    note: (event) => void day.push(event),
    write(into, sessionId) {
      day.sort((a, b) => a.at - b.at);
      for (const event of day) {
        seq += 1;
        const facts = {
          seq,
          at: event.at,
          staffId: event.staffId,
          stationId: event.stationId,
          sessionId,
          procedure: event.procedure,
          patientId: event.patientId,
          entities:
            event.entity === null ? '[]' : `[["${event.entity[0]}","${event.entity[1]}","${event.entity[2]}",1]]`,
          outcome: event.entity === null ? 'read' : 'done',
          changed: '[]',
        };
        const next = hash('sha256', chainedText(previousHash, facts));
        insertAuditRow(into, { ...facts, previousHash, hash: next });
        previousHash = next;
      }
      day = [];
    },
  };
}
