import { sql } from 'drizzle-orm';
import { sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, id, instant, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';

/** A secret address from which one provider's calendar is read without signing in. One at a time per person. */
export const calendarFeeds = sqliteTable(
  'calendar_feeds',
  {
    id: id('id').primaryKey(),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    /** SHA-256 of the token in hex; the token itself is shown once and kept nowhere. */
    tokenHash: words('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by').notNull(),
    /** When it was last read; null if never. */
    readAt: instant('read_at'),
    revokedAt: instant('revoked_at'),
    version: count('version').notNull(),
  },
  (t) => [
    uniqueIndex('calendar_feeds_token').on(t.tokenHash),
    uniqueIndex('calendar_feeds_live').on(t.staffId).where(sql`"revoked_at" IS NULL`),
  ],
);
