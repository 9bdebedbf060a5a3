import { z } from 'zod';
import { addDays, isLocalDate } from '../kernel/dates.ts';
import { roles } from '../kernel/roles.ts';
import { passwordProblem, pinProblem } from './rules.ts';

const name = z
  .string('Give a name.')
  .trim()
  .min(1, 'Give a name.')
  .max(80, 'The name is too long (at most 80 characters).');
export const Login = z
  .string('Give a sign-in name.')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'A sign-in name has 2 to 40 letters, digits, dots or dashes.');
export const Password = z.string('Give a password.').max(200, 'Use at most 200 characters for the password.');
export const Pin = z.string().superRefine((pin, ctx) => {
  const problem = pinProblem(pin);
  if (problem) ctx.addIssue({ code: 'custom', message: problem });
});

/** A login with a new password that fits it. */
export const Credentials = z.object({ login: Login, password: Password }).superRefine((value, ctx) => {
  const problem = passwordProblem(value.password, value.login);
  if (problem) ctx.addIssue({ code: 'custom', message: problem, path: ['password'] });
});

export const StaffMember = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  login: z.string(),
  role: z.enum(roles),
  provider: z.boolean(),
  colour: z.string(),
  active: z.boolean(),
  hasPin: z.boolean(),
  version: z.int(),
});
export type StaffMember = z.infer<typeof StaffMember>;
export const StaffList = z.object({ staff: z.array(StaffMember) });

const Details = z.object({
  name,
  title: z.string().trim().max(60).default(''),
  role: z.enum(roles, 'Choose a role.'),
  provider: z.boolean(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#7c9885'),
});
export const AddStaff = Details.and(Credentials);
export const UpdateStaff = Details.extend({ id: z.string(), active: z.boolean(), expectedVersion: z.int() });
/** For oneself the current password comes along: an unattended desk gives no account away. */
export const SetPassword = z.object({ staffId: z.string(), password: Password, currentPassword: Password.optional() });
export const SetPin = z.object({ pin: Pin });

/** Of the hours of everybody: what a change of them names as the version it saw. Weekly hours and dates share it. */
const versions = z.array(z.object({ staffId: z.string(), version: z.int() }));
const expectedVersion = z.int().positive();

export const Hours = z.object({
  versions,
  hours: z.array(z.object({ staffId: z.string(), weekday: z.int(), fromMinute: z.int(), untilMinute: z.int() })),
});
const window = z.object({ fromMinute: z.int().min(0).max(1439), untilMinute: z.int().min(1).max(1440) });
const endsLater = [
  (h: { fromMinute: number; untilMinute: number }) => h.fromMinute < h.untilMinute,
  'Working hours must end after they begin.',
] as const;
/** Two rows of one weekday leave a break between them. */
export const SetHours = z.object({
  staffId: z.string(),
  hours: z.array(window.extend({ weekday: z.int().min(1).max(7) }).refine(...endsLater)).max(28),
  expectedVersion,
});

const date = z.string().refine(isLocalDate, 'This is not a date of the calendar.');
const dates = { from: date, until: date };
const inOrder = [
  (range: { from: string; until: string }) => range.from <= range.until,
  'The last day must not lie before the first.',
] as const;
/** Both dates included. */
export const DateHoursInput = z.object(dates).refine(...inOrder);
/** A row without minutes: does not work that day. */
export const DateHours = z.object({
  versions,
  dates: z.array(
    z.object({
      staffId: z.string(),
      date: z.string(),
      fromMinute: z.int().nullable(),
      untilMinute: z.int().nullable(),
    }),
  ),
});
/** On each date from..until: these hours, none at all ([]), or the weekly ones again (null). */
export const SetDateHours = z
  .object({
    staffId: z.string(),
    ...dates,
    hours: z
      .array(window.refine(...endsLater))
      .max(6)
      .nullable(),
    expectedVersion,
  })
  .refine(...inOrder)
  .refine(({ from, until }) => until <= addDays(from, 366), 'Set a year at most in one go.');
export const SavedHours = z.object({ staffId: z.string(), version: z.int() });
export const Done = z.object({ id: z.string() });
