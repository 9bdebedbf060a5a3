import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { relationships } from '../../../electron/patients/coverage/rules.ts';
import { count, id, instant, localDate, oneOf, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';
import { patients } from '../schema.ts';

/** Who insures a patient. The lowest position is billed first; what is over is ended. */
export const coverages = sqliteTable(
  'coverages',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    position: count('position').notNull(),
    payer: words('payer').notNull(),
    plan: words('plan').notNull(),
    memberNumber: words('member_number').notNull(),
    groupNumber: words('group_number').notNull(),
    /** Of the patient to the subscriber. */
    relationship: oneOf('relationship', relationships).notNull(),
    /** Empty where the patient is the subscriber. */
    subscriberName: words('subscriber_name').notNull(),
    subscriberBirthDate: localDate('subscriber_birth_date'),
    validFrom: localDate('valid_from'),
    /** The last day. */
    validUntil: localDate('valid_until'),
    notedAt: instant('noted_at').notNull(),
    notedBy: id('noted_by')
      .notNull()
      .references(() => staff.id),
    endedAt: instant('ended_at'),
    endedBy: id('ended_by').references(() => staff.id),
    version: count('version').notNull(),
  },
  (t) => [
    index('coverages_patient').on(t.patientId),
    check('coverages_position', sql`${t.position} > 0`),
    check('coverages_relationship', sql`${t.relationship} IN ('self', 'spouse', 'child', 'other')`),
    check('coverages_subscriber', sql`(${t.relationship} = 'self') = (${t.subscriberName} = '')`),
    check(
      'coverages_valid',
      sql`${t.validFrom} IS NULL OR ${t.validUntil} IS NULL OR ${t.validFrom} <= ${t.validUntil}`,
    ),
    check('coverages_ended', sql`(${t.endedAt} IS NULL) = (${t.endedBy} IS NULL)`),
  ],
);
