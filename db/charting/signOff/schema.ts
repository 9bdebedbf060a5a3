import { index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { id, instant } from '../../columns.ts';
import { encounters } from '../schema.ts';

/** Signed notes that wait for a co-signature. A row goes when the note is co-signed, or marked as an error. */
export const cosignRequests = sqliteTable(
  'cosign_requests',
  {
    encounterId: id('encounter_id')
      .primaryKey()
      .references(() => encounters.id),
    /** When the note was signed. */
    askedAt: instant('asked_at').notNull(),
  },
  (t) => [index('cosign_requests_asked').on(t.askedAt)],
);
