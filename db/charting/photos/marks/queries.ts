import { insertInto, type ReadDb, sqlText } from '../../../access.ts';
import { photoMarkRemovals, photoMarks } from './schema.ts';

type MarkRow = Omit<typeof photoMarks.$inferSelect, 'staffId'> & { byName: string };

export const insertMark = insertInto(photoMarks);
export const insertMarkRemoval = insertInto(photoMarkRemovals);

const standing = sqlText<MarkRow, [string]>(
  `SELECT m.id, m.photo_id AS photoId, m.kind, m.colour, m.points, m.text, m.at, s.name AS byName
   FROM photo_marks m JOIN staff s ON s.id = m.staff_id LEFT JOIN photo_mark_removals r ON r.mark_id = m.id
   WHERE m.photo_id = ? AND r.mark_id IS NULL ORDER BY m.id`,
);
/** The marks of a photo that were not taken back, in the order in which they were drawn. */
export function marksOf(db: ReadDb, photoId: string): MarkRow[] {
  return standing(db).all(photoId);
}

const ofId = sqlText<{ photoId: string; at: number; removed: number }, [string]>(
  `SELECT m.photo_id AS photoId, m.at, r.mark_id IS NOT NULL AS removed
   FROM photo_marks m LEFT JOIN photo_mark_removals r ON r.mark_id = m.id WHERE m.id = ?`,
);
/** A mark and whether it was taken back. */
export function findMark(db: ReadDb, id: string) {
  return ofId(db).get(id);
}
