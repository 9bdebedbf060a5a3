import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { chargeKinds, lineKinds } from '../../electron/billing/rules.ts';
import { taxClasses } from '../../electron/catalog/rules.ts';
import { cents, count, flag, id, instant, json, localDate, oneOf, quantity, rate, words } from '../columns.ts';
import { documents } from '../documents/schema.ts';
import { products } from '../inventory/schema.ts';
import { patients } from '../patients/schema.ts';
import { appointments, serviceLines } from '../scheduling/schema.ts';
import { staff } from '../staff/schema.ts';

export const taxRates = sqliteTable(
  'tax_rates',
  {
    id: id('id').primaryKey(),
    taxClass: oneOf('tax_class', taxClasses).notNull(),
    name: words('name').notNull(),
    rate: rate('rate').notNull(),
    /** Prices of this class contain the tax. */
    inclusive: flag('inclusive').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('tax_rates_class').on(t.taxClass),
    check('tax_rates_class', sql`${t.taxClass} IN ('none', 'standard', 'reduced')`),
    check('tax_rates_rate', sql`${t.rate} BETWEEN 0 AND 1000000`),
  ],
);

/**
 * What is owed for care, or as a fee for how an appointment went. Care: consent makes it pending, sign-off confirms or
 * cancels the same row, checkout invoices it. A fee has no service line.
 */
export const charges = sqliteTable(
  'charges',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    serviceLineId: id('service_line_id').references(() => serviceLines.id),
    kind: oneOf('kind', chargeKinds).notNull(),
    state: oneOf('state', ['pending', 'confirmed', 'invoiced', 'cancelled']).notNull(),
    description: words('description').notNull(),
    pricing: oneOf('pricing', ['perUnit', 'perArea', 'flat']).notNull(),
    unitPriceCents: cents('unit_price_cents').notNull(),
    estimatedQuantity: quantity('estimated_quantity').notNull(),
    /** Set at sign-off: units, areas or 1. */
    chartedQuantity: quantity('charted_quantity'),
    /** Product and quantity the chart says were given, for the three-way check; null where nothing comes from a container. */
    productId: id('product_id').references(() => products.id),
    givenQuantity: quantity('given_quantity'),
    taxClass: oneOf('tax_class', taxClasses).notNull(),
    cosmetic: flag('cosmetic').notNull(),
    performedBy: id('performed_by').references(() => staff.id),
    cancelReason: words('cancel_reason'),
    createdAt: instant('created_at').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('charges_live').on(t.serviceLineId).where(sql`"state" <> 'cancelled'`),
    uniqueIndex('charges_fee').on(t.appointmentId, t.kind).where(sql`"kind" <> 'care' AND "state" <> 'cancelled'`),
    index('charges_appointment').on(t.appointmentId),
    index('charges_patient').on(t.patientId),
    index('charges_state').on(t.state, t.createdAt),
    check('charges_kind', sql`${t.kind} IN ('care', 'noShow', 'lateCancel', 'late')`),
    check('charges_line', sql`(${t.kind} = 'care') = (${t.serviceLineId} IS NOT NULL)`),
    check('charges_state', sql`${t.state} IN ('pending', 'confirmed', 'invoiced', 'cancelled')`),
    check('charges_pricing', sql`${t.pricing} IN ('perUnit', 'perArea', 'flat')`),
    check('charges_tax_class', sql`${t.taxClass} IN ('none', 'standard', 'reduced')`),
  ],
);

/** Gapless numbers, one row per series. */
export const numberSeries = sqliteTable('number_series', {
  id: words('id').primaryKey(),
  last: count('last').notNull(),
});

/** The number, lines and amounts of an issued invoice never change; only state, paid_cents, credited_cents and version move. */
export const invoices = sqliteTable(
  'invoices',
  {
    id: id('id').primaryKey(),
    number: count('number').notNull(),
    patientId: id('patient_id').references(() => patients.id),
    appointmentId: id('appointment_id').references(() => appointments.id),
    state: oneOf('state', ['issued', 'partPaid', 'paid', 'void']).notNull(),
    issuedAt: instant('issued_at').notNull(),
    businessDate: localDate('business_date').notNull(),
    goodsCents: cents('goods_cents').notNull(),
    discountCents: cents('discount_cents').notNull(),
    taxCents: cents('tax_cents').notNull(),
    /** The part of the tax that the prices contain. */
    includedTaxCents: cents('included_tax_cents').notNull(),
    totalCents: cents('total_cents').notNull(),
    /** Payments less what was given back. */
    paidCents: cents('paid_cents').notNull(),
    /** What credit notes took back. */
    creditedCents: cents('credited_cents').notNull(),
    /** Why no tax was charged, if the patient is exempt. */
    taxExemption: words('tax_exemption'),
    documentId: id('document_id').references(() => documents.id),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('invoices_number').on(t.number),
    index('invoices_patient').on(t.patientId),
    index('invoices_appointment').on(t.appointmentId),
    index('invoices_date').on(t.businessDate),
    check('invoices_state', sql`${t.state} IN ('issued', 'partPaid', 'paid', 'void')`),
    check(
      'invoices_total',
      sql`${t.totalCents} = ${t.goodsCents} - ${t.discountCents} + ${t.taxCents} - ${t.includedTaxCents}`,
    ),
  ],
);

/** Append-only: written when the invoice is issued. */
export const invoiceLines = sqliteTable(
  'invoice_lines',
  {
    id: id('id').primaryKey(),
    invoiceId: id('invoice_id')
      .notNull()
      .references(() => invoices.id),
    position: count('position').notNull(),
    kind: oneOf('kind', lineKinds).notNull(),
    chargeId: id('charge_id').references(() => charges.id),
    productId: id('product_id').references(() => products.id),
    description: words('description').notNull(),
    quantity: quantity('quantity').notNull(),
    unitPriceCents: cents('unit_price_cents').notNull(),
    goodsCents: cents('goods_cents').notNull(),
    discountCents: cents('discount_cents').notNull(),
    discountReason: words('discount_reason'),
    taxRate: rate('tax_rate').notNull(),
    taxCents: cents('tax_cents').notNull(),
    includedTaxCents: cents('included_tax_cents').notNull(),
    totalCents: cents('total_cents').notNull(),
    /** What the patient owes of the total and what a payer owes; they sum to the total. */
    patientCents: cents('patient_cents').notNull(),
    payerCents: cents('payer_cents').notNull(),
    performedBy: id('performed_by'),
    /** [{product, lot, expiresOn, quantity}] for traceability. */
    lots: json('lots').notNull(),
    /** What a unit would have cost, and why it did not; null where the list price was charged. */
    listPriceCents: cents('list_price_cents'),
    priceReason: words('price_reason'),
  },
  (t) => [
    index('invoice_lines_invoice').on(t.invoiceId),
    index('invoice_lines_charge').on(t.chargeId),
    check('invoice_lines_kind', sql.raw(`"kind" IN (${lineKinds.map((k) => `'${k}'`).join(', ')})`)),
    check('invoice_lines_split', sql`${t.patientCents} + ${t.payerCents} = ${t.totalCents}`),
  ],
);

/** The reason someone permitted gave for going on although charted, drawn and billed differ. Append-only. */
export const checkOverrides = sqliteTable(
  'check_overrides',
  {
    id: id('id').primaryKey(),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    serviceLineId: id('service_line_id')
      .notNull()
      .references(() => serviceLines.id),
    /** The differing figures as they were, in thousandths. */
    chartedQuantity: quantity('charted_quantity'),
    drawnQuantity: quantity('drawn_quantity').notNull(),
    billedQuantity: quantity('billed_quantity'),
    reason: words('reason').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant('at').notNull(),
  },
  (t) => [index('check_overrides_appointment').on(t.appointmentId)],
);
