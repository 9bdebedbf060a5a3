import type { ReadDb, Store, WriteTx } from '../../db/access.ts';
import type { Instant } from '../kernel/dates.ts';
import type { Id } from '../kernel/ids.ts';
import type { Role } from '../kernel/roles.ts';
import type { Feed } from './feed.ts';

/** Who a procedure is for. */
export type Audience = 'staff' | 'tablet' | 'patient';

/** A signed-in person at a station. */
export interface Session {
  id: Id;
  staffId: Id;
  name: string;
  role: Role;
  stationId: Id;
  audience: Audience;
  startedAt: Instant;
  lastActiveAt: Instant;
  locked: boolean;
}

/** One audit row as the door knows it; the audit slice chains it. */
export interface AuditNote {
  at: Instant;
  staffId: Id | null;
  stationId: Id | null;
  sessionId: Id | null;
  procedure: string;
  patientId: Id | null;
  entities: ReadonlyArray<readonly [slice: string, kind: string, id: Id, version: number]>;
  outcome: string;
  changed: ReadonlyArray<string | { field: string; from: unknown; to: unknown }>;
}

/** An answer kept under an idempotency key. */
export interface KeptAnswer {
  inputHash: string;
  answer: string;
}

export interface AnswerKey {
  staffId: Id;
  stationId: Id;
  procedure: string;
  key: string;
}

/** The newest row of the record. */
export interface RecordEnd {
  seq: number;
  hash: string;
}

/** What the door needs of an open clinic. The composition root fills it in; the door knows no slice. */
export interface OpenClinic {
  store: Store;
  zone: string;
  feed: Feed;
  now(): Instant;
  newId(): Id;
  /** Appends to the record; returns where it ends once the transaction is committed. */
  record(tx: WriteTx, note: AuditNote): RecordEnd;
  findAnswer(db: ReadDb, key: AnswerKey): KeptAnswer | undefined;
  keepAnswer(tx: WriteTx, key: AnswerKey, kept: KeptAnswer, at: Instant): void;
  /** Brings the anchor file up to the last commit, which ended the record where `committed` says; called before an answer leaves. */
  anchor(committed?: RecordEnd): void;
}

/** What a transport hands to the door with every call. */
export interface CallContext {
  /** The open clinic; throws SETUP_NEEDED, SEALED or what keeps it closed. */
  clinic(): OpenClinic;
  /** The session of this connection, if there is one. */
  session(): Session | undefined;
  /** Binds a session to this connection (sign-in) or takes it away (sign-out). */
  bind(session: Session | undefined): void;
  /** The client's idempotency key, for commands. */
  key: string | undefined;
  /** Which transport the call came by. */
  via: 'ipc' | 'http';
  /** There only for the page of a tablet: keeps the token by which the page is known from now on. */
  tablet?: { keep(token: string): void } | undefined;
}
