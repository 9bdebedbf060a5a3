import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import { refuse } from '../kernel/errors.ts';
import { replaceFile } from './durableFile.ts';
import { normaliseRecoveryCode } from './recoveryCode.ts';

/**
 * The vault: a file beside the database with one slot per way to open it. Each slot wraps the same 256-bit database key
 * (AES-256-GCM) under a key made from a password or the recovery code by argon2id (RFC 9106). Any slot opens it.
 */
const Slot = z.object({
  kind: z.enum(['staff', 'recovery']),
  /** The staff id, or 'recovery'. */
  id: z.string(),
  login: z.string().optional(),
  salt: z.string(),
  memoryKiB: z.int(),
  passes: z.int(),
  nonce: z.string(),
  wrapped: z.string(),
  tag: z.string(),
  /** True when the slot also needs this PC's keychain. */
  bound: z.boolean(),
});
type Slot = z.infer<typeof Slot>;
const VaultFile = z.object({ format: z.literal(1), demo: z.boolean(), slots: z.array(Slot) });
type VaultFile = z.infer<typeof VaultFile>;

const cost = { memoryKiB: 19_456, passes: 2 };

export interface Vault {
  readonly demo: boolean;
  /** The staff id and the database key, or undefined if name and password do not belong together. Takes as long for an unknown name. */
  openWithPassword(login: string, password: string): Promise<{ staffId: string; key: Buffer } | undefined>;
  openWithRecoveryCode(code: string): Promise<Buffer | undefined>;
  /** Adds or replaces the slot of a staff member; `before` may still refuse once the slow part is done. */
  putStaff(key: Buffer, staffId: string, login: string, password: string, before?: () => void): Promise<void>;
  removeStaff(staffId: string): void;
  /** Whose slot a sign-in name opens. */
  holderOf(login: string): string | undefined;
  /** Takes away the slots of staff not named here: left behind by a crash, they would still open the database. */
  keepStaff(staffIds: ReadonlySet<string>): void;
  putRecoveryCode(key: Buffer, code: string): Promise<void>;
}

/** Makes an empty vault; it is written with its first slot. */
export function newVault(file: string, demo: boolean): Vault {
  return vaultOn(file, { format: 1, demo, slots: [] });
}

/** Reads the vault. @throws Refusal VAULT_MISSING if the file is not there or cannot be read as one */
export function readVault(file: string): Vault {
  return vaultOn(file, vaultIn(file));
}

function vaultIn(file: string): VaultFile {
  if (!existsSync(file)) refuse('VAULT_MISSING');
  const parsed = VaultFile.safeParse(jsonOf(readFileSync(file, 'utf8')));
  if (!parsed.success)
    refuse(
      'VAULT_MISSING',
      'The file vault.json that opens this clinic is damaged. Put it back from a backup; nothing was changed.',
    );
  return parsed.data;
}

function vaultOn(file: string, initial: VaultFile): Vault {
  let content = initial;
  /** Changes what the file holds now: another password may have come in while this one was stretched. */
  const save = (change: (slots: Slot[]) => Slot[]): void => {
    const current = existsSync(file) ? vaultIn(file) : content;
    const next = { ...current, slots: change(current.slots) };
    replaceFile(file, `${JSON.stringify(next, null, 2)}\n`);
    content = next;
  };
  const put = async (
    slot: Pick<Slot, 'kind' | 'id' | 'login'>,
    secret: string,
    key: Buffer,
    before?: () => void,
  ): Promise<void> => {
    const sealed = await seal(slot, secret, key);
    before?.();
    save((slots) => [
      ...slots.filter((other) => other.id !== slot.id && (slot.login === undefined || other.login !== slot.login)),
      sealed,
    ]);
  };
  return {
    demo: initial.demo,
    async openWithPassword(login, password) {
      const name = login.trim().toLowerCase();
      const slot = content.slots.find((s) => s.kind === 'staff' && s.login === name);
      const key = await unseal(slot ?? decoy, password.normalize('NFKC'));
      return slot && key ? { staffId: slot.id, key } : undefined;
    },
    async openWithRecoveryCode(code) {
      const plain = normaliseRecoveryCode(code);
      const slot = content.slots.find((s) => s.kind === 'recovery');
      return plain && slot ? unseal(slot, plain) : undefined;
    },
    putStaff: (key, staffId, login, password, before) =>
      put({ kind: 'staff', id: staffId, login: login.trim().toLowerCase() }, password.normalize('NFKC'), key, before),
    removeStaff(staffId) {
      save((slots) => slots.filter((slot) => slot.id !== staffId));
    },
    holderOf: (login) => content.slots.find((slot) => slot.login === login.trim().toLowerCase())?.id,
    keepStaff(staffIds) {
      const stray = (slot: Slot): boolean => slot.kind === 'staff' && !staffIds.has(slot.id);
      if (content.slots.some(stray)) save((slots) => slots.filter((slot) => !stray(slot)));
    },
    async putRecoveryCode(key, code) {
      const plain = normaliseRecoveryCode(code) ?? refuse('BAD_INPUT', 'This is not a recovery code.');
      await put({ kind: 'recovery', id: 'recovery' }, plain, key);
    },
  };
}

async function seal(slot: Pick<Slot, 'kind' | 'id' | 'login'>, secret: string, key: Buffer): Promise<Slot> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretch(secret, salt, cost.memoryKiB, cost.passes), nonce);
  cipher.setAAD(Buffer.from(`salve-vault-1|${slot.kind}|${slot.id}`));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    ...slot,
    salt: salt.toString('base64'),
    ...cost,
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    bound: false,
  };
}

async function unseal(slot: Slot, secret: string): Promise<Buffer | undefined> {
  const kek = await stretch(secret, Buffer.from(slot.salt, 'base64'), slot.memoryKiB, slot.passes);
  try {
    const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(slot.nonce, 'base64'), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(`salve-vault-1|${slot.kind}|${slot.id}`));
    decipher.setAuthTag(Buffer.from(slot.tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(slot.wrapped, 'base64')), decipher.final()]);
  } catch {
    return undefined;
  }
}

function stretch(secret: string, salt: Buffer, memoryKiB: number, passes: number): Promise<Buffer> {
  return hashRaw(secret, { memoryCost: memoryKiB, timeCost: passes, parallelism: 1, outputLen: 32, salt });
}

/** What an unknown name is checked against, so that it takes as long as a known one. */
const decoy: Slot = {
  kind: 'staff',
  id: 'nobody',
  salt: Buffer.alloc(16).toString('base64'),
  ...cost,
  nonce: Buffer.alloc(12).toString('base64'),
  wrapped: Buffer.alloc(32).toString('base64'),
  tag: Buffer.alloc(16).toString('base64'),
  bound: false,
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
