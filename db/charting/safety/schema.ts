import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { id, instant, oneOf, words } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';
import { appointments, serviceLines } from '../../scheduling/schema.ts';
import { staff } from '../../staff/schema.ts';

/** Why somebody went on although the clinic's rules wanted a reason. Append-only. */
export const safetyOverrides = sqliteTable(
  'safety_overrides',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    serviceLineId: id('service_line_id')
      .notNull()
      .references(() => serviceLines.id),
    about: oneOf('about', ['exam', 'rule']).notNull(),
    /** What was overridden: once for a line in a visit. */
    key: words('key').notNull(),
    /** As it stood on the screen. */
    sentence: words('sentence').notNull(),
    reason: words('reason').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    sessionId: id('session_id').notNull(),
    stationId: id('station_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    uniqueIndex('safety_overrides_once').on(t.appointmentId, t.serviceLineId, t.key),
    index('safety_overrides_at').on(t.at),
    check('safety_overrides_about', sql`${t.about} IN ('exam', 'rule')`),
  ],
);
