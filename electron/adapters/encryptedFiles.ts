import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileVault } from '../documents/ports.ts';
import { refuse } from '../kernel/errors.ts';
import { type Id, idPattern } from '../kernel/ids.ts';

/** The beginning of every file: what it is and in which form. */
const magic = Buffer.from('SALVEF1\n');
const ivBytes = 12;
const tagBytes = 16;

/**
 * Encrypted files in `folder`, one per id: AES-256-GCM under a random key of its own, which is wrapped by AES-256-GCM
 * under `wrappingKey` (32 bytes). The id is associated data of both, so no file opens in another's place.
 */
export function openFileVault(folder: string, wrappingKey: Buffer): FileVault {
  if (wrappingKey.length !== 32) throw new RangeError('A wrapping key has 32 bytes.');
  return {
    async write(id, bytes) {
      const key = randomBytes(32);
      const place = placeOf(folder, id);
      const isNew = (await mkdir(place.folder, { recursive: true, mode: 0o700 })) !== undefined;
      const handle = await open(place.file, 'wx', 0o600);
      try {
        await handle.writeFile(Buffer.concat([magic, seal(key, associated('file', id), bytes)]));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await syncFolder(place.folder);
      if (isNew) await syncFolder(folder);
      return { wrappedKey: seal(wrappingKey, associated('key', id), key).toString('base64') };
    },

    read(id, wrappedKey) {
      try {
        const stored = readFileSync(placeOf(folder, id).file);
        if (!stored.subarray(0, magic.length).equals(magic)) return refuse('FILE_DAMAGED');
        const key = unseal(wrappingKey, associated('key', id), Buffer.from(wrappedKey, 'base64'));
        return new Uint8Array(unseal(key, associated('file', id), stored.subarray(magic.length)));
      } catch {
        return refuse('FILE_DAMAGED');
      }
    },

    async sweep(isKnown, minimumAge) {
      const removed: Id[] = [];
      for (const part of await namesIn(folder)) {
        for (const name of await namesIn(join(folder, part))) {
          const file = join(folder, part, name);
          const found = await stat(file).catch(() => undefined);
          if (!found?.isFile() || !idPattern.test(name) || Date.now() - found.mtimeMs < minimumAge) continue;
          if (isKnown(name)) continue;
          await rm(file, { force: true });
          removed.push(name);
        }
      }
      return removed;
    },
  };
}

/** `xx/ID`, where xx are the id's last two characters: those are random, the first ones are the time. */
function placeOf(folder: string, id: Id): { folder: string; file: string } {
  if (!idPattern.test(id)) throw new RangeError('This is not the id of a file.');
  const part = join(folder, id.slice(-2));
  return { folder: part, file: join(part, id) };
}

function associated(what: 'file' | 'key', id: Id): Buffer {
  return Buffer.from(`salve/${what}/1/${id}`);
}

function seal(key: Buffer, about: Buffer, plain: Uint8Array): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(about);
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function unseal(key: Buffer, about: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAAD(about);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes, sealed.length - tagBytes)), decipher.final()]);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** Makes a new name in a folder durable. Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
