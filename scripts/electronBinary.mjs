// Finds Electron's binary, or fetches it. Plain JavaScript for Node 20.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, environment, modules, node24, runForeground } from './ground.mjs';

const electronPackage = join(modules, 'electron');
const BINARY = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Where the binary lies inside Electron's folder on this platform. */
const binaryName = BINARY[process.platform] ?? 'electron';

/** The first Electron whose Node offers what the SQLite part needs (Node-API 10). */
const OLDEST = 35;

function versionOf(folder) {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

/** @returns {{path: string, addon?: string} | {reason: string} | null} null when there is none and it may be fetched */
function findBinary() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = named ?? join(electronPackage, 'dist');
  const path = join(folder, binaryName);
  if (!existsSync(path)) return named === undefined ? null : { reason: `there is no Electron in ${named}` };
  const version = versionOf(folder);
  if (version !== null && Number(version.split('.')[0]) < OLDEST) {
    const addon = process.env.SQLITE_ADDON_FOR_ELECTRON_33;
    if (addon !== undefined && existsSync(addon)) return { path, addon };
    return { reason: `the Electron in ${folder} is ${version}, and the database part needs ${OLDEST} or newer` };
  }
  const { version: wanted } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  return named === undefined && version !== wanted ? null : { path };
}

/** Is there a screen to open a window on? */
function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/**
 * The Electron to open the window with, fetched if need be; or the reason, as the rest of a sentence, why there is none.
 * `addon` is the SQLite part to run an old Electron with.
 * @returns {Promise<{path: string, addon?: string} | {reason: string}>}
 */
export async function electronBinary() {
  if (!hasScreen()) return { reason: 'there is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  const found = findBinary();
  if (found !== null) return found;
  const args = [join(import.meta.dirname, 'fetchElectron.ts'), electronPackage, binaryName, cached('')];
  const env = environment({ NODE_USE_ENV_PROXY: '1' });
  const code = await runForeground(node24, args, { stdio: ['ignore', 2, 2], env });
  return (
    findBinary() ?? {
      reason: `Electron could not be fetched (exit ${code}); the next start goes on where this one stopped`,
    }
  );
}
