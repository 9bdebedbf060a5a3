import { insertInto, type ReadDb, sqlText, updateVersioned, type WriteTx } from '../access.ts';
import { dateHours, staff, workingHours } from './schema.ts';

export type StaffRow = typeof staff.$inferSelect;
type Raw = Omit<StaffRow, 'provider' | 'active'> & { provider: number; active: number };

const columns =
  'id, name, title, login, role, provider, colour, active, pin_hash AS pinHash, version, hours_version AS hoursVersion';
const allStatement = sqlText<Raw>(`SELECT ${columns} FROM staff ORDER BY name`);
const byIdStatement = sqlText<Raw, [string]>(`SELECT ${columns} FROM staff WHERE id = ?`);
const byLoginStatement = sqlText<Raw, [string]>(`SELECT ${columns} FROM staff WHERE login = ?`);
const pinStatement = sqlText<unknown, [string | null, string]>(
  'UPDATE staff SET pin_hash = ?, version = version + 1 WHERE id = ?',
);
const hoursVersionsStatement = sqlText<{ staffId: string; version: number }>(
  'SELECT id AS staffId, hours_version AS version FROM staff ORDER BY id',
);
const raiseHoursStatement = sqlText<unknown, [string, number]>(
  'UPDATE staff SET hours_version = hours_version + 1 WHERE id = ? AND hours_version = ?',
);
const hoursStatement = sqlText<{ staffId: string; weekday: number; fromMinute: number; untilMinute: number }>(
  'SELECT staff_id AS staffId, weekday, from_minute AS fromMinute, until_minute AS untilMinute FROM working_hours ORDER BY staff_id, weekday, from_minute',
);
const hoursOfStatement = sqlText<
  { staffId: string; weekday: number; fromMinute: number; untilMinute: number },
  [string]
>(
  'SELECT staff_id AS staffId, weekday, from_minute AS fromMinute, until_minute AS untilMinute FROM working_hours WHERE staff_id = ?',
);
type DateHoursRow = Omit<typeof dateHours.$inferSelect, 'id' | 'version'>;
const dateHoursStatement = sqlText<DateHoursRow, [string, string]>(
  'SELECT staff_id AS staffId, date, from_minute AS fromMinute, until_minute AS untilMinute FROM date_hours WHERE date >= ? AND date <= ? ORDER BY date, staff_id, from_minute',
);
const clearDateHoursStatement = sqlText<unknown, [string, string]>(
  'DELETE FROM date_hours WHERE date = ? AND staff_id = ?',
);
const clearHoursStatement = sqlText<unknown, [string]>('DELETE FROM working_hours WHERE staff_id = ?');

const typed = (row: Raw): StaffRow => ({ ...row, provider: row.provider === 1, active: row.active === 1 });

export function allStaff(db: ReadDb): StaffRow[] {
  return allStatement(db).all().map(typed);
}

export function findStaff(db: ReadDb, id: string): StaffRow | undefined {
  const row = byIdStatement(db).get(id);
  return row && typed(row);
}

export function findStaffByLogin(db: ReadDb, login: string): StaffRow | undefined {
  const row = byLoginStatement(db).get(login);
  return row && typed(row);
}

export const insertStaff = insertInto(staff);
export const updateStaffRow = updateVersioned(staff, ['name', 'title', 'role', 'provider', 'colour', 'active']);

export function setPinHash(tx: WriteTx, id: string, hash: string | null): void {
  pinStatement(tx).run(hash, id);
}

/** The version of everybody's hours. */
export function hoursVersions(db: ReadDb) {
  return hoursVersionsStatement(db).all();
}

/** Raises the version of a person's hours; false if it was not the expected one. */
export function raiseHours(tx: WriteTx, staffId: string, expectedVersion: number): boolean {
  return raiseHoursStatement(tx).run(staffId, expectedVersion).changes === 1;
}

/** Everybody's weekly hours. */
export function allWorkingHours(db: ReadDb) {
  return hoursStatement(db).all();
}

/** One person's weekly hours. */
export function workingHoursOf(db: ReadDb, staffId: string) {
  return hoursOfStatement(db).all(staffId);
}

export function clearWorkingHours(tx: WriteTx, staffId: string): void {
  clearHoursStatement(tx).run(staffId);
}

export const insertWorkingHours = insertInto(workingHours);

/** Everybody's hours of single dates, both ends included. */
export function dateHoursBetween(db: ReadDb, first: string, last: string): DateHoursRow[] {
  return dateHoursStatement(db).all(first, last);
}

export function clearDateHours(tx: WriteTx, staffId: string, date: string): void {
  clearDateHoursStatement(tx).run(date, staffId);
}

export const insertDateHours = insertInto(dateHours);
