import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { membershipStates, membershipStepKinds } from '../../../electron/billing/memberships/rules.ts';
import { offers } from '../../catalog/schema.ts';
import { cents, count, flag, id, instant, localDate, oneOf, words } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';
import { staff } from '../../staff/schema.ts';
import { invoiceLines } from '../schema.ts';
import { storedValues } from '../storedValues/schema.ts';

/** A membership that runs: billed every period until it ends. */
export const memberships = sqliteTable(
  'memberships',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    offerId: id('offer_id')
      .notNull()
      .references(() => offers.id),
    title: words('title').notNull(),
    state: oneOf('state', membershipStates).notNull(),
    startedOn: localDate('started_on').notNull(),
    intervalMonths: count('interval_months').notNull(),
    /** What a period costs, as agreed at the start. */
    priceCents: cents('price_cents').notNull(),
    /** How many periods were billed. */
    periods: count('periods').notNull(),
    /** Due dates are counted in months from this date, so the 31st comes back after a short month; a freeze moves it. */
    anchorOn: localDate('anchor_on').notNull(),
    anchorPeriods: count('anchor_periods').notNull(),
    nextDueOn: localDate('next_due_on').notNull(),
    /** First and last day of a freeze, planned or under way. */
    frozenFrom: localDate('frozen_from'),
    frozenUntil: localDate('frozen_until'),
    /** The first day on which it does not run any more. */
    endsOn: localDate('ends_on'),
    version: count('version').notNull(),
  },
  (t) => [
    index('memberships_patient').on(t.patientId, t.state),
    index('memberships_running').on(t.nextDueOn).where(sql`"state" <> 'ended'`),
    check('memberships_state', sql`${t.state} IN ('active', 'frozen', 'ended')`),
    check('memberships_freeze', sql`(${t.frozenFrom} IS NULL) = (${t.frozenUntil} IS NULL)`),
  ],
);

/** A period that was billed, once: the unique number makes the billing job harmless to repeat. */
export const membershipPeriods = sqliteTable(
  'membership_periods',
  {
    id: id('id').primaryKey(),
    membershipId: id('membership_id')
      .notNull()
      .references(() => memberships.id),
    number: count('number').notNull(),
    fromOn: localDate('from_on').notNull(),
    /** The first day of the next period. */
    untilOn: localDate('until_on').notNull(),
    invoiceLineId: id('invoice_line_id')
      .notNull()
      .references(() => invoiceLines.id),
    storedValueId: id('stored_value_id')
      .notNull()
      .references(() => storedValues.id),
    /** The period is over and what was not a credit has been earned. */
    earned: flag('earned').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('membership_periods_number').on(t.membershipId, t.number),
    index('membership_periods_value').on(t.storedValueId),
    index('membership_periods_line').on(t.invoiceLineId),
    index('membership_periods_open').on(t.untilOn).where(sql`"earned" = 0`),
    check('membership_periods_dates', sql`${t.fromOn} < ${t.untilOn}`),
  ],
);

/** What people did to a membership. Append-only. */
export const membershipSteps = sqliteTable(
  'membership_steps',
  {
    id: id('id').primaryKey(),
    membershipId: id('membership_id')
      .notNull()
      .references(() => memberships.id),
    kind: oneOf('kind', membershipStepKinds).notNull(),
    fromOn: localDate('from_on').notNull(),
    untilOn: localDate('until_on'),
    reason: words('reason').notNull(),
    at: instant('at').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [
    index('membership_steps_membership').on(t.membershipId),
    check('membership_steps_kind', sql`${t.kind} IN ('start', 'freeze', 'unfreeze', 'cancel', 'keep', 'end')`),
  ],
);
