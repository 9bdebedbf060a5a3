import { sql } from 'drizzle-orm';
import { check, index, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { documentKinds, documentSources } from '../../electron/documents/rules.ts';
import { count, flag, id, instant, json, oneOf, words } from '../columns.ts';

/** The legal record of what was signed or issued: an immutable JSON snapshot with its SHA-256. Append-only. */
export const documents = sqliteTable(
  'documents',
  {
    id: id('id').primaryKey(),
    kind: oneOf('kind', documentKinds).notNull(),
    title: words('title').notNull(),
    snapshot: json('snapshot').notNull(),
    sha256: words('sha256').notNull(),
    sourceKind: oneOf('source_kind', documentSources).notNull(),
    sourceId: id('source_id').notNull(),
    /** Whose record it is, for the audit of who opened it; null for a sale to a passer-by. No foreign key: patients stand to the right. */
    patientId: id('patient_id'),
    staffId: id('staff_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('documents_source').on(t.sourceKind, t.sourceId),
    index('documents_patient').on(t.patientId, t.createdAt),
    check('documents_kind', sql.raw(`"kind" IN (${documentKinds.map((k) => `'${k}'`).join(', ')})`)),
    check('documents_source_kind', sql.raw(`"source_kind" IN (${documentSources.map((k) => `'${k}'`).join(', ')})`)),
  ],
);

/** An encrypted file beside the database, rendered from a document. Its own key is wrapped here. Append-only. */
export const files = sqliteTable(
  'files',
  {
    id: id('id').primaryKey(),
    documentId: id('document_id')
      .notNull()
      .references(() => documents.id),
    mediaType: words('media_type').notNull(),
    bytes: count('bytes').notNull(),
    sha256: words('sha256').notNull(),
    wrappedKey: words('wrapped_key').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('files_document').on(t.documentId)],
);

/** A logo of the clinic, as an encrypted PNG under the same id. One at most is in use; earlier ones stay on record. */
export const logos = sqliteTable(
  'logos',
  {
    id: id('id').primaryKey(),
    /** In points of the picture. */
    width: count('width').notNull(),
    height: count('height').notNull(),
    bytes: count('bytes').notNull(),
    sha256: words('sha256').notNull(),
    wrappedKey: words('wrapped_key').notNull(),
    active: flag('active').notNull(),
    staffId: id('staff_id').notNull(),
    createdAt: instant('created_at').notNull(),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('logos_one').on(t.active).where(sql`${t.active} = 1`),
    check('logos_active', sql`${t.active} IN (0, 1)`),
  ],
);
