// Builds out/ when it is older than its sources. Plain JavaScript for Node 20.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, environment, modules, node24, refuse, root, runQuietly, say } from './ground.mjs';

const SOURCES = [
  'electron',
  'db',
  'renderer',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/electron-vite.config.ts',
];
const stampPath = join(root, 'out', '.sources');
const LOCK_MS = 180_000;

/** Changes when a source that goes into the build is edited, added or removed. */
function sourceState() {
  const hash = createHash('sha256');
  const read = (path) => {
    const full = join(root, path);
    const facts = statSync(full);
    if (facts.isDirectory()) {
      for (const name of readdirSync(full).sort()) read(`${path}/${name}`);
    } else if (!/\.(test\.tsx?|md|sql)$/.test(path)) {
      hash.update(`${path} ${facts.size} ${facts.mtimeMs}\n`);
    }
  };
  for (const path of SOURCES) if (existsSync(join(root, path))) read(path);
  return hash.digest('hex');
}

function isFresh() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === sourceState();
}

/** One build at a time in this folder; a lock older than three minutes was left by a process that died. */
function lock() {
  const path = cached('build.lock');
  const wait = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmSync(path, { recursive: true, force: true });
    } catch {
      const age = existsSync(path) ? Date.now() - statSync(path).mtimeMs : 0;
      if (age > LOCK_MS) rmSync(path, { recursive: true, force: true });
      else Atomics.wait(wait, 0, 0, 200);
    }
  }
}

/** Makes out/ current. Talks on standard error; ends the process with a sentence when the build fails. */
export function build() {
  if (isFresh()) return;
  const unlock = lock();
  try {
    if (isFresh()) return;
    const state = sourceState();
    rmSync(stampPath, { force: true });
    say('Salve: building.');
    const tool = join(modules, 'electron-vite', 'bin', 'electron-vite.js');
    const args = [tool, 'build', '--config', 'scripts/electron-vite.config.ts', '--logLevel', 'warn'];
    const code = runQuietly(node24, args, { env: environment({ NODE_ENV: 'production' }) });
    if (code !== 0) {
      unlock();
      refuse(`The build failed (exit ${code}); the lines above say where.`);
    }
    writeFileSync(stampPath, state);
  } finally {
    unlock();
  }
}
