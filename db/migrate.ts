import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { refuse } from '../electron/kernel/errors.ts';

/** A migration file: its name begins with a timestamp, so names sort by time. */
export interface Migration {
  name: string;
  sql: string;
}

/** Reads `YYYYMMDDTHHMMSS_words.sql` files of a folder, oldest first. */
export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{8}T\d{6}_\w+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n') }));
}

/** Names of migrations that the database still lacks. @throws Refusal DATABASE_NEWER; Error for a file older than the newest applied or changed since. */
export function pendingMigrations(raw: Database.Database, all: readonly Migration[]): Migration[] {
  const exists = raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get();
  if (!exists) return [...all];
  const applied = raw
    .prepare<[], { name: string; sha256: string }>('SELECT name, sha256 FROM migrations ORDER BY name')
    .all();
  const known = new Map(all.map((m) => [m.name, m]));
  for (const row of applied) {
    const file = known.get(row.name);
    if (!file) refuse('DATABASE_NEWER');
    if (hashOf(file.sql) !== row.sha256) throw new Error(`The migration ${row.name} has changed since it was applied.`);
  }
  const newest = applied.at(-1)?.name ?? '';
  const done = new Set(applied.map((row) => row.name));
  const pending = all.filter((m) => !done.has(m.name));
  const late = pending.find((m) => m.name < newest);
  if (late) throw new Error(`The migration ${late.name} is older than ${newest}, which is applied already.`);
  return pending;
}

/**
 * Applies what is pending, each file in its own transaction: foreign keys are off while tables are rebuilt, every
 * reference is checked before the commit, and they are on again afterwards. `backup` runs once before the first file
 * that changes an existing database.
 */
export function migrate(raw: Database.Database, all: readonly Migration[], now: number, backup?: () => void): string[] {
  const pending = pendingMigrations(raw, all);
  if (pending.length === 0) return [];
  const fresh = raw.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'").get() as { n: number };
  if (fresh.n > 0) backup?.();
  for (const migration of pending) {
    raw.pragma('foreign_keys=OFF');
    try {
      raw.exec('BEGIN IMMEDIATE');
      raw.exec(
        'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY NOT NULL, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
      );
      raw.exec(migration.sql);
      const broken = raw.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0)
        throw new Error(`The migration ${migration.name} leaves ${broken.length} broken references.`);
      raw
        .prepare('INSERT INTO migrations (name, sha256, applied_at) VALUES (?, ?, ?)')
        .run(migration.name, hashOf(migration.sql), now);
      raw.exec('COMMIT');
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK');
      throw error;
    } finally {
      raw.pragma('foreign_keys=ON');
    }
  }
  return pending.map((m) => m.name);
}

function hashOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
