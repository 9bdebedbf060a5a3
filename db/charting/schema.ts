import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { mapViews } from '../../electron/catalog/rules.ts';
import { depths, instruments, techniques } from '../../electron/charting/points/rules.ts';
import { coordinate, count, id, instant, oneOf, quantity, words } from '../columns.ts';
import { documents } from '../documents/schema.ts';
import { containers, products } from '../inventory/schema.ts';
import { patients } from '../patients/schema.ts';
import { appointments, serviceLines } from '../scheduling/schema.ts';
import { staff } from '../staff/schema.ts';

/** The chart of one visit. Once signed nothing of it changes (a trigger sees to it). */
export const encounters = sqliteTable(
  'encounters',
  {
    id: id('id').primaryKey(),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    state: oneOf('state', ['open', 'signed']).notNull(),
    note: words('note').notNull(),
    aftercare: words('aftercare').notNull(),
    openedAt: instant('opened_at').notNull(),
    openedBy: id('opened_by')
      .notNull()
      .references(() => staff.id),
    signedAt: instant('signed_at'),
    signedBy: id('signed_by').references(() => staff.id),
    documentId: id('document_id').references(() => documents.id),
    version: count('version').notNull(),
    /** The note its words were copied from, until they are edited. */
    noteCopiedFromId: id('note_copied_from_id').references((): AnySQLiteColumn => encounters.id),
  },
  (t) => [
    uniqueIndex('encounters_appointment').on(t.appointmentId),
    index('encounters_patient').on(t.patientId),
    index('encounters_state').on(t.state, t.openedAt),
    check('encounters_state', sql`${t.state} IN ('open', 'signed')`),
  ],
);

/** A point on the map, or a whole area of it (`region`): x and y from 0 to 1 in its view. */
export const chartPoints = sqliteTable(
  'chart_points',
  {
    id: id('id').primaryKey(),
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    serviceLineId: id('service_line_id')
      .notNull()
      .references(() => serviceLines.id),
    view: oneOf('view', mapViews).notNull(),
    x: coordinate('x').notNull(),
    y: coordinate('y').notNull(),
    /** The key of the region on its drawing when it is charted as a whole; x and y are its middle. */
    region: words('region'),
    area: words('area').notNull(),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    containerId: id('container_id').references(() => containers.id),
    quantity: quantity('quantity').notNull(),
    depth: oneOf('depth', depths),
    technique: oneOf('technique', techniques),
    instrument: oneOf('instrument', instruments),
    gauge: count('gauge'),
    note: words('note').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    index('chart_points_encounter').on(t.encounterId),
    check(
      'chart_points_view',
      sql`${t.view} IN ('front', 'left', 'right', 'turnedLeft', 'turnedRight', 'lips', 'neck', 'hands', 'bodyFront', 'bodyBack')`,
    ),
    check('chart_points_place', sql`${t.x} BETWEEN 0 AND 1 AND ${t.y} BETWEEN 0 AND 1`),
    check('chart_points_quantity', sql`${t.quantity} > 0`),
    check(
      'chart_points_depth',
      sql`${t.depth} IN ('topical', 'intradermal', 'subdermal', 'subcutaneous', 'submucosal', 'intramuscular', 'subSmas', 'supraperiosteal')`,
    ),
    check(
      'chart_points_technique',
      sql`${t.technique} IN ('bolus', 'microdroplet', 'serialPuncture', 'linearThreading', 'fanning', 'crossHatching', 'layered')`,
    ),
    check('chart_points_instrument', sql`${t.instrument} IN ('needle', 'cannula')`),
    check(
      'chart_points_gauge',
      sql`${t.gauge} IS NULL OR (${t.gauge} BETWEEN 14 AND 34 AND ${t.instrument} IS NOT NULL)`,
    ),
  ],
);

/** Why charted and drawn were left to differ at sign-off. Append-only. */
export const reconciliations = sqliteTable(
  'reconciliations',
  {
    id: id('id').primaryKey(),
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    serviceLineId: id('service_line_id')
      .notNull()
      .references(() => serviceLines.id),
    productId: id('product_id')
      .notNull()
      .references(() => products.id),
    chartedQuantity: quantity('charted_quantity').notNull(),
    drawnQuantity: quantity('drawn_quantity').notNull(),
    reason: words('reason').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant('at').notNull(),
  },
  (t) => [index('reconciliations_encounter').on(t.encounterId)],
);
