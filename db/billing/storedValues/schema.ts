import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import {
  storedValueKinds,
  storedValueMoveKinds,
  storedValueSources,
  storedValueStates,
} from '../../../electron/billing/rules.ts';
import { offers, services } from '../../catalog/schema.ts';
import { cents, count, flag, id, instant, localDate, oneOf, quantity, sequence, words } from '../../columns.ts';
import { products } from '../../inventory/schema.ts';
import { patients } from '../../patients/schema.ts';
import { appointments } from '../../scheduling/schema.ts';
import { staff } from '../../staff/schema.ts';
import { invoiceLines } from '../schema.ts';

/** What a patient (or whoever holds the card) has paid ahead. What is left is the sum of its moves. */
export const storedValues = sqliteTable(
  'stored_values',
  {
    id: id('id').primaryKey(),
    kind: oneOf('kind', storedValueKinds).notNull(),
    /** Null: it belongs to whoever holds the card. */
    patientId: id('patient_id').references(() => patients.id),
    /** Gift cards: what is printed as a barcode. */
    code: words('code'),
    title: words('title').notNull(),
    offerId: id('offer_id').references(() => offers.id),
    /** The line on which it was sold. */
    invoiceLineId: id('invoice_line_id').references(() => invoiceLines.id),
    /** Deposits: for which appointment. */
    appointmentId: id('appointment_id').references(() => appointments.id),
    /** A lost card: the one that took its place. */
    replacedById: id('replaced_by_id').references((): AnySQLiteColumn => storedValues.id),
    state: oneOf('state', storedValueStates).notNull(),
    shareable: flag('shareable').notNull(),
    issuedCents: cents('issued_cents').notNull(),
    remainingCents: cents('remaining_cents').notNull(),
    expiresOn: localDate('expires_on'),
    issuedAt: instant('issued_at').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('stored_values_code').on(t.code),
    index('stored_values_patient').on(t.patientId, t.state),
    index('stored_values_line').on(t.invoiceLineId),
    index('stored_values_appointment').on(t.appointmentId),
    index('stored_values_expiry').on(t.expiresOn).where(sql`"state" IN ('active', 'frozen')`),
    check('stored_values_kind', sql`${t.kind} IN ('giftCard', 'package', 'membership', 'units', 'deposit')`),
    check('stored_values_state', sql`${t.state} IN ('active', 'frozen', 'used', 'expired', 'void')`),
    check('stored_values_remaining', sql`${t.remainingCents} >= 0`),
  ],
);

/** What a package, membership or bundle of units holds, with its share of the price. */
export const storedValueItems = sqliteTable(
  'stored_value_items',
  {
    id: id('id').primaryKey(),
    storedValueId: id('stored_value_id')
      .notNull()
      .references(() => storedValues.id),
    serviceId: id('service_id').references(() => services.id),
    productId: id('product_id').references(() => products.id),
    issuedQuantity: quantity('issued_quantity').notNull(),
    issuedCents: cents('issued_cents').notNull(),
    remainingQuantity: quantity('remaining_quantity').notNull(),
    remainingCents: cents('remaining_cents').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    index('stored_value_items_value').on(t.storedValueId),
    check('stored_value_items_remaining', sql`${t.remainingQuantity} >= 0 AND ${t.remainingCents} >= 0`),
  ],
);

/** Each change of a stored value: issued positive, used negative. Append-only. */
export const storedValueMoves = sqliteTable(
  'stored_value_moves',
  {
    seq: sequence('seq'),
    id: id('id').notNull(),
    storedValueId: id('stored_value_id')
      .notNull()
      .references(() => storedValues.id),
    itemId: id('item_id').references(() => storedValueItems.id),
    kind: oneOf('kind', storedValueMoveKinds).notNull(),
    quantity: quantity('quantity').notNull(),
    amountCents: cents('amount_cents').notNull(),
    sourceKind: oneOf('source_kind', storedValueSources).notNull(),
    sourceId: id('source_id').notNull(),
    reason: words('reason'),
    at: instant('at').notNull(),
    businessDate: localDate('business_date').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    index('stored_value_moves_value').on(t.storedValueId),
    index('stored_value_moves_source').on(t.sourceKind, t.sourceId),
    check(
      'stored_value_moves_kind',
      sql`${t.kind} IN ('issue', 'redeem', 'restore', 'refund', 'expire', 'forfeit', 'adjust')`,
    ),
    check(
      'stored_value_moves_source_kind',
      sql`${t.sourceKind} IN ('invoiceLine', 'payment', 'creditNote', 'appointment', 'storedValue')`,
    ),
  ],
);
