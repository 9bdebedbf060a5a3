import { hkdfSync } from 'node:crypto';

/** A key for one purpose, made from the database key (HKDF-SHA256, RFC 5869). */
export function keyFor(purpose: 'anchor' | 'files' | 'audit', databaseKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', databaseKey, Buffer.alloc(0), `salve/${purpose}/1`, 32));
}
