import { index, primaryKey, sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { services } from '../../catalog/schema.ts';
import { count, flag, id, instant, json, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';

/** What a note asks for a kind of treatment. Its sections are in its editions. */
export const noteTemplates = sqliteTable('note_templates', {
  id: id('id').primaryKey(),
  name: words('name').notNull(),
  active: flag('active').notNull(),
  version: count('version').notNull(),
});

/** The sections as they were in each edition, canonical JSON. Append-only. */
export const noteEditions = sqliteTable(
  'note_editions',
  {
    id: id('id').primaryKey(),
    templateId: id('template_id')
      .notNull()
      .references(() => noteTemplates.id),
    edition: count('edition').notNull(),
    sections: json('sections').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: id('created_by')
      .notNull()
      .references(() => staff.id),
  },
  (t) => [uniqueIndex('note_editions_edition').on(t.templateId, t.edition)],
);

/** Which templates the note of a service is made of. */
export const noteServices = sqliteTable(
  'note_services',
  {
    serviceId: id('service_id')
      .notNull()
      .references(() => services.id),
    templateId: id('template_id')
      .notNull()
      .references(() => noteTemplates.id),
  },
  (t) => [primaryKey({ columns: [t.serviceId, t.templateId] }), index('note_services_template').on(t.templateId)],
);
