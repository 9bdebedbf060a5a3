import { z } from 'zod';
import { ClinicBasics } from '../clinic/schemas.ts';
import { permissions, roles } from '../kernel/roles.ts';
import { Credentials, Login, Password } from '../staff/schemas.ts';

export const Nothing = z.object({});
export const Done = z.object({ done: z.boolean() });

/** What the screen shows first. */
export const HouseState = z.object({
  clinic: z.enum(['none', 'sealed', 'open', 'problem']),
  problem: z.object({ code: z.string(), sentence: z.string() }).optional(),
  demo: z.boolean(),
  /** True when creating a clinic over this connection needs the code printed at start. */
  setupCodeNeeded: z.boolean(),
  clinicName: z.string().optional(),
  zone: z.string().optional(),
  currency: z.string().optional(),
  locked: z.boolean(),
  staff: z
    .object({ id: z.string(), name: z.string(), role: z.enum(roles), permissions: z.array(z.enum(permissions)) })
    .optional(),
  station: z.object({ id: z.string(), number: z.int(), name: z.string() }).optional(),
  /** The folder that holds the data, to be named in a problem's way out; else empty. */
  folder: z.string(),
});

export const CreateClinic = ClinicBasics.and(Credentials).and(
  z.object({
    ownerName: z.string('Give your name.').trim().min(1, 'Give your name.').max(80, 'The name is too long.'),
    code: z.string().optional(),
  }),
);
export const CreateDemo = z.object({ code: z.string().optional(), seed: z.int().min(0).optional() });
export const RecoveryCode = z.object({ recoveryCode: z.string() });
export const ConfirmRecoveryCode = z.object({ recoveryCode: z.string() });
export const DemoLogins = z.object({
  logins: z.array(z.object({ name: z.string(), login: z.string(), password: z.string(), role: z.enum(roles) })),
});
export const SignIn = z.object({
  login: z.string().trim().toLowerCase(),
  password: Password,
  stationNumber: z.int().min(1).optional(),
});
export const Unlock = z.union([z.object({ password: Password }), z.object({ pin: z.string() })]);
export const SwitchTo = z.object({ staffId: z.string(), pin: z.string() });
/** A second person confirms `about` at someone else's desk. */
export const Confirm = z.union([
  z.object({ about: z.string().max(120), staffId: z.string(), pin: z.string() }),
  z.object({ about: z.string().max(120), staffId: z.string(), password: Password }),
]);
export const Prove = z.object({ about: z.string().max(120), password: Password });
export const Confirmed = z.object({ approvalId: z.string(), name: z.string() });
export const Recover = z.object({ recoveryCode: z.string(), login: Login, newPassword: Password });
export const People = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })),
});
