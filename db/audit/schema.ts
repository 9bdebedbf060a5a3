import { sql } from 'drizzle-orm';
import { index, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, instant, json, sequence, words } from '../columns.ts';

/** One row per command, patient read and refusal, chained by hash. Append-only. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    seq: sequence('seq'),
    at: instant('at').notNull(),
    staffId: id('staff_id'),
    stationId: id('station_id'),
    sessionId: id('session_id'),
    procedure: words('procedure').notNull(),
    patientId: id('patient_id'),
    /** [[slice, kind, id, version], ...] of the rows touched. */
    entities: json('entities').notNull(),
    /** 'done', 'read' or 'refused:CODE'. */
    outcome: words('outcome').notNull(),
    /** Names of changed fields; values only for permissions, prices and policies. */
    changed: json('changed').notNull(),
    previousHash: words('previous_hash').notNull(),
    hash: words('hash').notNull(),
  },
  (t) => [
    index('audit_log_patient').on(t.patientId, t.seq),
    index('audit_log_chart_exports').on(t.patientId).where(sql`${t.procedure} = 'charting.chartExport.export'`),
  ],
);

/** Answers of commands by idempotency key, kept for seven days. */
export const answeredCommands = sqliteTable(
  'answered_commands',
  {
    staffId: id('staff_id').notNull(),
    stationId: id('station_id').notNull(),
    procedure: words('procedure').notNull(),
    key: words('key').notNull(),
    inputHash: words('input_hash').notNull(),
    answer: json('answer').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.staffId, t.stationId, t.procedure, t.key] }),
    index('answered_commands_at').on(t.at),
  ],
);
