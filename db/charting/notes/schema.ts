import { sqliteTable, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { count, flag, id, instant, json, words } from '../../columns.ts';
import { staff } from '../../staff/schema.ts';
import { noteEditions, noteTemplates } from '../noteTemplates/schema.ts';
import { encounters } from '../schema.ts';

/** The editions a note is made of: those of the day it was begun, until someone takes a newer one over. */
export const noteUses = sqliteTable(
  'note_uses',
  {
    id: id('id').primaryKey(),
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    templateId: id('template_id')
      .notNull()
      .references(() => noteTemplates.id),
    editionId: id('edition_id')
      .notNull()
      .references(() => noteEditions.id),
    /** True: someone added it to this note; false: a service of the visit asks for it. */
    byHand: flag('by_hand').notNull(),
    version: count('version').notNull(),
  },
  (t) => [uniqueIndex('note_uses_template').on(t.encounterId, t.templateId)],
);

/** What is written in a field of a note, canonical JSON; 'null' once it was emptied. */
export const noteAnswers = sqliteTable(
  'note_answers',
  {
    id: id('id').primaryKey(),
    encounterId: id('encounter_id')
      .notNull()
      .references(() => encounters.id),
    fieldId: words('field_id').notNull(),
    value: json('value').notNull(),
    /** The note it was copied from, until it is edited. */
    copiedFromId: id('copied_from_id').references(() => encounters.id),
    savedAt: instant('saved_at').notNull(),
    savedBy: id('saved_by')
      .notNull()
      .references(() => staff.id),
    version: count('version').notNull(),
  },
  (t) => [uniqueIndex('note_answers_field').on(t.encounterId, t.fieldId)],
);
