import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where a Chromium is: named by the set-up, Debian's, or Playwright's own. */
function chromiumPath(): string | undefined {
  const named = process.env.SALVE_CHROMIUM;
  return [named, '/usr/bin/chromium', '/usr/bin/chromium-browser', chromium.executablePath()].find((path) => path && existsSync(path));
}

/** Why there can be no browser on this machine, or null. */
export function browserProblem(): string | null {
  return chromiumPath() === undefined ? 'no Chromium was found' : null;
}

/** A headless Chromium that talks to nobody but our host. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export type Scheme = 'light' | 'dark';

/** A page in one colour scheme at the size of a reception PC. */
export async function openPage(browser: Browser, scheme: Scheme, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options });
  return context.newPage();
}

/** Fails with what axe finds serious or critical on the page as it is now. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  const grave = violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.help} (${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')})`);
  expect(grave, where).toEqual([]);
}
