import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newUuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileVault } from '../../electron/adapters/encryptedFiles.ts';
import { Refusal } from '../../electron/kernel/errors.ts';

describe('encrypted files', () => {
  let folder: string;
  const key = randomBytes(32);
  const plain = Buffer.from('Consent of Zoë Łuczak'.repeat(200));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'salve-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const fileOf = (id: string): string => join(folder, id.slice(-2), id);
  const damagedCode = (read: () => unknown): string => {
    try {
      read();
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
    return 'opened';
  };

  it('come back as they were, also through another vault with the same key', async () => {
    const id = newUuid();
    const { wrappedKey } = await openFileVault(folder, key).write(id, plain);
    expect(Buffer.compare(openFileVault(folder, key).read(id, wrappedKey), plain)).toBe(0);
  });

  it('hold nothing readable, and each a key of its own', async () => {
    const vault = openFileVault(folder, key);
    const [one, two] = [newUuid(), newUuid()];
    const first = await vault.write(one, plain);
    const second = await vault.write(two, plain);
    expect(readFileSync(fileOf(one)).includes('Consent')).toBe(false);
    expect(first.wrappedKey).not.toBe(second.wrappedKey);
    expect(
      readFileSync(fileOf(one))
        .subarray(8)
        .equals(readFileSync(fileOf(two)).subarray(8)),
    ).toBe(false);
  });

  it('refuse a flip of any byte, a cut, a missing file and a wrong key', async () => {
    const vault = openFileVault(folder, key);
    const id = newUuid();
    const small = Buffer.from('short');
    const { wrappedKey } = await vault.write(id, small);
    const stored = readFileSync(fileOf(id));
    for (let at = 0; at < stored.length; at += 1) {
      const flipped = Buffer.from(stored);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      writeFileSync(fileOf(id), flipped);
      expect(damagedCode(() => vault.read(id, wrappedKey))).toBe('FILE_DAMAGED');
    }
    for (const length of [0, 8, 20, stored.length - 1]) {
      writeFileSync(fileOf(id), stored.subarray(0, length));
      expect(damagedCode(() => vault.read(id, wrappedKey))).toBe('FILE_DAMAGED');
    }
    writeFileSync(fileOf(id), stored);
    expect(Buffer.compare(vault.read(id, wrappedKey), small)).toBe(0);
    expect(damagedCode(() => openFileVault(folder, randomBytes(32)).read(id, wrappedKey))).toBe('FILE_DAMAGED');
    rmSync(fileOf(id));
    expect(damagedCode(() => vault.read(id, wrappedKey))).toBe('FILE_DAMAGED');
  });

  it('do not open in the place of another', async () => {
    const vault = openFileVault(folder, key);
    const [one, two] = [newUuid(), newUuid()];
    const first = await vault.write(one, plain);
    const second = await vault.write(two, Buffer.from('other'));
    copyFileSync(fileOf(two), fileOf(one));
    expect(damagedCode(() => vault.read(one, first.wrappedKey))).toBe('FILE_DAMAGED');
    expect(damagedCode(() => vault.read(one, second.wrappedKey))).toBe('FILE_DAMAGED');
  });

  it('are never overwritten and never lie outside their folder', async () => {
    const vault = openFileVault(folder, key);
    const id = newUuid();
    await vault.write(id, plain);
    await expect(vault.write(id, plain)).rejects.toThrow('EEXIST');
    await expect(vault.write('../../escape', plain)).rejects.toThrow('not the id of a file');
    expect(damagedCode(() => vault.read('../../../etc/passwd', 'AAAA'))).toBe('FILE_DAMAGED');
  });

  it('are swept when nobody knows them and they are old enough', async () => {
    const vault = openFileVault(folder, key);
    const [known, orphan, fresh] = [newUuid(), newUuid(), newUuid()];
    for (const id of [known, orphan, fresh]) await vault.write(id, plain);
    const longAgo = Date.now() / 1000 - 7200;
    for (const id of [known, orphan]) utimesSync(fileOf(id), longAgo, longAgo);
    expect(await vault.sweep((id) => id === known, 3_600_000)).toEqual([orphan]);
    expect([known, orphan, fresh].map((id) => existsSync(fileOf(id)))).toEqual([true, false, true]);
    expect(readdirSync(folder).length).toBeGreaterThan(0);
  });
});
