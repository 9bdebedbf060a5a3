import { sql } from 'drizzle-orm';
import { check, sqliteTable } from 'drizzle-orm/sqlite-core';
import { targetKinds, triggers } from '../../../electron/charting/alerts/rules.ts';
import { safetyWeights } from '../../../electron/charting/safety/rules.ts';
import { services } from '../../catalog/schema.ts';
import { count, flag, id, json, oneOf, quantity, words } from '../../columns.ts';
import { products } from '../../inventory/schema.ts';

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** A rule of the clinic about what is given to whom. Switched off, never deleted: reasons name it. */
export const safetyRules = sqliteTable(
  'safety_rules',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    trigger: oneOf('trigger', triggers).notNull(),
    /** JSON list: names and synonyms. */
    words: json('words').notNull(),
    /** JSON list of kinds of conditions. */
    conditions: json('conditions').notNull(),
    /** Years of age, or days. */
    number: count('number'),
    most: quantity('most'),
    targetKind: oneOf('target_kind', targetKinds).notNull(),
    /** A product kind, a category or words; empty where a service or product is named, or nothing. */
    target: words('target').notNull(),
    serviceId: id('service_id').references(() => services.id),
    productId: id('product_id').references(() => products.id),
    weight: oneOf('weight', safetyWeights).notNull(),
    sentence: words('sentence').notNull(),
    /** Where it comes from: a label, a letter, a decision of the director. */
    source: words('source').notNull(),
    active: flag('active').notNull(),
    position: count('position').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    check('safety_rules_trigger', sql.raw(`"trigger" IN (${list(triggers)})`)),
    check('safety_rules_target_kind', sql.raw(`"target_kind" IN (${list(targetKinds)})`)),
    check('safety_rules_weight', sql.raw(`"weight" IN (${list(safetyWeights)})`)),
    check(
      'safety_rules_target',
      sql`(${t.targetKind} = 'service') = (${t.serviceId} IS NOT NULL) AND (${t.targetKind} = 'product') = (${t.productId} IS NOT NULL)`,
    ),
    check('safety_rules_most', sql`${t.most} > 0`),
  ],
);
