import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { examHows, scopeKinds } from '../../../electron/charting/orders/rules.ts';
import { services } from '../../catalog/schema.ts';
import { count, flag, id, instant, json, localDate, oneOf, quantity, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { products } from '../../inventory/schema.ts';
import { patients } from '../../patients/schema.ts';
import { appointments } from '../../scheduling/schema.ts';
import { staff } from '../../staff/schema.ts';

/** What a good-faith exam or a standing order allows. Exactly one of service, category and product is named. */
const scopeColumns = {
  id: id('id').primaryKey(),
  kind: oneOf('kind', scopeKinds).notNull(),
  serviceId: id('service_id').references(() => services.id),
  category: words('category'),
  productId: id('product_id').references(() => products.id),
  /** JSON list of names; empty: anywhere. */
  areas: json('areas').notNull(),
  /** At most so much in one visit. */
  most: quantity('most'),
};

/** A good-faith exam: a prescriber saw the patient and signed what may be done. Append-only. */
export const exams = sqliteTable(
  'exams',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    /** The visit at which it was made, if it was made at one. */
    appointmentId: id('appointment_id').references(() => appointments.id),
    performedOn: localDate('performed_on').notNull(),
    how: oneOf('how', examHows).notNull(),
    historyReviewed: flag('history_reviewed').notNull(),
    allergiesReviewed: flag('allergies_reviewed').notNull(),
    /** Empty: none were found. */
    contraindications: words('contraindications').notNull(),
    systolic: count('systolic'),
    diastolic: count('diastolic'),
    pulse: count('pulse'),
    notes: words('notes').notNull(),
    validUntil: localDate('valid_until').notNull(),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
    signedAt: instant('signed_at').notNull(),
    signedBy: id('signed_by')
      .notNull()
      .references(() => staff.id),
    sessionId: id('session_id').notNull(),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    index('exams_patient').on(t.patientId, t.performedOn),
    index('exams_valid_until').on(t.validUntil),
    check('exams_how', sql`${t.how} IN ('inPerson', 'telehealth')`),
    check('exams_reviewed', sql`${t.historyReviewed} = 1 AND ${t.allergiesReviewed} = 1`),
    check('exams_valid', sql`${t.validUntil} >= ${t.performedOn}`),
  ],
);

/** Append-only. */
export const examScopes = sqliteTable(
  'exam_scopes',
  {
    ...scopeColumns,
    examId: id('exam_id')
      .notNull()
      .references(() => exams.id),
  },
  (t) => [
    index('exam_scopes_exam').on(t.examId),
    check(
      'exam_scopes_target',
      sql`(${t.kind} = 'service') = (${t.serviceId} IS NOT NULL) AND (${t.kind} = 'category') = (${t.category} IS NOT NULL) AND (${t.kind} = 'product') = (${t.productId} IS NOT NULL)`,
    ),
    check('exam_scopes_most', sql`${t.most} > 0`),
  ],
);

/** An exam that no longer counts, with the reason. Append-only. */
export const examRevocations = sqliteTable('exam_revocations', {
  examId: id('exam_id')
    .primaryKey()
    .references(() => exams.id),
  reason: words('reason').notNull(),
  /** The exam with its revocation, as it was kept. */
  documentId: id('document_id')
    .notNull()
    .references(() => documents.id),
  at: instant('at').notNull(),
  staffId: id('staff_id')
    .notNull()
    .references(() => staff.id),
});

/** An edition of a standing order: the highest of an order counts. Append-only. */
export const standingOrders = sqliteTable(
  'standing_orders',
  {
    id: id('id').primaryKey(),
    /** The same for every edition of one order. */
    orderId: id('order_id').notNull(),
    edition: count('edition').notNull(),
    title: words('title').notNull(),
    body: words('body').notNull(),
    /** JSON list of roles that may act under it. */
    roles: json('roles').notNull(),
    validFrom: localDate('valid_from').notNull(),
    validUntil: localDate('valid_until'),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
    signedAt: instant('signed_at').notNull(),
    signedBy: id('signed_by')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [
    uniqueIndex('standing_orders_edition').on(t.orderId, t.edition),
    check('standing_orders_valid', sql`${t.validUntil} IS NULL OR ${t.validUntil} >= ${t.validFrom}`),
  ],
);

/** Append-only. */
export const standingOrderScopes = sqliteTable(
  'standing_order_scopes',
  {
    ...scopeColumns,
    editionId: id('edition_id')
      .notNull()
      .references(() => standingOrders.id),
  },
  (t) => [
    index('standing_order_scopes_edition').on(t.editionId),
    check(
      'standing_order_scopes_target',
      sql`(${t.kind} = 'service') = (${t.serviceId} IS NOT NULL) AND (${t.kind} = 'category') = (${t.category} IS NOT NULL) AND (${t.kind} = 'product') = (${t.productId} IS NOT NULL)`,
    ),
    check('standing_order_scopes_most', sql`${t.most} > 0`),
  ],
);

/** A standing order that no longer counts, with the reason. Append-only; a newer edition may follow. */
export const standingOrderWithdrawals = sqliteTable('standing_order_withdrawals', {
  editionId: id('edition_id')
    .primaryKey()
    .references(() => standingOrders.id),
  reason: words('reason').notNull(),
  at: instant('at').notNull(),
  staffId: id('staff_id')
    .notNull()
    .references(() => staff.id),
});
