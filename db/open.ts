import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal, refuse } from '../electron/kernel/errors.ts';

/** How a database file is opened. */
export interface OpenOptions {
  /** 32 bytes, random, never on disk in clear. */
  key: Buffer;
  mode: 'create' | 'write' | 'read';
  /** FULL survives a power cut. OFF exists for measuring overhead only. */
  synchronous?: 'FULL' | 'OFF';
}

/**
 * Opens the encrypted database (SQLCipher 4 format: AES-256-CBC, HMAC-SHA512 on every page; WAL; FULL).
 * 'create' refuses an existing file, the others a missing one: an empty database never takes the place of an old one.
 * @throws Refusal DATABASE_MISSING, DATABASE_DAMAGED (also for a key that does not fit)
 */
export function openDatabase(file: string, options: OpenOptions): Database.Database {
  if (options.key.length !== 32) throw new RangeError('A database key has 32 bytes.');
  if (options.mode === 'create') closeSync(openSync(file, 'wx', 0o600));
  else if (!existsSync(file)) refuse('DATABASE_MISSING');
  const raw = new Database(file, { readonly: options.mode === 'read', fileMustExist: true, timeout: 5000 });
  try {
    raw.pragma("cipher='sqlcipher'");
    raw.pragma('legacy=4');
    raw.pragma(`key="x'${options.key.toString('hex')}'"`);
    raw.pragma('temp_store=MEMORY');
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
    if (options.mode !== 'read') {
      raw.pragma('journal_mode=WAL');
      raw.pragma(`synchronous=${options.synchronous ?? 'FULL'}`);
    }
    raw.pragma('foreign_keys=ON');
    raw.pragma('trusted_schema=OFF');
    raw.pragma('cache_size=-65536');
    return raw;
  } catch (error) {
    raw.close();
    throw damageOf(error);
  }
}

/** Turns SQLite's words about a broken or foreign file into ours; anything else passes unchanged. */
export function damageOf(error: unknown): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_IOERR'))
    return new Refusal('DATABASE_DAMAGED');
  if (code.startsWith('SQLITE_FULL')) return new Refusal('DISK_FULL');
  return error;
}
