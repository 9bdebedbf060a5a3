import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { roles } from '../../electron/kernel/roles.ts';
import { count, flag, id, localDate, oneOf, words } from '../columns.ts';

/** Who works here. Passwords live in the vault, not here. */
export const staff = sqliteTable(
  'staff',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    title: words('title').notNull(),
    login: words('login').notNull(),
    role: oneOf('role', roles).notNull(),
    /** Has a column in the calendar. */
    provider: flag('provider').notNull(),
    colour: words('colour').notNull(),
    active: flag('active').notNull(),
    /** argon2id of the six digits; only for switching on a PC after a full sign-in. */
    pinHash: words('pin_hash'),
    version: count('version').notNull(),
    /** Of the working hours, weekly and of dates together. */
    hoursVersion: count('hours_version').notNull().default(1),
  },
  (t) => [
    uniqueIndex('staff_login').on(t.login),
    check(
      'staff_role',
      sql`${t.role} IN ('owner', 'medicalDirector', 'prescriber', 'injector', 'aesthetician', 'frontDesk', 'biller', 'stockKeeper', 'auditor')`,
    ),
  ],
);

/** Weekly working hours in minutes of the local day; weekday 1 is Monday. */
export const workingHours = sqliteTable(
  'working_hours',
  {
    id: id('id').primaryKey(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    weekday: count('weekday').notNull(),
    fromMinute: count('from_minute').notNull(),
    untilMinute: count('until_minute').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    index('working_hours_staff').on(t.staffId),
    check('working_hours_weekday', sql`${t.weekday} BETWEEN 1 AND 7`),
    check(
      'working_hours_span',
      sql`${t.fromMinute} >= 0 AND ${t.untilMinute} <= 1440 AND ${t.fromMinute} < ${t.untilMinute}`,
    ),
  ],
);

/** The hours of one date in place of the weekly ones, a row for each stretch; one row without minutes: does not work. */
export const dateHours = sqliteTable(
  'date_hours',
  {
    id: id('id').primaryKey(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    date: localDate('date').notNull(),
    fromMinute: count('from_minute'),
    untilMinute: count('until_minute'),
    version: count('version').notNull(),
  },
  (t) => [
    index('date_hours_date').on(t.date, t.staffId),
    check(
      'date_hours_span',
      sql`(${t.fromMinute} IS NULL AND ${t.untilMinute} IS NULL) OR (${t.fromMinute} >= 0 AND ${t.untilMinute} <= 1440 AND ${t.fromMinute} < ${t.untilMinute})`,
    ),
  ],
);
