import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, flag, id, instant, json, localDate, oneOf, sequence, words } from '../columns.ts';

/** The one clinic of this database. */
export const clinics = sqliteTable(
  'clinics',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    address: words('address').notNull(),
    phone: words('phone').notNull(),
    email: words('email').notNull(),
    /** The number under which the clinic pays tax, printed on invoices. */
    taxNumber: words('tax_number').notNull(),
    zone: words('zone').notNull(),
    currency: words('currency').notNull(),
    language: words('language').notNull(),
    /** Two letters (ISO 3166-1): how phone numbers without a country code are read. */
    country: words('country').notNull(),
    paper: oneOf('paper', ['a4', 'letter']).notNull(),
    demo: flag('demo').notNull(),
    version: count('version').notNull(),
  },
  (t) => [check('clinics_paper', sql`${t.paper} IN ('a4', 'letter')`)],
);

export const rooms = sqliteTable('rooms', {
  id: id('id').primaryKey(),
  name: words('name').notNull(),
  position: count('position').notNull(),
  active: flag('active').notNull(),
  version: count('version').notNull(),
});

/** A laser, a chair, a pump: taken by appointments like a room. Printers and scanners are the slice devices. */
export const equipment = sqliteTable('equipment', {
  id: id('id').primaryKey(),
  name: words('name').notNull(),
  /** In the clinic's own words, such as "CO2 laser"; a service asks for any of a kind. */
  kind: words('kind').notNull(),
  position: count('position').notNull(),
  active: flag('active').notNull(),
  version: count('version').notNull(),
});

/** Holidays: nobody works, unless their hours of that date say so. */
export const closedDays = sqliteTable(
  'closed_days',
  {
    id: id('id').primaryKey(),
    date: localDate('date').notNull(),
    name: words('name').notNull(),
    version: count('version').notNull(),
  },
  (t) => [uniqueIndex('closed_days_date').on(t.date)],
);

/** Where stock lies: the stock room or a treatment room. */
export const locations = sqliteTable(
  'locations',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    roomId: id('room_id').references(() => rooms.id),
    version: count('version').notNull(),
  },
  (t) => [uniqueIndex('locations_name').on(t.name)],
);

/** A PC (later also a tablet) from which people work. */
export const stations = sqliteTable(
  'stations',
  {
    id: id('id').primaryKey(),
    number: count('number').notNull(),
    name: words('name').notNull(),
    version: count('version').notNull(),
  },
  (t) => [uniqueIndex('stations_number').on(t.number)],
);

/** The clinic's own rules, one JSON value per key; keys and shapes are in clinic/rules.ts. */
export const policies = sqliteTable('policies', {
  id: words('id').primaryKey(),
  value: json('value').notNull(),
  version: count('version').notNull(),
});

/** Every value a rule ever had and from when on. Append-only: what was booked is held to what was in force then. */
export const policyChanges = sqliteTable(
  'policy_changes',
  {
    seq: sequence('seq'),
    policyId: words('policy_id')
      .notNull()
      .references(() => policies.id),
    value: json('value').notNull(),
    at: instant('at').notNull(),
    /** Null: it was set before changes were kept. */
    staffId: id('staff_id'),
  },
  (t) => [index('policy_changes_policy').on(t.policyId, t.at)],
);
