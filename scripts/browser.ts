import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The browser of tests and bench: the one the set-up found, else Debian's. Null where there is none. */
export function chromiumPath(): string | null {
  const candidates = [process.env.SALVE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

const options = { args: ['--no-sandbox', '--force-color-profile=srgb'] };

/** A browser without windows of its own where Debian's is there: opening a page costs it half the work. */
export function openBrowser(): Promise<Browser> {
  const shell = '/usr/bin/chromium-headless-shell';
  return chromium.launch({ ...options, executablePath: existsSync(shell) ? shell : (chromiumPath() ?? '') });
}

/** The whole browser with further switches, e.g. for a camera that shows a test picture: only it asks whether a page may. */
export function openWholeBrowser(flags: readonly string[]): Promise<Browser> {
  return chromium.launch({ args: [...options.args, ...flags], executablePath: chromiumPath() ?? '' });
}
