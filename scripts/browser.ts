import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** The browser of tests and bench: the one the set-up found, else Debian's. Null where there is none. */
export function chromiumPath(): string | null {
  const candidates = [process.env.SALVE_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  return candidates.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** `flags`: further switches, e.g. for a camera that shows a test picture. */
export function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: ['--no-sandbox', '--force-color-profile=srgb', ...flags],
  });
}
