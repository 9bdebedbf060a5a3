import { randomBytes } from 'node:crypto';
import { v7 as newUuid } from 'uuid';
import { migrationsIn } from '../../db/migrate.ts';
import { newRecoveryCode } from '../adapters/recoveryCode.ts';
import { newVault, readVault } from '../adapters/vault.ts';
import { Refusal, refuse } from '../kernel/errors.ts';
import type { PasswordKeeper } from '../staff/ports.ts';
import { listStaff } from '../staff/service.ts';
import { type ApprovalBook, createApprovals } from './approvals.ts';
import { beginSetup, completeSetup, type DataFolder, holdDataFolder, stateOf } from './dataFolder.ts';
import { createClinicDatabase, type Opened, openClinic } from './openClinic.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createTabletBook, type TabletBook } from './tabletBook.ts';
import { countTries } from './tries.ts';

/** Who owns a new clinic, and the password that opens it. */
export interface Owner {
  staffId: string;
  login: string;
  password: string;
}

/** One data folder and the clinic in it: closed, open, or kept closed by a problem. */
export interface Host {
  readonly folder: DataFolder;
  readonly sessions: Sessions;
  readonly approvals: ApprovalBook;
  readonly tablets: TabletBook;
  readonly passwords: PasswordKeeper;
  /** Counts a try of a secret of this kind. @throws Refusal TOO_MANY_TRIES */
  tries(what: string): void;
  /** A one-time code that creating the owner over HTTP asks for. */
  readonly setupCode: string;
  now(): number;
  newId(): string;
  state(): 'none' | 'sealed' | 'open' | Refusal;
  demo(): boolean;
  /** @throws Refusal SETUP_NEEDED, SEALED or the problem */
  clinic(): Opened;
  /** Tries a password against the vault; opens the clinic if it is closed. Undefined: they do not belong together. */
  openWithPassword(login: string, password: string): Promise<string | undefined>;
  /** Opens the clinic by its recovery code. False: not the code. */
  openWithRecoveryCode(code: string): Promise<boolean>;
  /** Makes a new clinic and opens it; returns its recovery code. More staff may get slots in `logins`. */
  create(owner: Owner, logins: readonly Owner[], demo: boolean, found: (clinic: Opened) => void): Promise<string>;
  close(): Promise<void>;
}

export interface HostOptions {
  dataDir: string;
  migrationsDir: string;
  now?: () => number;
  newId?: () => string;
  durable?: boolean;
  /** Starts what runs while a clinic is open (jobs, printers, scanners); returns what stops it. */
  onOpen?: (clinic: Opened) => () => Promise<void>;
}

/** Takes hold of the data folder. @throws Refusal IN_USE */
export function createHost(options: HostOptions): Host {
  const folder = holdDataFolder(options.dataDir);
  const migrations = migrationsIn(options.migrationsDir);
  const now = options.now ?? Date.now;
  const newId = options.newId ?? (() => newUuid());
  const durable = options.durable ?? true;
  let opened: Opened | undefined;
  let stop: (() => Promise<void>) | undefined;
  let problem: Refusal | undefined;
  let founding = false;

  const open = (key: Buffer): void => {
    if (opened) return;
    try {
      opened = openClinic({ folder, key, migrations, now, newId, durable });
      problem = undefined;
      vault().keepStaff(new Set(listStaff(opened.store.read).flatMap(({ id, active }) => (active ? [id] : []))));
    } catch (error) {
      if (error instanceof Refusal) problem = error;
      throw error;
    }
    stop = options.onOpen?.(opened);
  };
  const vault = () => readVault(folder.vault);
  const clinic = (): Opened => {
    if (opened) return opened;
    if (problem) throw problem;
    const state = stateOf(folder);
    if (state instanceof Refusal) throw state;
    return refuse(state === 'none' ? 'SETUP_NEEDED' : 'SEALED');
  };

  const tries = countTries(now);
  return {
    folder,
    tries,
    sessions: createSessions(newId),
    approvals: createApprovals(newId),
    tablets: createTabletBook(() => opened, now),
    setupCode: newRecoveryCode().slice(0, 11),
    now,
    newId,
    state: () => (opened ? 'open' : (problem ?? stateOf(folder))),
    demo: () => (stateOf(folder) === 'sealed' ? vault().demo : false),
    clinic,
    passwords: {
      async check(login, password) {
        tries(`check ${login}`);
        return (await vault().openWithPassword(login, password))?.staffId;
      },
      set: (staffId, login, password, before) => vault().putStaff(clinic().key, staffId, login, password, before),
      remove: (staffId) => vault().removeStaff(staffId),
      holderOf: (login) => vault().holderOf(login),
    },
    async openWithPassword(login, password) {
      const found = await vault().openWithPassword(login, password);
      if (found) open(found.key);
      return found?.staffId;
    },
    async openWithRecoveryCode(code) {
      const key = await vault().openWithRecoveryCode(code);
      if (key) open(key);
      return key !== undefined;
    },
    async create(owner, logins, demo, found) {
      if (stateOf(folder) !== 'none')
        refuse('DUPLICATE', 'There is a clinic in this folder already. Sign in to open it.');
      if (founding) refuse('NOT_NOW', 'A clinic is being set up in this folder right now. Wait until that is done.');
      founding = true;
      try {
        const draft = beginSetup(folder.root);
        const key = randomBytes(32);
        const code = newRecoveryCode();
        const draftVault = newVault(draft.vault, demo);
        await draftVault.putRecoveryCode(key, code);
        for (const login of [owner, ...logins])
          await draftVault.putStaff(key, login.staffId, login.login, login.password);
        createClinicDatabase({ folder: draft, key, migrations, now, newId, durable }, found);
        completeSetup(folder.root);
        open(key);
        return code;
      } finally {
        founding = false;
      }
    },
    async close() {
      try {
        await stop?.();
      } finally {
        opened?.close();
        opened = undefined;
        folder.release();
      }
    },
  };
}
