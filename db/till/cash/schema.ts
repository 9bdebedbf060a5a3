import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { movementCategories, movementKinds } from '../../../electron/till/cash/rules.ts';
import { stations } from '../../clinic/schema.ts';
import { cents, id, instant, localDate, oneOf, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';
import { drawerSessions } from '../schema.ts';

/** Cash put into a drawer, taken out or dropped without a sale, and drawers opened without one. Append-only. */
export const cashMovements = sqliteTable(
  'cash_movements',
  {
    id: id('id').primaryKey(),
    drawerSessionId: id('drawer_session_id')
      .notNull()
      .references(() => drawerSessions.id),
    kind: oneOf('kind', movementKinds).notNull(),
    category: oneOf('category', movementCategories).notNull(),
    /** Always positive; the kind says which way. 0 for a drawer that was only opened. */
    amountCents: cents('amount_cents').notNull(),
    reason: words('reason').notNull(),
    /** Who received a pay-out, or brought a pay-in. */
    counterparty: words('counterparty'),
    /** The bag or envelope of a drop. */
    bagNumber: words('bag_number'),
    at: instant('at').notNull(),
    businessDate: localDate('business_date').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
  },
  (t) => [
    index('cash_movements_session').on(t.drawerSessionId),
    index('cash_movements_date').on(t.businessDate),
    check('cash_movements_kind', sql`${t.kind} IN ('payIn', 'payOut', 'drop', 'noSale')`),
    check(
      'cash_movements_category',
      sql`${t.category} IN ('change', 'returned', 'supplies', 'services', 'other', 'safe', 'bank', 'none')`,
    ),
    check('cash_movements_amount', sql`(${t.kind} = 'noSale') = (${t.amountCents} = 0) AND ${t.amountCents} >= 0`),
  ],
);
