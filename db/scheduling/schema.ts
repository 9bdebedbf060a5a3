import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { blockKinds } from '../../electron/scheduling/blocks/rules.ts';
import { appointmentStates } from '../../electron/scheduling/rules.ts';
import { services } from '../catalog/schema.ts';
import { count, flag, id, instant, localDate, oneOf, sequence, words } from '../columns.ts';
import { patients } from '../patients/schema.ts';

const resourceKinds = ['staff', 'room', 'device'] as const;
const stateList = appointmentStates.map((s) => `'${s}'`).join(', ');

/** Appointments that were made by one rule. What happens to them is theirs; the rule only says how they were made. */
export const appointmentSeries = sqliteTable('appointment_series', {
  id: id('id').primaryKey(),
  /** RFC 5545, without its start: 'FREQ=WEEKLY;INTERVAL=2;COUNT=6'. */
  rule: words('rule').notNull(),
  startsOn: localDate('starts_on').notNull(),
  createdAt: instant('created_at').notNull(),
  createdBy: id('created_by').notNull(),
  version: count('version').notNull(),
});

export const appointments = sqliteTable(
  'appointments',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    state: oneOf('state', appointmentStates).notNull(),
    /** Instant of the latest change of state: what the board counts from. */
    stateSince: instant('state_since').notNull(),
    note: words('note').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by').notNull(),
    version: count('version').notNull(),
    seriesId: id('series_id').references(() => appointmentSeries.id),
    /** The same for the appointments of people who come together. */
    groupId: id('group_id'),
  },
  (t) => [
    index('appointments_series').on(t.seriesId, t.startsAt).where(sql`"series_id" IS NOT NULL`),
    index('appointments_group').on(t.groupId).where(sql`"group_id" IS NOT NULL`),
    index('appointments_starts_at').on(t.startsAt),
    index('appointments_patient').on(t.patientId, t.startsAt),
    check('appointments_state', sql.raw(`"state" IN (${stateList})`)),
    check('appointments_span', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/** Each change of state with its time. Append-only. */
export const appointmentSteps = sqliteTable(
  'appointment_steps',
  {
    seq: sequence('seq'),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    state: oneOf('state', appointmentStates).notNull(),
    at: instant('at').notNull(),
    reason: words('reason'),
    staffId: id('staff_id').notNull(),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    index('appointment_steps_appointment').on(t.appointmentId),
    check('appointment_steps_state', sql.raw(`"state" IN (${stateList})`)),
  ],
);

/** One service of one visit: the spine on which consent, draws, chart and charge hang. */
export const serviceLines = sqliteTable(
  'service_lines',
  {
    id: id('id').primaryKey(),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    position: count('position').notNull(),
    state: oneOf('state', ['planned', 'performed', 'notPerformed']).notNull(),
    version: count('version').notNull(),
    /** The line this one was added to. */
    addOnTo: id('add_on_to').references((): AnySQLiteColumn => serviceLines.id),
  },
  (t) => [
    index('service_lines_appointment').on(t.appointmentId),
    check('service_lines_state', sql`${t.state} IN ('planned', 'performed', 'notPerformed')`),
  ],
);

/**
 * A person, room or device is not to be had in [starts_at, ends_at), be it for a break or for weeks. What it takes of
 * that time stands in occupancies, in pieces; a removed block takes nothing.
 */
export const blocks = sqliteTable(
  'blocks',
  {
    id: id('id').primaryKey(),
    resourceKind: oneOf('resource_kind', resourceKinds).notNull(),
    resourceId: id('resource_id').notNull(),
    kind: oneOf('kind', blockKinds).notNull(),
    reason: words('reason').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    removed: flag('removed').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    index('blocks_resource').on(t.resourceKind, t.resourceId, t.endsAt).where(sql`"removed" = 0`),
    check('blocks_resource_kind', sql`${t.resourceKind} IN ('staff', 'room', 'device')`),
    check('blocks_kind', sql`${t.kind} IN ('break', 'timeOff', 'meeting', 'maintenance', 'other')`),
    check('blocks_span', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/**
 * Who or what is taken by a service line or a block, and when: half-open [starts_at, ends_at), never longer than 24 hours. A cancelled appointment
 * releases its time but keeps the rows, so that undoing it knows what to ask for; only unreleased ones never overlap.
 */
export const occupancies = sqliteTable(
  'occupancies',
  {
    id: id('id').primaryKey(),
    appointmentId: id('appointment_id').references(() => appointments.id),
    serviceLineId: id('service_line_id').references(() => serviceLines.id),
    blockId: id('block_id').references(() => blocks.id),
    resourceKind: oneOf('resource_kind', resourceKinds).notNull(),
    resourceId: id('resource_id').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    released: flag('released').notNull(),
    /** A second person, beside the one who performs the service. */
    assists: flag('assists').notNull().default(false),
  },
  (t) => [
    uniqueIndex('occupancies_resource').on(t.resourceKind, t.resourceId, t.startsAt).where(sql`"released" = 0`),
    index('occupancies_appointment').on(t.appointmentId),
    index('occupancies_service_line').on(t.serviceLineId),
    index('occupancies_block').on(t.blockId).where(sql`"block_id" IS NOT NULL`),
    index('occupancies_block_time').on(t.startsAt).where(sql`"block_id" IS NOT NULL`),
    check(
      'occupancies_owner',
      sql`(${t.blockId} IS NULL) = (${t.appointmentId} IS NOT NULL) AND (${t.appointmentId} IS NULL) = (${t.serviceLineId} IS NULL)`,
    ),
    check('occupancies_resource_kind', sql`${t.resourceKind} IN ('staff', 'room', 'device')`),
    check('occupancies_span', sql`${t.startsAt} < ${t.endsAt} AND ${t.endsAt} - ${t.startsAt} <= 86400000`),
  ],
);
