import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { lineKinds } from '../../electron/billing/rules.ts';
import { tenderKinds } from '../../electron/ledger/rules.ts';
import { discountSources } from '../../electron/till/rules.ts';
import { promoCodes } from '../billing/promoCodes/schema.ts';
import { charges, invoices } from '../billing/schema.ts';
import { storedValueItems, storedValues } from '../billing/storedValues/schema.ts';
import { offers } from '../catalog/schema.ts';
import { stations } from '../clinic/schema.ts';
import { cents, count, id, instant, json, localDate, oneOf, quantity, rate, words } from '../columns.ts';
import { products } from '../inventory/schema.ts';
import { patients } from '../patients/schema.ts';
import { appointments } from '../scheduling/schema.ts';
import { staff } from '../staff/schema.ts';

/** One drawer from opening to closing. One open session per station. */
export const drawerSessions = sqliteTable(
  'drawer_sessions',
  {
    id: id('id').primaryKey(),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    businessDate: localDate('business_date').notNull(),
    state: oneOf('state', ['open', 'closed']).notNull(),
    floatCents: cents('float_cents').notNull(),
    /** {"10000": 2, "500": 10}: how many of each coin and note, by its value in cents. */
    openingCount: json('opening_count').notNull(),
    openedAt: instant('opened_at').notNull(),
    openedBy: id('opened_by')
      .notNull()
      .references(() => staff.id),
    closedAt: instant('closed_at'),
    closedBy: id('closed_by').references(() => staff.id),
    closingCount: json('closing_count'),
    overShortCents: cents('over_short_cents'),
    closingNote: words('closing_note'),
    version: count('version').notNull(),
    /** The last journal line, invoice and credit note before it: what comes after them is this session's. */
    sinceSeq: count('since_seq').notNull().default(0),
    sinceInvoice: count('since_invoice').notNull().default(0),
    sinceCredit: count('since_credit').notNull().default(0),
  },
  (t) => [
    index('drawer_sessions_date').on(t.businessDate),
    uniqueIndex('drawer_sessions_open').on(t.stationId).where(sql`"state" = 'open'`),
    check('drawer_sessions_state', sql`${t.state} IN ('open', 'closed')`),
  ],
);

/** What is being paid. Editable until the last tender; then it becomes an invoice. */
export const carts = sqliteTable(
  'carts',
  {
    id: id('id').primaryKey(),
    stationId: id('station_id')
      .notNull()
      .references(() => stations.id),
    appointmentId: id('appointment_id').references(() => appointments.id),
    patientId: id('patient_id').references(() => patients.id),
    state: oneOf('state', ['open', 'paid', 'abandoned']).notNull(),
    /** What a parked cart is called. */
    label: words('label'),
    /** Set while the cart is put aside. */
    parkedAt: instant('parked_at'),
    tipCents: cents('tip_cents').notNull(),
    /** Who gets the tip; null when it is split. */
    tipStaffId: id('tip_staff_id').references(() => staff.id),
    /** [{staffId, cents}] when several share the tip. */
    tipParts: json('tip_parts'),
    /** Off the whole sale, spread over its lines; as a share it follows them. */
    discountCents: cents('discount_cents').notNull(),
    discountRate: rate('discount_rate'),
    discountReason: words('discount_reason'),
    promoCodeId: id('promo_code_id').references(() => promoCodes.id),
    /** Why no tax is charged. */
    taxExemption: words('tax_exemption'),
    invoiceId: id('invoice_id').references(() => invoices.id),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by')
      .notNull()
      .references(() => staff.id),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('carts_open_visit').on(t.appointmentId).where(sql`"state" = 'open'`),
    index('carts_open').on(t.state, t.createdAt),
    check('carts_state', sql`${t.state} IN ('open', 'paid', 'abandoned')`),
    check('carts_tip', sql`${t.tipCents} >= 0`),
    check('carts_discount', sql`${t.discountCents} >= 0`),
  ],
);

export const cartLines = sqliteTable(
  'cart_lines',
  {
    id: id('id').primaryKey(),
    cartId: id('cart_id')
      .notNull()
      .references(() => carts.id),
    position: count('position').notNull(),
    kind: oneOf('kind', lineKinds).notNull(),
    chargeId: id('charge_id').references(() => charges.id),
    productId: id('product_id').references(() => products.id),
    /** The lot that was scanned; null: first expiry first out. */
    lotId: id('lot_id'),
    /** Packages, memberships and units that are sold. */
    offerId: id('offer_id').references(() => offers.id),
    /** Deposits: for which appointment. */
    appointmentId: id('appointment_id').references(() => appointments.id),
    /** Where neither charge nor product nor offer names the line. */
    description: words('description'),
    /** Gift cards: the code on the card. */
    code: words('code'),
    quantity: quantity('quantity').notNull(),
    unitPriceCents: cents('unit_price_cents').notNull(),
    /** What it would have cost; null while that is what it costs. */
    listPriceCents: cents('list_price_cents'),
    priceReason: words('price_reason'),
    discountCents: cents('discount_cents').notNull(),
    /** Set when the discount was given as a share: it follows the quantity. */
    discountRate: rate('discount_rate'),
    discountReason: words('discount_reason'),
    /** Where the discount comes from; null without one. */
    discountSource: oneOf('discount_source', discountSources),
    version: count('version').notNull(),
  },
  (t) => [
    index('cart_lines_cart').on(t.cartId),
    check('cart_lines_source', sql.raw(`"discount_source" IN (${discountSources.map((k) => `'${k}'`).join(', ')})`)),
    check('cart_lines_kind', sql.raw(`"kind" IN (${lineKinds.map((k) => `'${k}'`).join(', ')})`)),
    check('cart_lines_amounts', sql`${t.quantity} > 0 AND ${t.discountCents} >= 0`),
  ],
);

/** A tender laid on the cart, not yet booked. */
export const cartTenders = sqliteTable(
  'cart_tenders',
  {
    id: id('id').primaryKey(),
    cartId: id('cart_id')
      .notNull()
      .references(() => carts.id),
    position: count('position').notNull(),
    kind: oneOf('kind', tenderKinds).notNull(),
    /** Handed over: for cash it may be more than is due. */
    cents: cents('cents').notNull(),
    reference: words('reference'),
    storedValueId: id('stored_value_id').references(() => storedValues.id),
    /** A use of a package, membership or banked units: which item, how much of it, for which line. */
    itemId: id('item_id').references(() => storedValueItems.id),
    quantity: quantity('quantity'),
    cartLineId: id('cart_line_id').references(() => cartLines.id),
  },
  (t) => [
    index('cart_tenders_cart').on(t.cartId),
    check('cart_tenders_kind', sql.raw(`"kind" IN (${tenderKinds.map((k) => `'${k}'`).join(', ')})`)),
    check('cart_tenders_cents', sql`${t.cents} >= 0`),
    check('cart_tenders_use', sql`${t.cents} > 0 OR ${t.itemId} IS NOT NULL OR ${t.kind} = 'deposit'`),
  ],
);
