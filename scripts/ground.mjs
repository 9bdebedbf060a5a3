// What every script stands on. Plain JavaScript for Node 20 with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const modules = join(root, 'node_modules');
export const cache = join(modules, '.cache', 'salve');

/** The Node that everything of ours runs on. */
export const node24 = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Says a line to the person at the terminal. Standard output belongs to the program itself. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends with a sentence. */
export function refuse(sentence) {
  say(sentence);
  process.exit(1);
}

/** The environment for our programs: Node 24 and the installed tools come first on the PATH. */
export function environment(extra = {}) {
  const path = [join(modules, '.bin'), join(modules, 'node', 'bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** Makes the cache folder and returns a path in it. */
export function cached(name) {
  mkdirSync(cache, { recursive: true });
  return join(cache, name);
}

/** Is there a program of this name on the PATH? */
export function hasProgram(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return folders.some((folder) => folder !== '' && names.some((file) => existsSync(join(folder, file))));
}

/** Runs a command to its end, its talk going to standard error. Returns its exit code, 127 if it cannot be started. */
export function runQuietly(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  return result.error ? 127 : (result.status ?? 1);
}

/**
 * Runs a program in the foreground, passes SIGINT and SIGTERM on to it and answers with its exit code
 * (128 + the signal's number when a signal ended it).
 */
export function runForeground(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: environment(), ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass);
    process.on('SIGTERM', pass);
    const end = (code) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code);
    };
    child.once('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      end(127);
    });
    child.once('close', (code, signal) => end(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}
