import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { count, id, instant, json, oneOf, words } from '../columns.ts';

/** The one outbox: work promised in a transaction and done after its commit. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id('id').primaryKey(),
    /** Which handler does it, e.g. 'documents.render'. */
    kind: words('kind').notNull(),
    payload: json('payload').notNull(),
    state: oneOf('state', ['waiting', 'done', 'failed']).notNull(),
    attempts: count('attempts').notNull(),
    notBefore: instant('not_before').notNull(),
    problem: words('problem'),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
    version: count('version').notNull(),
  },
  (t) => [
    index('outbox_open').on(t.state, t.notBefore),
    check('outbox_state', sql`${t.state} IN ('waiting', 'done', 'failed')`),
  ],
);
