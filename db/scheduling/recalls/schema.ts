import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { services } from '../../catalog/schema.ts';
import { count, id, instant, localDate, quantity, words } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';
import { serviceLines } from '../schema.ts';

/** When a patient is due again for a service: one row for both, made new by each treatment that is signed off. */
export const recalls = sqliteTable(
  'recalls',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    /** The latest treatment. */
    serviceLineId: id('service_line_id')
      .notNull()
      .references(() => serviceLines.id),
    performedAt: instant('performed_at').notNull(),
    /** Of neurotoxin: what was given, and into how many areas. */
    units: quantity('units'),
    areas: count('areas'),
    intervalDays: count('interval_days').notNull(),
    dueOn: localDate('due_on').notNull(),
    /** The day it counts from for the list: due, or later once put off; null: not before the next treatment. */
    shownFrom: localDate('shown_from'),
    dismissReason: words('dismiss_reason'),
    contactedAt: instant('contacted_at'),
    contactedBy: id('contacted_by'),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('recalls_patient').on(t.patientId, t.serviceId),
    index('recalls_shown').on(t.shownFrom).where(sql`"shown_from" IS NOT NULL`),
    check('recalls_interval', sql`${t.intervalDays} > 0`),
  ],
);
