import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const SQLITE = 'better-sqlite3';

function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') || name === SQLITE || name === 'electron') continue;
    if (name.startsWith('@')) linkPackages(join(from, name), join(to, name));
    else symlinkSync(join(from, name), join(to, name));
  }
}

/**
 * Lays out the built desk in `folder` so that an Electron older than 35 can run it: everything as built, only the SQLite
 * package is a copy that holds `addon`, the native part made for that Electron. The installed packages stay as they are.
 * @returns the folder, to be given to Electron
 */
export function makeRunFolder(root: string, folder: string, addon: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ['out', 'resources', 'db/migrations'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  linkPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
  const installed = join(root, 'node_modules', SQLITE);
  const copy = join(folder, 'node_modules', SQLITE);
  for (const name of ['package.json', 'lib']) cpSync(join(installed, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, 'prebuilds'));
  copyFileSync(addon, join(copy, 'prebuilds', `${process.platform}-${process.arch}.node`));
  return folder;
}

if (import.meta.main) {
  const [root = '', folder = '', addon = ''] = process.argv.slice(2);
  makeRunFolder(root, folder, addon);
}
