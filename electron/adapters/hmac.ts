import { hash } from 'node:crypto';

const block = 64;

/**
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) under one key, for texts of one length: the padded keys stand ready and each MAC is
 * two one-shot hashes, a third of what building an Hmac object for it costs.
 * @throws RangeError for a key longer than a block of the hash
 */
export function hmacSha256(key: Uint8Array, length: number): (text: Uint8Array) => Buffer {
  if (key.length > block) throw new RangeError('A key of this length would have to be hashed first.');
  const inner = Buffer.alloc(block + length, 0x36);
  const outer = Buffer.alloc(block + 32, 0x5c);
  for (const [at, byte] of key.entries()) {
    inner[at] = 0x36 ^ byte;
    outer[at] = 0x5c ^ byte;
  }
  return (text) => {
    if (text.length !== length) throw new RangeError(`This text has ${text.length} bytes instead of ${length}.`);
    inner.set(text, block);
    outer.set(hash('sha256', inner, 'buffer'), block);
    return hash('sha256', outer, 'buffer');
  };
}
