import { sql } from 'drizzle-orm';
import { check, index, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { services } from '../../../catalog/schema.ts';
import { count, flag, id, words } from '../../../columns.ts';
import { photoViews } from '../schema.ts';

/** A guided set: the views that are photographed for its services. */
export const photoSets = sqliteTable(
  'photo_sets',
  {
    id: id('id').primaryKey(),
    name: words('name').notNull(),
    active: flag('active').notNull(),
    version: count('version').notNull(),
  },
  (t) => [check('photo_sets_active', sql`${t.active} IN (0, 1)`)],
);

/** The views of a set in order; written anew with the set. */
export const photoSetViews = sqliteTable(
  'photo_set_views',
  {
    setId: id('set_id')
      .notNull()
      .references(() => photoSets.id),
    viewId: id('view_id')
      .notNull()
      .references(() => photoViews.id),
    position: count('position').notNull(),
    required: flag('required').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.setId, t.viewId] }),
    check('photo_set_views_required', sql`${t.required} IN (0, 1)`),
  ],
);

/** A service has one set at most. */
export const photoSetServices = sqliteTable(
  'photo_set_services',
  {
    serviceId: id('service_id')
      .primaryKey()
      .references(() => services.id),
    setId: id('set_id')
      .notNull()
      .references(() => photoSets.id),
  },
  (t) => [index('photo_set_services_set').on(t.setId)],
);
