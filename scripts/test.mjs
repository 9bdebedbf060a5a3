// `npm test [-- FILTER...]`: sets up, builds, runs every test, ends with one counting line.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { cached, environment, modules, node24, root, runForeground, say } from './ground.mjs';
import { setup } from './setup.mjs';

const shared = process.env.SALVE_SHARED;
const electronTests = /^tests\/(e2e\/|packaging\.test)/;

/**
 * The variables that the script beside the peer files prints: where a real Electron is, and the SQLite part made for it.
 * @returns {Record<string, string>}
 */
function realElectron() {
  const script = shared === undefined ? '' : join(shared, 'tools', 'electron-33.sh');
  if (script === '' || !existsSync(script)) return {};
  say('Salve: preparing the real Electron for the tests.');
  const made = spawnSync('bash', [script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
    env: environment(),
  });
  if (made.status !== 0) say(`${script} failed (exit ${made.status}); tests in Electron will fail.`);
  return Object.fromEntries([...made.stdout.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
}

/** A skip counts as a failure when it gives no reason, or when it needs the Electron that this run was promised. */
function isFailure({ file, reason }) {
  const promised = shared !== undefined && electronTests.test(file) && /electron/i.test(`${file} ${reason}`);
  return reason === null || promised;
}

function printReport({ passed, failed, skipped }) {
  const bad = skipped.filter(isFailure);
  for (const skip of skipped) {
    const mark = isFailure(skip) ? 'skipped, counted as failed' : 'skipped';
    process.stdout.write(`${mark}: ${skip.test} (${skip.file}): ${skip.reason ?? 'it gives no reason'}\n`);
  }
  const failures = failed + bad.length;
  process.stdout.write(`${passed} passed, ${failures} failed, ${skipped.length - bad.length} skipped\n`);
  return failures === 0;
}

const { chromium } = setup({ forTests: true });
build();
const report = cached('test-report.json');
rmSync(report, { force: true });
const extra = {
  ...realElectron(),
  SALVE_TEST_REPORT: report,
  ...(chromium === null ? {} : { SALVE_CHROMIUM: chromium }),
};
const args = [
  join(modules, 'vitest', 'vitest.mjs'),
  'run',
  '--config',
  'scripts/vitest.config.ts',
  ...process.argv.slice(2),
];
const code = await runForeground(node24, args, { env: environment(extra) });
const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failed: 1, skipped: [] };
if (!existsSync(report)) say('The test runner ended before it could count.');
const green = printReport(counted);
process.exitCode = green ? code : code || 1;
