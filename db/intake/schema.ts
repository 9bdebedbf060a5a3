import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { audiences } from '../../electron/intake/due/rules.ts';
import { count, flag, id, instant, json, oneOf, words } from '../columns.ts';
import { patients } from '../patients/schema.ts';
import { staff } from '../staff/schema.ts';

/** A form and of whom it is asked. What it asks are its editions. */
export const intakeForms = sqliteTable(
  'intake_forms',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    audience: oneOf('audience', audiences).notNull(),
    /** Ids of services; no foreign key: the catalog stands to the right. */
    serviceIds: json('service_ids').notNull(),
    everyMonths: count('every_months'),
    active: flag('active').notNull(),
    createdAt: instant('created_at').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('intake_forms_name').on(t.name),
    check(
      'intake_forms_audience',
      sql`${t.audience} IN ('newPatients', 'returning', 'everyone', 'services', 'byHand')`,
    ),
    check('intake_forms_months', sql`${t.everyMonths} BETWEEN 1 AND 120`),
  ],
);

/** What a form asks, once published. Append-only. */
export const intakeEditions = sqliteTable(
  'intake_editions',
  {
    id: id('id').primaryKey(),
    formId: id('form_id')
      .notNull()
      .references(() => intakeForms.id),
    number: count('number').notNull(),
    definition: json('definition').notNull(),
    sha256: words('sha256').notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: id('made_by')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [uniqueIndex('intake_editions_number').on(t.formId, t.number)],
);

/** What was changed on a form and is not published yet. Its id is the form's. */
export const intakeDrafts = sqliteTable('intake_drafts', {
  id: id('id')
    .primaryKey()
    .references(() => intakeForms.id),
  /** The number of the edition that was changed. */
  basedOn: count('based_on').notNull(),
  definition: json('definition').notNull(),
  savedAt: instant('saved_at').notNull(),
  savedBy: id('saved_by')
    .notNull()
    .references(() => staff.id),
  version: count('version').notNull(),
});

/** A form as one patient fills it in. The answers stay as they were typed once it is handed in. */
export const intakeSubmissions = sqliteTable(
  'intake_submissions',
  {
    id: id('id').primaryKey(),
    patientId: id('patient_id')
      .notNull()
      .references(() => patients.id),
    formId: id('form_id')
      .notNull()
      .references(() => intakeForms.id),
    editionId: id('edition_id')
      .notNull()
      .references(() => intakeEditions.id),
    /** The visit it was filled in for; no foreign key: the calendar stands to the right. */
    appointmentId: id('appointment_id'),
    language: words('language').notNull(),
    place: oneOf('place', ['desk', 'tablet']).notNull(),
    state: oneOf('state', ['begun', 'submitted', 'reviewed', 'discarded']).notNull(),
    answers: json('answers').notNull(),
    beganAt: instant('began_at').notNull(),
    beganBy: id('began_by')
      .notNull()
      .references(() => staff.id),
    submittedAt: instant('submitted_at'),
    reviewedAt: instant('reviewed_at'),
    version: count('version').notNull(),
  },
  (t) => [
    index('intake_submissions_patient').on(t.patientId, t.beganAt),
    uniqueIndex('intake_submissions_begun').on(t.patientId, t.formId).where(sql`${t.state} = 'begun'`),
    index('intake_submissions_waiting').on(t.submittedAt).where(sql`${t.state} = 'submitted'`),
    check('intake_submissions_place', sql`${t.place} IN ('desk', 'tablet')`),
    check('intake_submissions_state', sql`${t.state} IN ('begun', 'submitted', 'reviewed', 'discarded')`),
    check(
      'intake_submissions_submitted',
      sql`(${t.submittedAt} IS NOT NULL) = (${t.state} IN ('submitted', 'reviewed'))`,
    ),
    check('intake_submissions_reviewed', sql`(${t.reviewedAt} IS NOT NULL) = (${t.state} = 'reviewed')`),
  ],
);

/**
 * How a form was reviewed: canonical JSON with its SHA-256. Append-only. What was handed in is a document; `answers` are of
 * the time before.
 */
export const intakeRecords = sqliteTable(
  'intake_records',
  {
    id: id('id').primaryKey(),
    submissionId: id('submission_id')
      .notNull()
      .references(() => intakeSubmissions.id),
    kind: oneOf('kind', ['answers', 'review']).notNull(),
    snapshot: json('snapshot').notNull(),
    sha256: words('sha256').notNull(),
    at: instant('at').notNull(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    stationId: id('station_id').notNull(),
  },
  (t) => [
    uniqueIndex('intake_records_submission').on(t.submissionId, t.kind),
    check('intake_records_kind', sql`${t.kind} IN ('answers', 'review')`),
  ],
);
