import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { handOverStates, taskKinds } from '../../electron/tablets/rules.ts';
import { count, id, instant, oneOf, words } from '../columns.ts';
import { patients } from '../patients/schema.ts';
import { staff } from '../staff/schema.ts';

/** A tablet of the clinic. Its page keeps a token; here is only the SHA-256 of it. */
export const tablets = sqliteTable(
  'tablets',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    tokenHash: words('token_hash').notNull(),
    connectedAt: instant('connected_at').notNull(),
    connectedBy: id('connected_by')
      .notNull()
      .references(() => staff.id),
    disconnectedAt: instant('disconnected_at'),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('tablets_token').on(t.tokenHash),
    uniqueIndex('tablets_name').on(t.name).where(sql`${t.disconnectedAt} IS NULL`),
  ],
);

/** One patient with one tablet, for one visit. */
export const handOvers = sqliteTable(
  'hand_overs',
  {
    id: id('id').primaryKey(),
    tabletId: id('tablet_id')
      .notNull()
      .references(() => tablets.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    appointmentId: id('appointment_id').notNull(),
    state: oneOf('state', handOverStates).notNull(),
    handedAt: instant('handed_at').notNull(),
    handedBy: id('handed_by')
      .notNull()
      .references(() => staff.id),
    /** When the patient first said who they are. */
    startedAt: instant('started_at'),
    /** When it was given back or taken back. */
    endedAt: instant('ended_at'),
    wrongAnswers: count('wrong_answers').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('hand_overs_out_tablet').on(t.tabletId).where(sql`${t.state} IN ('waiting', 'inProgress', 'done')`),
    uniqueIndex('hand_overs_out_visit').on(t.appointmentId).where(sql`${t.state} IN ('waiting', 'inProgress', 'done')`),
    index('hand_overs_visit').on(t.appointmentId, t.handedAt),
    index('hand_overs_handed').on(t.handedAt),
    index('hand_overs_patient').on(t.patientId, t.handedAt),
    check('hand_overs_state', sql`${t.state} IN ('waiting', 'inProgress', 'done', 'givenBack', 'withdrawn')`),
    check('hand_overs_ended', sql`(${t.endedAt} IS NULL) = (${t.state} IN ('waiting', 'inProgress', 'done'))`),
  ],
);

/** What was handed over, one kind each. */
export const handOverTasks = sqliteTable(
  'hand_over_tasks',
  {
    id: id('id').primaryKey(),
    handOverId: id('hand_over_id')
      .notNull()
      .references(() => handOvers.id),
    kind: oneOf('kind', taskKinds).notNull(),
    doneAt: instant('done_at'),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('hand_over_tasks_kind').on(t.handOverId, t.kind),
    check('hand_over_tasks_kind', sql`${t.kind} IN ('intake', 'consents')`),
  ],
);
