import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const pageSize = 4096;
const macSize = 64;
const saltSize = 16;

/**
 * Checks the HMAC of every page of a closed or checkpointed database file, free pages included, without SQLite.
 * The format is SQLCipher 4's (page: ciphertext, 16 bytes IV, HMAC-SHA512 of ciphertext + IV + page number little-endian;
 * HMAC key: PBKDF2-SHA512 of the raw key, 2 rounds, over the salt with every byte XORed with 0x3a).
 * Returns the numbers (from 1) of pages that fail, at most `most` of them.
 */
export function damagedPages(file: string, key: Buffer, most = 10): number[] {
  const fd = openSync(file, 'r');
  try {
    const size = fstatSync(fd).size;
    const pages = Math.floor(size / pageSize);
    const damaged: number[] = size % pageSize === 0 && pages > 0 ? [] : [pages + 1];
    const page = Buffer.alloc(pageSize);
    const number = Buffer.alloc(4);
    let macKey: Buffer | undefined;
    for (let n = 1; n <= pages && damaged.length < most; n += 1) {
      readSync(fd, page, 0, pageSize, (n - 1) * pageSize);
      macKey ??= macKeyOf(key, page.subarray(0, saltSize));
      const start = n === 1 ? saltSize : 0;
      number.writeUInt32LE(n);
      const mac = createHmac('sha512', macKey)
        .update(page.subarray(start, pageSize - macSize))
        .update(number)
        .digest();
      if (!timingSafeEqual(mac, page.subarray(pageSize - macSize))) damaged.push(n);
    }
    return damaged;
  } finally {
    closeSync(fd);
  }
}

function macKeyOf(key: Buffer, salt: Buffer): Buffer {
  return pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
}
