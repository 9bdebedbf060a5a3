import type { Instant } from './dates.ts';
import type { Id } from './ids.ts';
import type { Role } from './roles.ts';

/** Who is asking, from where and when. The door fills it in; services never look at a clock. */
export interface Asker {
  now: Instant;
  zone: string;
  staffId: Id;
  role: Role;
  sessionId: Id;
  stationId: Id;
  /** Names the patient this call is about, for the audit row. */
  concerns(patientId: Id): void;
}

/** A row a command made or changed. Goes to the audit row, to the answer and, after the commit, to the feed. */
export interface Touched {
  slice: string;
  kind: string;
  id: Id;
  version: number;
}

/** The same for a command: it also takes note of what it did. */
export interface Act extends Asker {
  newId(): Id;
  /** Notes a row made or changed. */
  touch(slice: string, kind: string, id: Id, version: number): void;
  /** Names changed fields; values only for permissions, prices and policies. */
  changed(field: string, values?: { from: unknown; to: unknown }): void;
  /** Runs after the commit, in order: waking a job, telling a station. Must not throw and must not write in the same turn. */
  afterCommit(effect: () => void): void;
}
