import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { waivedKinds } from '../../../electron/billing/rules.ts';
import { cents, id, instant, oneOf, words } from '../../columns.ts';
import { appointments } from '../../scheduling/schema.ts';
import { staff } from '../../staff/schema.ts';

/** A fee or deposit that was not asked for: how much, who decided so and why. Append-only; the latest counts. */
export const waivers = sqliteTable(
  'waivers',
  {
    id: id('id').primaryKey(),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    kind: oneOf('kind', waivedKinds).notNull(),
    amountCents: cents('amount_cents').notNull(),
    reason: words('reason').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant('at').notNull(),
  },
  (t) => [
    index('waivers_appointment').on(t.appointmentId),
    check('waivers_kind', sql`${t.kind} IN ('noShow', 'lateCancel', 'late', 'deposit')`),
  ],
);
