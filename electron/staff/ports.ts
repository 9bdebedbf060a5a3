import type { Role } from '../kernel/roles.ts';

/** The place where passwords are kept: each opens the clinic's database. Calls that change it are durable when they return. */
export interface PasswordKeeper {
  /** The staff id, or undefined if name and password do not belong together. @throws Refusal TOO_MANY_TRIES */
  check(login: string, password: string): Promise<string | undefined>;
  /** `before` may still refuse when the password is ready to be kept. */
  set(staffId: string, login: string, password: string, before?: () => void): Promise<void>;
  remove(staffId: string): void;
  /** Whose password a sign-in name goes with now. */
  holderOf(login: string): string | undefined;
}

/** A slow hash for the six digits of a PIN. */
export interface PinHasher {
  hash(pin: string): Promise<string>;
  fits(hash: string, pin: string): Promise<boolean>;
}

/** Makes a new role, or the end of someone's work here, hold for the sessions they have open. Called after the commit. */
export type Standing = (staffId: string, now: { role: Role; active: boolean }) => void;
