import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { choiceSources, marketingChannels } from '../../../electron/patients/contact/rules.ts';
import { count, flag, id, instant, oneOf, sequence, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';
import { patients } from '../schema.ts';

/** What is known of a patient beside the name; one row a patient, made when something of it is first written. */
export const patientDetails = sqliteTable('patient_details', {
  /** The patient's. */
  id: id('id')
    .primaryKey()
    .references(() => patients.id),
  /** A language tag, e.g. "es". */
  language: words('language'),
  street: words('street').notNull(),
  /** Apartment, floor. */
  unit: words('unit').notNull(),
  city: words('city').notNull(),
  region: words('region').notNull(),
  postalCode: words('postal_code').notNull(),
  emergencyName: words('emergency_name').notNull(),
  emergencyRelationship: words('emergency_relationship').notNull(),
  /** E.164. */
  emergencyPhone: words('emergency_phone'),
  version: count('version').notNull(),
});

/** What a patient said about being told of offers, by channel. The newest of a channel holds. */
export const marketingChoices = sqliteTable(
  'marketing_choices',
  {
    seq: sequence('seq'),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    channel: oneOf('channel', marketingChannels).notNull(),
    wanted: flag('wanted').notNull(),
    sourceKind: oneOf('source_kind', choiceSources).notNull(),
    /** The filled-in form it was said on. */
    sourceId: id('source_id'),
    at: instant('at').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [
    index('marketing_choices_patient').on(t.patientId, t.seq),
    check('marketing_choices_channel', sql`${t.channel} IN ('email', 'sms', 'phone', 'mail')`),
    check('marketing_choices_source', sql`${t.sourceKind} IN ('desk', 'paper', 'phone', 'form')`),
    check('marketing_choices_source_id', sql`(${t.sourceKind} = 'form') = (${t.sourceId} IS NOT NULL)`),
  ],
);
