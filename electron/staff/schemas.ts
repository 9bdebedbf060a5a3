import { z } from 'zod';
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

export const Hours = z.object({
  hours: z.array(z.object({ staffId: z.string(), weekday: z.int(), fromMinute: z.int(), untilMinute: z.int() })),
});
export const SetHours = z.object({
  staffId: z.string(),
  hours: z
    .array(
      z
        .object({
          weekday: z.int().min(1).max(7),
          fromMinute: z.int().min(0).max(1439),
          untilMinute: z.int().min(1).max(1440),
        })
        .refine((h) => h.fromMinute < h.untilMinute, 'Working hours must end after they begin.'),
    )
    .max(28),
});
export const Done = z.object({ id: z.string() });
