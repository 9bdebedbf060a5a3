import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { estimateStates } from '../../../electron/billing/estimates/rules.ts';
import { taxClasses } from '../../../electron/catalog/rules.ts';
import { services } from '../../catalog/schema.ts';
import { cents, count, id, instant, localDate, oneOf, quantity, rate, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { products } from '../../inventory/schema.ts';
import { patients } from '../../patients/schema.ts';
import { appointments, serviceLines } from '../../scheduling/schema.ts';
import { staff } from '../../staff/schema.ts';

/** What care will cost, over one visit or a plan of several. Its lines never change once it was offered. */
export const estimates = sqliteTable(
  'estimates',
  {
    id: id('id').primaryKey(),
    number: count('number').notNull(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    title: words('title').notNull(),
    /** What the patient reads above the lines. */
    note: words('note').notNull(),
    state: oneOf('state', estimateStates).notNull(),
    /** The last day on which it can be accepted. */
    validUntil: localDate('valid_until').notNull(),
    totalCents: cents('total_cents').notNull(),
    /** What the list prices are above the agreed ones, before tax. */
    savedCents: cents('saved_cents').notNull(),
    offeredAt: instant('offered_at'),
    decidedAt: instant('decided_at'),
    declineReason: words('decline_reason'),
    /** What was offered, and the same with the signature. */
    documentId: id('document_id').references(() => documents.id),
    acceptanceId: id('acceptance_id').references(() => documents.id),
    revisesId: id('revises_id').references((): AnySQLiteColumn => estimates.id),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by')
      .notNull()
      .references(() => staff.id),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('estimates_number').on(t.number),
    index('estimates_patient').on(t.patientId, t.createdAt),
    index('estimates_open').on(t.state, t.validUntil),
    check('estimates_state', sql`${t.state} IN ('draft', 'offered', 'accepted', 'declined', 'withdrawn')`),
    check('estimates_offered', sql`${t.state} IN ('draft', 'withdrawn') OR ${t.documentId} IS NOT NULL`),
    check('estimates_accepted', sql`${t.state} <> 'accepted' OR ${t.acceptanceId} IS NOT NULL`),
  ],
);

/** A visit of the plan, so many weeks after the one before it. */
export const estimateVisits = sqliteTable(
  'estimate_visits',
  {
    id: id('id').primaryKey(),
    estimateId: id('estimate_id')
      .notNull()
      .references(() => estimates.id),
    position: count('position').notNull(),
    title: words('title').notNull(),
    weeksAfter: count('weeks_after').notNull(),
    /** Set once it is booked. */
    appointmentId: id('appointment_id').references(() => appointments.id),
    version: count('version').notNull(),
  },
  (t) => [
    index('estimate_visits_estimate').on(t.estimateId),
    index('estimate_visits_appointment').on(t.appointmentId),
    check('estimate_visits_weeks', sql`${t.weeksAfter} BETWEEN 0 AND 104`),
  ],
);

/** What is done or sold at a visit, with its list price and the agreed one. */
export const estimateLines = sqliteTable(
  'estimate_lines',
  {
    id: id('id').primaryKey(),
    visitId: id('visit_id')
      .notNull()
      .references(() => estimateVisits.id),
    position: count('position').notNull(),
    kind: oneOf('kind', ['service', 'retail']).notNull(),
    serviceId: id('service_id').references(() => services.id),
    productId: id('product_id').references(() => products.id),
    description: words('description').notNull(),
    /** "U", "area", "" for pieces and flat prices. */
    unit: words('unit').notNull(),
    quantity: quantity('quantity').notNull(),
    listPriceCents: cents('list_price_cents').notNull(),
    unitPriceCents: cents('unit_price_cents').notNull(),
    taxClass: oneOf('tax_class', taxClasses).notNull(),
    goodsCents: cents('goods_cents').notNull(),
    taxRate: rate('tax_rate').notNull(),
    taxCents: cents('tax_cents').notNull(),
    includedTaxCents: cents('included_tax_cents').notNull(),
    totalCents: cents('total_cents').notNull(),
    /** Set once its visit is booked: the charge of this line keeps the agreed price. */
    serviceLineId: id('service_line_id').references(() => serviceLines.id),
    version: count('version').notNull(),
  },
  (t) => [
    index('estimate_lines_visit').on(t.visitId),
    uniqueIndex('estimate_lines_service_line').on(t.serviceLineId),
    check('estimate_lines_kind', sql`${t.kind} IN ('service', 'retail')`),
    check(
      'estimate_lines_what',
      sql`(${t.kind} = 'service') = (${t.serviceId} IS NOT NULL) AND (${t.kind} = 'retail') = (${t.productId} IS NOT NULL)`,
    ),
    check(
      'estimate_lines_price',
      sql`${t.unitPriceCents} >= 0 AND ${t.unitPriceCents} <= ${t.listPriceCents} AND ${t.quantity} > 0`,
    ),
    check('estimate_lines_total', sql`${t.totalCents} = ${t.goodsCents} + ${t.taxCents} - ${t.includedTaxCents}`),
  ],
);
