import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import {
  commissionBases,
  commissionPays,
  commissionScopes,
  payoutWays,
} from '../../../electron/till/earnings/rules.ts';
import { services } from '../../catalog/schema.ts';
import { cents, count, id, instant, json, localDate, oneOf, words } from '../../columns.ts';
import { products } from '../../inventory/schema.ts';
import { staff } from '../../staff/schema.ts';
import { drawerSessions } from '../schema.ts';

/** What somebody earns on what they perform or sell. A rule is ended, never rewritten: statements of the past stay as they were. */
export const commissionRules = sqliteTable(
  'commission_rules',
  {
    id: id('id').primaryKey(),
    /** Null: everyone who has no rule of their own for it. */
    staffId: id('staff_id').references(() => staff.id),
    scope: oneOf('scope', commissionScopes).notNull(),
    category: words('category'),
    serviceId: id('service_id').references(() => services.id),
    productId: id('product_id').references(() => products.id),
    pay: oneOf('pay', commissionPays).notNull(),
    /** For each treatment or package, where `pay` is flat. */
    flatCents: cents('flat_cents').notNull(),
    base: oneOf('base', commissionBases).notNull(),
    /** [{"fromCents": 0, "rate": 300000}, ...]: the share of each part of the month's base. */
    tiers: json('tiers').notNull(),
    fromDate: localDate('from_date').notNull(),
    untilDate: localDate('until_date'),
    version: count('version').notNull(),
  },
  (t) => [
    check(
      'commission_rules_scope',
      sql`${t.scope} IN ('everything', 'services', 'retail', 'category', 'service', 'product')`,
    ),
    check(
      'commission_rules_of',
      sql`(${t.scope} = 'category') = (${t.category} IS NOT NULL) AND (${t.scope} = 'service') = (${t.serviceId} IS NOT NULL) AND (${t.scope} = 'product') = (${t.productId} IS NOT NULL)`,
    ),
    check('commission_rules_pay', sql`${t.pay} IN ('percent', 'flat')`),
    check('commission_rules_base', sql`${t.base} IN ('list', 'net', 'margin')`),
    check('commission_rules_flat', sql`${t.flatCents} >= 0`),
  ],
);

/** Tips handed to whom they belong, out of a drawer or with the pay. Append-only. */
export const tipPayouts = sqliteTable(
  'tip_payouts',
  {
    id: id('id').primaryKey(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    amountCents: cents('amount_cents').notNull(),
    way: oneOf('way', payoutWays).notNull(),
    drawerSessionId: id('drawer_session_id').references(() => drawerSessions.id),
    note: words('note').notNull(),
    at: instant('at').notNull(),
    businessDate: localDate('business_date').notNull(),
    paidBy: id('paid_by')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    index('tip_payouts_staff').on(t.staffId, t.businessDate),
    check('tip_payouts_way', sql`${t.way} IN ('drawer', 'payroll')`),
    check('tip_payouts_drawer', sql`(${t.way} = 'drawer') = (${t.drawerSessionId} IS NOT NULL)`),
    check('tip_payouts_amount', sql`${t.amountCents} > 0`),
  ],
);
