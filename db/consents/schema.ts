import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { outcomes, validities } from '../../electron/consents/rules.ts';
import { services } from '../catalog/schema.ts';
import { count, flag, id, instant, localDate, oneOf, words } from '../columns.ts';
import { documents } from '../documents/schema.ts';
import { patients } from '../patients/schema.ts';
import { serviceLines } from '../scheduling/schema.ts';
import { staff } from '../staff/schema.ts';

export const consentTemplates = sqliteTable('consent_templates', {
  id: id('id').primaryKey(),
  name: words('name').notNull(),
  active: flag('active').notNull(),
  version: count('version').notNull(),
  /** Someone of the staff signs as a witness. */
  witness: flag('witness').notNull().default(false),
  /** A signature for an earlier visit does not count under an older edition. */
  renew: flag('renew').notNull().default(false),
});

/** The text as it was in each edition. Append-only. */
export const consentEditions = sqliteTable(
  'consent_editions',
  {
    id: id('id').primaryKey(),
    templateId: id('template_id')
      .notNull()
      .references(() => consentTemplates.id),
    edition: count('edition').notNull(),
    language: words('language').notNull(),
    title: words('title').notNull(),
    /** Paragraphs separated by blank lines; {patient}, {service}, {provider}, {clinic} and {date} are filled in when shown. */
    body: words('body').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by').notNull(),
  },
  (t) => [uniqueIndex('consent_editions_edition').on(t.templateId, t.language, t.edition)],
);

/** Which consents a service asks for. */
export const consentRequirements = sqliteTable(
  'consent_requirements',
  {
    id: id('id').primaryKey(),
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    templateId: id('template_id')
      .notNull()
      .references(() => consentTemplates.id),
    version: count('version').notNull(),
    validFor: oneOf('valid_for', validities).notNull().default('visit'),
    months: count('months'),
  },
  (t) => [
    uniqueIndex('consent_requirements_pair').on(t.serviceId, t.templateId),
    check('consent_requirements_valid_for', sql`${t.validFor} IN ('visit', 'months', 'once')`),
    check('consent_requirements_months', sql`(${t.validFor} = 'months') = (${t.months} IS NOT NULL)`),
  ],
);

/** A signature, or a refusal, under one edition for one service line. Append-only; what was shown is in its document. */
export const consents = sqliteTable(
  'consents',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    serviceLineId: id('service_line_id')
      .notNull()
      .references(() => serviceLines.id),
    editionId: id('edition_id')
      .notNull()
      .references(() => consentEditions.id),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
    signedAt: instant('signed_at').notNull(),
    /** Who handed over the pen. */
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
    outcome: oneOf('outcome', outcomes).notNull().default('signed'),
    /** Why the patient declined. */
    reason: words('reason'),
    /** Who signed for the patient, and what they are to them. */
    onBehalf: words('on_behalf'),
    witnessId: id('witness_id').references(() => staff.id),
  },
  (t) => [
    index('consents_line_edition').on(t.serviceLineId, t.editionId),
    index('consents_patient').on(t.patientId),
    check('consents_outcome', sql`${t.outcome} IN ('signed', 'refused')`),
    check('consents_reason', sql`(${t.outcome} = 'refused') = (${t.reason} IS NOT NULL)`),
  ],
);

/** A patient takes a signature back: it does not count any more, its document stays. Append-only. */
export const consentRevocations = sqliteTable(
  'consent_revocations',
  {
    id: id('id').primaryKey(),
    consentId: id('consent_id')
      .notNull()
      .references(() => consents.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    revokedOn: localDate('revoked_on').notNull(),
    reason: words('reason').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant('at').notNull(),
  },
  (t) => [uniqueIndex('consent_revocations_consent').on(t.consentId)],
);
