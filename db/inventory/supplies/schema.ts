import { sql } from 'drizzle-orm';
import { check, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { supplyDecisions as decisions } from '../../../electron/inventory/supplies/rules.ts';
import { count, id, instant, oneOf, quantity, sequence, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';
import { products } from '../schema.ts';

/**
 * What became of a supply at one service line of a visit; the highest version counts. The line is named without a foreign
 * key: visits stand to the right. What was used is moved with the line as its source.
 */
export const supplyDecisions = sqliteTable(
  'supply_decisions',
  {
    seq: sequence('seq'),
    id: id('id').notNull(),
    serviceLineId: id('service_line_id').notNull(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    version: count('version').notNull(),
    decision: oneOf('decision', decisions).notNull(),
    /** The usual quantity of the service when this was decided; 0: it was added at the visit. */
    expected: quantity('expected').notNull(),
    used: quantity('used').notNull(),
    reason: words('reason'),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    uniqueIndex('supply_decisions_id').on(t.id),
    uniqueIndex('supply_decisions_line').on(t.serviceLineId, t.productId, t.version),
    check('supply_decisions_decision', sql`${t.decision} IN ('open', 'used', 'unused', 'left')`),
    check('supply_decisions_expected', sql`${t.expected} >= 0`),
    check('supply_decisions_used', sql`${t.used} >= 0 AND (${t.used} > 0) = (${t.decision} = 'used')`),
    check('supply_decisions_left', sql`${t.decision} <> 'left' OR ${t.reason} IS NOT NULL`),
  ],
);
