import { index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { services } from '../catalog/schema.ts';
import { count, flag, id, instant, words } from '../columns.ts';
import { documents } from '../documents/schema.ts';
import { patients } from '../patients/schema.ts';
import { serviceLines } from '../scheduling/schema.ts';
import { staff } from '../staff/schema.ts';

export const consentTemplates = sqliteTable('consent_templates', {
  id: id('id').primaryKey(),
  name: words('name').notNull(),
  active: flag('active').notNull(),
  version: count('version').notNull(),
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
  },
  (t) => [uniqueIndex('consent_requirements_pair').on(t.serviceId, t.templateId)],
);

/** A signature under one edition for one service line. Append-only; what was shown is in its document. */
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
  },
  (t) => [
    uniqueIndex('consents_line_edition').on(t.serviceLineId, t.editionId),
    index('consents_patient').on(t.patientId),
  ],
);
