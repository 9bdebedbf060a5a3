import { sql } from 'drizzle-orm';
import { check, index, sqliteTable } from 'drizzle-orm/sqlite-core';
import { markColours, markKinds } from '../../../../electron/charting/photos/marks/rules.ts';
import { id, instant, json, oneOf, words } from '../../../columns.ts';
import { staff } from '../../../staff/schema.ts';
import { photos } from '../schema.ts';

/** Something drawn over a photo. `points`: JSON of pairs in ten-thousandths of the picture's width and height. Append-only. */
export const photoMarks = sqliteTable(
  'photo_marks',
  {
    id: id('id').primaryKey(),
    photoId: id('photo_id')
      .notNull()
      .references(() => photos.id),
    kind: oneOf('kind', markKinds).notNull(),
    colour: oneOf('colour', markColours).notNull(),
    points: json('points').notNull(),
    text: words('text'),
    staffId: id('staff_id')
      .notNull()
      .references(() => staff.id),
    at: instant('at').notNull(),
  },
  (t) => [
    index('photo_marks_photo').on(t.photoId, t.id),
    check('photo_marks_kind', sql`${t.kind} IN ('arrow', 'circle', 'pen', 'text')`),
    check('photo_marks_colour', sql`${t.colour} IN ('white', 'red', 'blue', 'yellow')`),
    check('photo_marks_text', sql`(${t.kind} = 'text') = (${t.text} IS NOT NULL)`),
  ],
);

/** A mark that was taken back before the signature. Append-only. */
export const photoMarkRemovals = sqliteTable('photo_mark_removals', {
  markId: id('mark_id')
    .primaryKey()
    .references(() => photoMarks.id),
  staffId: id('staff_id')
    .notNull()
    .references(() => staff.id),
  at: instant('at').notNull(),
});
