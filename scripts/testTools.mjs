// The browser and the system tools that tests use. Plain JavaScript for Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached, environment, hasProgram, modules, node24, runQuietly, say } from './ground.mjs';

const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';

/** Debian package -> is it there? */
const PACKAGES = {
  chromium: () => systemChromium() !== null,
  socat: () => hasProgram('socat'),
  xvfb: () => hasProgram('Xvfb') && hasProgram('xvfb-run'),
  xauth: () => hasProgram('xauth'),
  'poppler-utils': () => hasProgram('pdftotext') && hasProgram('pdftoppm'),
  'zbar-tools': () => hasProgram('zbarimg'),
  'dmtx-utils': () => hasProgram('dmtxread'),
  'cups-client': () => hasProgram('lp') && hasProgram('lpstat'),
  // never started by the system for us: a test runs its own, with folders of its own
  cups: () => existsSync('/usr/sbin/cupsd'),
  'fonts-dejavu-core': () => existsSync(FONT),
};

function systemChromium() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? null;
}

function missingPackages() {
  return Object.keys(PACKAGES).filter((name) => !PACKAGES[name]());
}

function installDebianPackages(names) {
  say(`Salve: installing for the tests: ${names.join(' ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const steps = [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
  ];
  for (const args of steps) {
    const code = runQuietly('apt-get', args, { env });
    if (code !== 0) return say(`\`apt-get ${args.join(' ')}\` failed (exit ${code}).`);
  }
  // quicker for pages where the distribution has it; the whole browser does what it does not
  runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell'], { env });
}

/** Where Playwright keeps its own browser, or would. */
function playwrightChromium() {
  const code = 'process.stdout.write(require(process.argv[1]).chromium.executablePath())';
  const asked = spawnSync(node24, ['-e', code, join(modules, 'playwright-core')], {
    env: environment(),
    encoding: 'utf8',
  });
  return asked.status === 0 && asked.stdout !== '' ? asked.stdout : null;
}

/** Playwright's own browser, where the system has none: its path is kept, so that a second call asks nobody. */
function fetchPlaywrightChromium() {
  const note = cached('chromium.path');
  const kept = existsSync(note) ? readFileSync(note, 'utf8') : '';
  if (kept !== '' && existsSync(kept)) return kept;
  let path = playwrightChromium();
  if (path !== null && !existsSync(path)) {
    say("Salve: fetching Playwright's Chromium for the tests.");
    runQuietly(node24, [join(modules, 'playwright-core', 'cli.js'), 'install', 'chromium-headless-shell', 'chromium'], {
      env: environment(),
    });
    path = playwrightChromium();
  }
  if (path === null || !existsSync(path)) return null;
  writeFileSync(note, path);
  return path;
}

/**
 * Brings what is missing: by apt-get as root on Debian, elsewhere only a browser, and says in a sentence what stays missing.
 * @returns {{chromium: string | null, missing: string[]}} the browser's path; the Debian names of what is not there
 */
export function setUpTestTools() {
  const before = missingPackages();
  const debian = existsSync('/etc/debian_version') && hasProgram('apt-get');
  const isRoot = process.getuid?.() === 0;
  if (before.length > 0 && debian && isRoot) installDebianPackages(before);
  const chromium = systemChromium() ?? fetchPlaywrightChromium();
  const missing = missingPackages().filter((name) => name !== 'chromium' || chromium === null);
  if (missing.length > 0) {
    const how = debian ? `as root: apt-get install ${missing.join(' ')}` : 'with the package manager of this system';
    say(`Tests that need ${missing.join(', ')} are skipped: not installed here. Install them ${how}.`);
  }
  return { chromium, missing };
}
