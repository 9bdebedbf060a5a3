import { command, query, router } from '../api/door.ts';
import { Nothing } from '../clinic/schemas.ts';
import { refuse } from '../kernel/errors.ts';
import { mayDo } from '../kernel/roles.ts';
import type { PasswordKeeper, PinHasher, Standing } from './ports.ts';
import { passwordProblem } from './rules.ts';
import {
  AddStaff,
  DateHours,
  DateHoursInput,
  Done,
  Hours,
  SavedHours,
  SetDateHours,
  SetHours,
  SetPassword,
  SetPin,
  StaffList,
  UpdateStaff,
} from './schemas.ts';
import {
  addStaff,
  assertLoginFree,
  dateHours,
  hoursVersions,
  listStaff,
  setDateHours,
  setHours,
  setPin,
  staffById,
  updateStaff,
  workingHours,
} from './service.ts';

/** The procedures of the staff list. Passwords go to the vault before the row commits: a slot without a row opens nothing. */
export function createStaffRouter(
  passwords: () => PasswordKeeper,
  pins: PinHasher,
  newId: () => string,
  standing: Standing,
) {
  return router({
    list: query({ permission: 'desk.see', reads: 'none', input: Nothing, output: StaffList }, (db) => ({
      staff: listStaff(db),
    })),
    hours: query({ permission: 'desk.see', reads: 'none', input: Nothing, output: Hours }, (db) => ({
      hours: workingHours(db),
      versions: hoursVersions(db),
    })),
    add: command(
      {
        permission: 'staff.manage',
        input: AddStaff,
        output: Done,
        secret: true,
        prepare: async (input, _asker, db) => {
          assertLoginFree(db, input.login);
          const id = newId();
          await passwords().set(id, input.login, input.password, () => assertLoginFree(db, input.login));
          return id;
        },
      },
      (tx, act, input, id) => {
        // of two who take the same name at once, the one whose password is in the vault gets it
        if (passwords().holderOf(input.login) !== id)
          refuse('DUPLICATE', `The sign-in name ${input.login} was taken this very moment. Choose another one.`);
        return addStaff(tx, act, id, input);
      },
    ),
    update: command({ permission: 'staff.manage', input: UpdateStaff, output: Done }, (tx, act, input) => {
      const done = updateStaff(tx, act, input);
      act.afterCommit(() => standing(input.id, input));
      if (!input.active) act.afterCommit(() => passwords().remove(input.id));
      return done;
    }),
    dateHours: query(
      { permission: 'desk.see', reads: 'none', input: DateHoursInput, output: DateHours },
      (db, _asker, { from, until }) => ({ dates: dateHours(db, from, until), versions: hoursVersions(db) }),
    ),
    setDateHours: command({ permission: 'staff.manage', input: SetDateHours, output: SavedHours }, setDateHours),
    setHours: command({ permission: 'staff.manage', input: SetHours, output: SavedHours }, setHours),
    setPassword: command(
      {
        permission: 'session',
        input: SetPassword,
        output: Done,
        secret: true,
        prepare: async (input, asker, db) => {
          if (input.staffId !== asker.staffId && !mayDo(asker.role, 'staff.manage')) refuse('NOT_ALLOWED');
          const member = staffById(db, input.staffId);
          const problem = passwordProblem(input.password, member.login);
          if (problem) refuse('BAD_INPUT', problem);
          if (
            member.id === asker.staffId &&
            (await passwords().check(member.login, input.currentPassword ?? '')) !== member.id
          )
            refuse('WRONG_PASSWORD', 'That is not your current password. Your password stays as it was; try again.');
          await passwords().set(member.id, member.login, input.password);
        },
      },
      (_tx, act, input) => {
        act.changed('password');
        return { id: input.staffId };
      },
    ),
    setPin: command(
      { permission: 'session', input: SetPin, output: Done, secret: true, prepare: (input) => pins.hash(input.pin) },
      (tx, act, _input, hash) => setPin(tx, act, act.staffId, hash),
    ),
  });
}
