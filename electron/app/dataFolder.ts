import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { replaceFile, syncFolder } from '../adapters/durableFile.ts';
import { type ErrorCode, Refusal, refuse } from '../kernel/errors.ts';

/** Where everything of one clinic lies. */
export interface DataFolder {
  root: string;
  database: string;
  vault: string;
  anchor: string;
  files: string;
  backups: string;
  /** Ends this process's hold on the folder. */
  release(): void;
}

/** The paths of a clinic in `root`. */
export function pathsIn(root: string): Omit<DataFolder, 'release'> {
  return {
    root,
    database: join(root, 'salve.db'),
    vault: join(root, 'vault.json'),
    anchor: join(root, 'anchor'),
    files: join(root, 'files'),
    backups: join(root, 'backups'),
  };
}

/**
 * Takes hold of a data folder for this process (a lock of the operating system, gone with the process) and finishes or
 * clears away a set-up that was cut off. @throws Refusal IN_USE
 */
export function holdDataFolder(root: string): DataFolder {
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const lock = new Database(join(root, 'lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode=EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (x); COMMIT');
  } catch {
    lock.close();
    refuse('IN_USE', `Another Salve has the clinic in ${root} open. Close it there first.`);
  }
  finishSetup(root);
  return { ...pathsIn(root), release: () => lock.close() };
}

/** What lies in the folder before anyone has signed in: nothing, a closed clinic, or a reason why it cannot be opened. */
export function stateOf(folder: Omit<DataFolder, 'release'>): 'none' | 'sealed' | Refusal {
  const has = {
    database: existsSync(folder.database),
    vault: existsSync(folder.vault),
    anchor: existsSync(folder.anchor),
  };
  if (!has.database && !has.vault && !has.anchor && !existsSync(folder.files)) return 'none';
  const missing: ErrorCode | undefined = !has.vault ? 'VAULT_MISSING' : !has.database ? 'DATABASE_MISSING' : undefined;
  return missing ? new Refusal(missing) : 'sealed';
}

const setupName = 'setup';

/** An empty folder in which a new clinic is put together before it takes its place. */
export function beginSetup(root: string): Omit<DataFolder, 'release'> {
  const draft = join(root, setupName);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  return pathsIn(draft);
}

/** Puts a finished clinic in its place. Cut off half-way, the next start goes on with it. */
export function completeSetup(root: string): void {
  replaceFile(join(root, setupName, 'complete'), 'complete\n');
  finishSetup(root);
}

function finishSetup(root: string): void {
  const draft = join(root, setupName);
  if (!existsSync(draft)) return;
  if (existsSync(join(draft, 'complete'))) {
    for (const name of readdirSync(draft)) {
      if (name !== 'complete') renameSync(join(draft, name), join(root, name));
    }
    syncFolder(root);
  }
  rmSync(draft, { recursive: true, force: true });
}
