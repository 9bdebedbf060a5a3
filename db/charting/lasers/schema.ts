import { sql } from 'drizzle-orm';
import { check, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { mapViews } from '../../../electron/catalog/rules.ts';
import { coolings, endpoints } from '../../../electron/charting/lasers/rules.ts';
import { equipment } from '../../clinic/schema.ts';
import { count, id, json, oneOf, quantity, words } from '../../columns.ts';
import { serviceLines } from '../../scheduling/schema.ts';
import { encounters } from '../schema.ts';

/** What a device was set to on one area of one visit. Settings in thousandths of their unit. */
export const deviceTreatments = sqliteTable(
  'device_treatments',
  {
    id: id('id').primaryKey(),
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    serviceLineId: id('service_line_id')
      .notNull()
      .references(() => serviceLines.id),
    view: oneOf('view', mapViews).notNull(),
    region: words('region').notNull(),
    area: words('area').notNull(),
    equipmentId: id('equipment_id')
      .notNull()
      .references(() => equipment.id),
    /** Whole nanometres. */
    wavelength: count('wavelength'),
    handpiece: words('handpiece').notNull(),
    /** Thousandths of J/cm2, mm, ms, Hz. */
    fluence: quantity('fluence'),
    spot: quantity('spot'),
    pulse: quantity('pulse'),
    rate: quantity('rate'),
    passes: count('passes').notNull(),
    cooling: oneOf('cooling', coolings),
    endpoint: oneOf('endpoint', endpoints),
    /** Fitzpatrick I to VI as 1 to 6. */
    skinType: count('skin_type'),
    /** Why it was set beyond what the clinic allows. */
    beyondReason: words('beyond_reason'),
    note: words('note').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('device_treatments_area').on(t.encounterId, t.serviceLineId, t.view, t.region, t.equipmentId),
    check(
      'device_treatments_view',
      sql`${t.view} IN ('front', 'left', 'right', 'turnedLeft', 'turnedRight', 'lips', 'neck', 'hands', 'bodyFront', 'bodyBack')`,
    ),
    check(
      'device_treatments_settings',
      sql`${t.wavelength} > 0 AND ${t.fluence} > 0 AND ${t.spot} > 0 AND ${t.pulse} > 0 AND ${t.rate} > 0 AND ${t.passes} > 0`,
    ),
    check('device_treatments_cooling', sql`${t.cooling} IN ('none', 'contact', 'air', 'cryogen', 'gel')`),
    check(
      'device_treatments_endpoint',
      sql`${t.endpoint} IN ('none', 'erythema', 'perifollicularEdema', 'edema', 'darkening', 'purpura', 'frosting', 'pinpointBleeding', 'vesselClearance')`,
    ),
    check('device_treatments_skin_type', sql`${t.skinType} BETWEEN 1 AND 6`),
  ],
);

/** What the clinic lets a device (its id) be set to. */
export const deviceLimits = sqliteTable('device_limits', {
  id: id('id')
    .primaryKey()
    .references(() => equipment.id),
  /** Nanometres it has: a list of numbers. */
  wavelengths: json('wavelengths').notNull(),
  handpieces: json('handpieces').notNull(),
  /** Per setting the least and the most in thousandths, or null. */
  ranges: json('ranges').notNull(),
  version: count('version').notNull(),
});
