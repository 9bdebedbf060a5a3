import { index, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { services } from '../../catalog/schema.ts';
import { count, flag, id, instant, words } from '../../columns.ts';
import { documents } from '../../documents/schema.ts';
import { patients } from '../../patients/schema.ts';
import { appointments } from '../../scheduling/schema.ts';
import { staff } from '../../staff/schema.ts';

/** What patients are given to take home after a kind of treatment. Its text is in its editions. */
export const aftercareSheets = sqliteTable('aftercare_sheets', {
  id: id('id').primaryKey(),
  name: words('name').notNull(),
  active: flag('active').notNull(),
  version: count('version').notNull(),
});

/** The text as it was in each edition of a language. Append-only. */
export const aftercareEditions = sqliteTable(
  'aftercare_editions',
  {
    id: id('id').primaryKey(),
    sheetId: id('sheet_id')
      .notNull()
      .references(() => aftercareSheets.id),
    edition: count('edition').notNull(),
    language: words('language').notNull(),
    title: words('title').notNull(),
    body: words('body').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [uniqueIndex('aftercare_editions_edition').on(t.sheetId, t.language, t.edition)],
);

/** Which sheets go with a service. */
export const aftercareServices = sqliteTable(
  'aftercare_services',
  {
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    sheetId: id('sheet_id')
      .notNull()
      .references(() => aftercareSheets.id),
  },
  (t) => [primaryKey({ columns: [t.serviceId, t.sheetId] }), index('aftercare_services_sheet').on(t.sheetId)],
);

/** A sheet handed over with a visit; what it said is in its document. Append-only. */
export const aftercareGiven = sqliteTable(
  'aftercare_given',
  {
    id: id('id').primaryKey(),
    appointmentId: id('appointment_id')
      .notNull()
      .references(() => appointments.id),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    editionId: id('edition_id')
      .notNull()
      .references(() => aftercareEditions.id),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('aftercare_given_appointment').on(t.appointmentId),
    index('aftercare_given_patient').on(t.patientId, t.at),
  ],
);
