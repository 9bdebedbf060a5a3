// Brings a fresh machine to the point where everything runs. Plain JavaScript for Node 20 with nothing installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached, environment, modules, node24, refuse, root, runQuietly, say } from './ground.mjs';
import { setUpTestTools } from './testTools.mjs';

const WANTED_NODE = 20;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Changes exactly when what is to be installed changes. */
function wantedState() {
  const { dependencies, devDependencies, overrides } = JSON.parse(read(join(root, 'package.json')));
  const machine = `${process.platform}-${process.arch}`;
  const text = JSON.stringify([
    machine,
    dependencies,
    devDependencies,
    overrides,
    read(join(root, 'package-lock.json')),
  ]);
  return createHash('sha256').update(text).digest('hex');
}

/** True when node_modules holds exactly what the lockfile names, whoever installed it. */
function alreadyInstalled() {
  const kept = read(join(modules, '.package-lock.json'));
  if (kept === '') return false;
  const { packages: have } = JSON.parse(kept);
  const { packages: want } = JSON.parse(read(join(root, 'package-lock.json')));
  return Object.entries(want).every(
    ([path, item]) =>
      path === '' || item.optional || (have[path]?.version === item.version && existsSync(join(root, path))),
  );
}

function install() {
  say('Salve: installing what package-lock.json names (about a minute the first time).');
  // install scripts of packages are not run; the one that is needed follows by name
  const code = runQuietly(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    shell: process.platform === 'win32',
  });
  if (code === 127)
    refuse('Salve needs npm, which was not found. Install Node 20 or newer with its npm and start again.');
  if (code !== 0)
    refuse(`Set-up stopped: \`npm ci\` failed (exit ${code}). It needs the npm registry; look at the lines above.`);
}

/** npm puts node_modules/.bin first on the PATH of scripts; it makes this link only where the file was there in time. */
function linkNode24() {
  const link = join(modules, '.bin', 'node');
  if (process.platform !== 'win32' && !existsSync(link)) symlinkSync('../node/bin/node', link);
}

/** The `node` package brings Node 24 by its install step. */
function installNode24() {
  if (existsSync(node24)) return;
  say('Salve: fetching Node 24.');
  const folder = join(modules, 'node');
  const code = runQuietly(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder });
  if (code !== 0 || !existsSync(node24)) {
    refuse(
      `Set-up stopped: \`node installArchSpecificPackage.js\` in node_modules/node failed (exit ${code}). ` +
        'It fetches Node 24 from the npm registry.',
    );
  }
}

const PARTS = [
  'better-sqlite3',
  '@node-rs/argon2',
  '@serialport/bindings-cpp',
  'rolldown',
  'oxlint-tsgolint/package.json',
];
const PROBE = `
  const { createRequire } = require('node:module');
  const load = createRequire(process.argv[1]);
  if (process.versions.node.split('.')[0] !== '24') throw new Error('Node ' + process.versions.node + ' instead of 24');
  const Database = load('better-sqlite3');
  const db = new Database(':memory:');
  if (db.prepare('SELECT 1').pluck().get() !== 1) throw new Error('SQLite does not answer');
  db.close();
  for (const name of JSON.parse(process.argv[2])) load(name);
`;

/** Native parts come ready-made inside their packages; where one does not load, nothing later could work. */
function checkNativeParts() {
  const probe = spawnSync(node24, ['-e', PROBE, join(root, 'package.json'), JSON.stringify(PARTS)], {
    env: environment(),
    encoding: 'utf8',
  });
  if (probe.status === 0) return;
  const reason =
    (probe.stderr ?? '').split('\n').find((line) => /Error|cannot/i.test(line)) ?? `it ended with ${probe.signal}`;
  refuse(`Set-up stopped: a native part does not load on ${process.platform}-${process.arch}: ${reason.trim()}`);
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < WANTED_NODE) {
    refuse(
      `Salve needs Node ${WANTED_NODE} or newer to set itself up; this is ${process.versions.node}. Install a newer Node and start again.`,
    );
  }
}

/**
 * Does all set-up that is missing and nothing that is there. Talks on standard error only.
 * Ends the process with a sentence when something cannot work.
 * @param {{forTests?: boolean}} wish `forTests` also brings the browser and the system tools that tests use
 */
export function setup(wish = {}) {
  checkNode();
  const stamp = cached('setup.json');
  const state = wantedState();
  if (read(stamp) !== state || !existsSync(node24)) {
    rmSync(stamp, { force: true });
    if (!alreadyInstalled()) install();
    installNode24();
    linkNode24();
    checkNativeParts();
    writeFileSync(cached('setup.json'), state);
  }
  return wish.forTests ? setUpTestTools() : null;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  setup({ forTests: process.argv.includes('--for-tests') });
}
