import type { InferSelectModel } from 'drizzle-orm';
import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../../access.ts';
import { noteMacros } from './schema.ts';

export type NoteMacroRow = InferSelectModel<typeof noteMacros>;

export const insertMacro = insertInto(noteMacros);
export const updateMacro = updateVersioned(noteMacros, ['name', 'text']);

const columns = 'id, staff_id AS staffId, name, text, version';
const forPerson = sqlText<NoteMacroRow, [string]>(
  `SELECT ${columns} FROM note_macros WHERE staff_id IS NULL OR staff_id = ? ORDER BY name, staff_id`,
);
const byId = sqlText<NoteMacroRow, [string]>(`SELECT ${columns} FROM note_macros WHERE id = ?`);
const remove = sqlText<unknown, [string, number]>('DELETE FROM note_macros WHERE id = ? AND version = ?');

/** The clinic's and those of one person. */
export function macrosFor(db: ReadDb, staffId: string): NoteMacroRow[] {
  return forPerson(db).all(staffId);
}

export function findMacro(db: ReadDb, id: string): NoteMacroRow | undefined {
  return byId(db).get(id);
}

export function deleteMacro(tx: WriteTx, id: string, version: number): boolean {
  return remove(tx).run(id, version).changes === 1;
}
