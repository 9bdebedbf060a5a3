import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { entryStates, offerOutcomes, priorities } from '../../../electron/scheduling/waitlist/rules.ts';
import { services } from '../../catalog/schema.ts';
import { count, id, instant, localDate, oneOf, words } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';
import { staff } from '../../staff/schema.ts';
import { appointments } from '../schema.ts';

/** Somebody who would come sooner. Ends by being booked, taken off, or by itself after `expires_on`. */
export const waitlistEntries = sqliteTable(
  'waitlist_entries',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    /** Null: whoever is free. */
    providerId: id('provider_id').references(() => staff.id),
    /** Bit 0 Monday .. bit 6 Sunday. */
    weekdays: count('weekdays').notNull(),
    /** Bit 0 morning, 1 afternoon, 2 evening. */
    dayparts: count('dayparts').notNull(),
    fromOn: localDate('from_on'),
    untilOn: localDate('until_on'),
    expiresOn: localDate('expires_on').notNull(),
    priority: oneOf('priority', priorities).notNull(),
    note: words('note').notNull(),
    state: oneOf('state', entryStates).notNull(),
    /** What was booked from it. */
    appointmentId: id('appointment_id').references(() => appointments.id),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    index('waitlist_entries_open').on(t.expiresOn).where(sql`"state" = 'open'`),
    index('waitlist_entries_patient').on(t.patientId),
    index('waitlist_entries_appointment').on(t.appointmentId).where(sql`"appointment_id" IS NOT NULL`),
    check('waitlist_entries_priority', sql`${t.priority} IN ('normal', 'high')`),
    check('waitlist_entries_state', sql`${t.state} IN ('open', 'booked', 'removed')`),
    check('waitlist_entries_masks', sql`${t.weekdays} BETWEEN 1 AND 127 AND ${t.dayparts} BETWEEN 1 AND 7`),
  ],
);

/** The services an entry waits for, in order. */
export const waitlistServices = sqliteTable(
  'waitlist_services',
  {
    id: id('id').primaryKey(),
    entryId: id('entry_id')
      .notNull()
      .references(() => waitlistEntries.id),
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    position: count('position').notNull(),
  },
  (t) => [index('waitlist_services_entry').on(t.entryId)],
);

/** A time that was offered, by whom, and what came of it. */
export const waitlistOffers = sqliteTable(
  'waitlist_offers',
  {
    id: id('id').primaryKey(),
    entryId: id('entry_id')
      .notNull()
      .references(() => waitlistEntries.id),
    providerId: id('provider_id')
      .notNull()
      .references(() => staff.id),
    startsAt: instant('starts_at').notNull(),
    offeredAt: instant('offered_at').notNull(),
    offeredBy: id('offered_by').notNull(),
    outcome: oneOf('outcome', offerOutcomes).notNull(),
    answeredAt: instant('answered_at'),
    version: count('version').notNull(),
  },
  (t) => [
    index('waitlist_offers_entry').on(t.entryId, t.offeredAt),
    check('waitlist_offers_outcome', sql`${t.outcome} IN ('pending', 'accepted', 'declined', 'noAnswer')`),
  ],
);
