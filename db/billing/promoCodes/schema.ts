import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { promoScopes } from '../../../electron/billing/promoCodes/rules.ts';
import { cents, count, flag, id, instant, json, localDate, oneOf, rate, words } from '../../columns.ts';
import { patients } from '../../patients/schema.ts';
import { invoices } from '../schema.ts';

/** What a customer says to get a discount: a share or an amount off what it is for. */
export const promoCodes = sqliteTable(
  'promo_codes',
  {
    id: id('id').primaryKey(),
    /** In capitals, as it is compared. */
    code: words('code').notNull(),
    rate: rate('rate'),
    cents: cents('cents'),
    appliesTo: oneOf('applies_to', promoScopes).notNull(),
    /** Categories of services, for `categories`. */
    categories: json('categories').notNull(),
    validFrom: localDate('valid_from'),
    validUntil: localDate('valid_until'),
    maxUses: count('max_uses'),
    oncePerPatient: flag('once_per_patient').notNull(),
    /** What the lines it is for come to at least, before discounts. */
    minimumCents: cents('minimum_cents').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('promo_codes_code').on(t.code),
    check('promo_codes_applies_to', sql`${t.appliesTo} IN ('all', 'services', 'retail', 'categories')`),
    check('promo_codes_worth', sql`(${t.rate} IS NULL) <> (${t.cents} IS NULL)`),
    check('promo_codes_rate', sql`${t.rate} IS NULL OR ${t.rate} BETWEEN 1 AND 1000000`),
    check('promo_codes_cents', sql`${t.cents} IS NULL OR ${t.cents} > 0`),
  ],
);

/** On which invoice a code was used, and what it gave. Append-only. */
export const promoUses = sqliteTable(
  'promo_uses',
  {
    id: id('id').primaryKey(),
    promoCodeId: id('promo_code_id')
      .notNull()
      .references(() => promoCodes.id),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id),
    patientId: id('patient_id').references(() => patients.id),
    amountCents: cents('amount_cents').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('promo_uses_code').on(t.promoCodeId, t.patientId)],
);
