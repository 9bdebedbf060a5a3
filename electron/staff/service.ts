import type { z } from 'zod';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import {
  hoursVersions as allHoursVersions,
  allStaff,
  allWorkingHours,
  clearDateHours,
  clearWorkingHours,
  dateHoursBetween,
  findStaff,
  findStaffByLogin,
  insertDateHours,
  insertStaff,
  insertWorkingHours,
  raiseHours,
  type StaffRow,
  setPinHash,
  updateStaffRow,
  workingHoursOf,
} from '../../db/staff/queries.ts';
import type { Act } from '../kernel/act.ts';
import { addDays, type LocalDate } from '../kernel/dates.ts';
import { refuse } from '../kernel/errors.ts';
import type { AddStaff, SavedHours, SetDateHours, SetHours, StaffMember, UpdateStaff } from './schemas.ts';

/** Everybody who works or worked here, by name. */
export function listStaff(db: ReadDb): StaffMember[] {
  return allStaff(db).map(memberOf);
}

/** @throws Refusal NOT_FOUND */
export function staffById(db: ReadDb, id: string): StaffMember {
  return memberOf(findStaff(db, id) ?? refuse('NOT_FOUND', 'This person is not on the staff list any more.'));
}

/** The weekly hours of everybody, minutes of the local day. */
export function workingHours(db: ReadDb) {
  return allWorkingHours(db);
}

/** The version of everybody's hours, weekly and of dates together. */
export function hoursVersions(db: ReadDb) {
  return allHoursVersions(db);
}

/** The weekly hours of some. */
export function hoursOf(db: ReadDb, staffIds: ReadonlySet<string>) {
  return [...staffIds].flatMap((id) => workingHoursOf(db, id));
}

/** Hours that stand in place of the weekly ones from the first to the last date. */
export function dateHours(db: ReadDb, first: LocalDate, last: LocalDate) {
  return dateHoursBetween(db, first, last);
}

/** The stored hash of a PIN, if the person has one and works here. */
export function pinHashOf(db: ReadDb, id: string): string | undefined {
  const row = findStaff(db, id);
  return row?.active ? (row.pinHash ?? undefined) : undefined;
}

type NewStaff = Omit<z.output<typeof AddStaff>, 'password'>;

/** @throws Refusal DUPLICATE if the sign-in name is taken */
export function assertLoginFree(db: ReadDb, login: string): void {
  if (findStaffByLogin(db, login)) refuse('DUPLICATE', `The sign-in name ${login} is taken. Choose another one.`);
}

/** Adds a person under an id whose password is already in the vault. */
export function addStaff(tx: WriteTx, act: Act, id: string, input: NewStaff): { id: string } {
  assertLoginFree(tx, input.login);
  insertStaff(tx, {
    id,
    name: input.name,
    title: input.title,
    login: input.login,
    role: input.role,
    provider: input.provider,
    colour: input.colour,
    active: true,
    pinHash: null,
    version: 1,
  });
  act.touch('staff', 'staff', id, 1);
  act.changed('role', { from: null, to: input.role });
  return { id };
}

/** Changes a person; the last active owner stays one. */
export function updateStaff(tx: WriteTx, act: Act, input: z.output<typeof UpdateStaff>): { id: string } {
  const current = findStaff(tx, input.id) ?? refuse('NOT_FOUND');
  const staysOwner = input.role === 'owner' && input.active;
  const otherOwners = allStaff(tx).filter((row) => row.role === 'owner' && row.active && row.id !== input.id);
  if (current.role === 'owner' && !staysOwner && otherOwners.length === 0)
    refuse('NOT_ALLOWED', 'A clinic needs an owner. Make someone else an owner first.');
  const { id, expectedVersion, ...row } = input;
  if (!updateStaffRow(tx, id, expectedVersion, row))
    refuse('CHANGED_ELSEWHERE', undefined, { current: memberOf(current) });
  if (row.role !== current.role) act.changed('role', { from: current.role, to: row.role });
  if (row.active !== current.active) act.changed('active', { from: current.active, to: row.active });
  act.touch('staff', 'staff', id, expectedVersion + 1);
  return { id };
}

/** Stores the hash of a PIN for the person at the keyboard. */
export function setPin(tx: WriteTx, act: Act, staffId: string, hash: string | null): { id: string } {
  const current = findStaff(tx, staffId) ?? refuse('NOT_FOUND');
  setPinHash(tx, staffId, hash);
  act.touch('staff', 'staff', staffId, current.version + 1);
  act.changed('pin');
  return { id: staffId };
}

type Saved = z.output<typeof SavedHours>;

/** Replaces the weekly hours of a person. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE with {current} */
export function setHours(tx: WriteTx, act: Act, input: z.output<typeof SetHours>): Saved {
  const saved = savedHours(tx, act, input);
  clearWorkingHours(tx, input.staffId);
  for (const hours of input.hours)
    insertWorkingHours(tx, { id: act.newId(), staffId: input.staffId, ...hours, version: 1 });
  return saved;
}

/** Sets the hours of a person on each of some dates, in place of the weekly ones; `hours: null` goes back to those. @throws Refusal NOT_FOUND, CHANGED_ELSEWHERE with {current} */
export function setDateHours(tx: WriteTx, act: Act, input: z.output<typeof SetDateHours>): Saved {
  const { staffId, hours } = input;
  const saved = savedHours(tx, act, input);
  for (let date = input.from; date <= input.until; date = addDays(date, 1)) {
    clearDateHours(tx, staffId, date);
    if (hours?.length === 0)
      insertDateHours(tx, { id: act.newId(), staffId, date, fromMinute: null, untilMinute: null, version: 1 });
    for (const window of hours ?? []) insertDateHours(tx, { id: act.newId(), staffId, date, ...window, version: 1 });
  }
  return saved;
}

/** Raises the version of somebody's hours, if they still are what the caller saw. */
function savedHours(tx: WriteTx, act: Act, seen: { staffId: string; expectedVersion: number }): Saved {
  const { staffId, expectedVersion } = seen;
  staffById(tx, staffId);
  if (!raiseHours(tx, staffId, expectedVersion)) {
    const version = allHoursVersions(tx).find((row) => row.staffId === staffId)?.version;
    refuse('CHANGED_ELSEWHERE', undefined, { current: { staffId, version, hours: workingHoursOf(tx, staffId) } });
  }
  act.touch('staff', 'hours', staffId, expectedVersion + 1);
  act.changed('hours');
  return { staffId, version: expectedVersion + 1 };
}

function memberOf(row: StaffRow): StaffMember {
  const { pinHash, hoursVersion: _, ...member } = row;
  return { ...member, hasPin: pinHash !== null };
}
