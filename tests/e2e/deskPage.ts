import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { chromiumPath, openBrowser } from '../../scripts/browser.ts';
import type { TestClinic } from '../harness.ts';
import { type PersonKey, passwordOf, people } from '../standardClinic.ts';

export { openBrowser };

declare global {
  interface Window {
    axe: typeof axe;
  }
}
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Why page tests cannot run here, or null. */
export function pagesProblem(root: string): string | null {
  if (chromiumPath() === null) return 'no Chromium is installed';
  return existsSync(join(root, 'out/renderer/desk.html')) ? null : 'the desk has not been built (npm run build)';
}

export interface DeskPage {
  page: Page;
  context: BrowserContext;
  /** Errors of the page and requests that left the host; empty when all is well. */
  problems: string[];
}

export interface DeskOptions {
  scheme?: 'light' | 'dark';
  width?: number;
  height?: number;
  /** Epoch ms: the page's clock is set to the clinic's and goes on from there. */
  now?: number;
  /** Leave the page its own clock. */
  realClock?: boolean;
  /** Which PC of the clinic the window stands for; the first unless said. */
  station?: number;
  /** Another page of the host than the desk. */
  path?: string;
}

/** A fresh window of the desk at `address`, watched for errors and for requests to anywhere else. */
export async function openDesk(browser: Browser, address: string, options: DeskOptions = {}): Promise<DeskPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  if (options.station !== undefined)
    await context.addInitScript((number) => {
      // the browser's own view of a PDF is a frame without a storage
      if (window === window.top) localStorage.setItem('salve.station', String(number));
    }, options.station);
  const page = await context.newPage();
  watchRequests(page);
  if (options.now !== undefined && !options.realClock) await installClock(page, options.now);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`${error.name}: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob|about|chrome|chrome-extension):/.test(url))
      problems.push(`A request left the host: ${url}`);
  });
  page.on('console', (message) => {
    // a refused call is an answer like any other; the browser logs it by itself
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(message.text());
  });
  await page.goto(`${address}${options.path ?? ''}`);
  return { page, context, problems };
}

const waitedFor = new WeakMap<Page, Set<Request>>();

/** What a page asks for and draws from; the stream of news never ends, and the browser's own view of a PDF asks for itself. */
function watchRequests(page: Page): void {
  const open = new Set<Request>();
  waitedFor.set(page, open);
  page.on('request', (request) => {
    if (['fetch', 'script', 'stylesheet', 'font', 'image'].includes(request.resourceType())) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/** Waits until a page has what it asked for and has drawn it: nothing is under way three times, with time to draw between. */
export async function settle(page: Page): Promise<void> {
  const until = Date.now() + 15_000;
  for (let calm = 0; calm < 3 && Date.now() < until; ) {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 30)));
    calm = (waitedFor.get(page)?.size ?? 0) === 0 ? calm + 1 : 0;
  }
}

/** Sets the page's clock; the times of keys stay their own, for they tell a scanner from a person. */
async function installClock(page: Page, time: number): Promise<void> {
  await page.context().addInitScript(() => {
    const own = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
    Object.assign(globalThis, { ownTimeStamp: own });
  });
  await page.clock.install({ time });
  await page.context().addInitScript(() => {
    const own = Reflect.get(globalThis, 'ownTimeStamp') as PropertyDescriptor | undefined;
    if (own) Object.defineProperty(Event.prototype, 'timeStamp', own);
  });
}

/** Signs in through the page. */
export async function signInAs(page: Page, who: PersonKey): Promise<void> {
  const person = people.find(({ key }) => key === who);
  if (!person) throw new RangeError(`Nobody is ${who}.`);
  await page.getByLabel('Sign-in name').fill(person.login);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
}

/**
 * Types like a person. Keys that follow each other within 35 ms are a scanner to the desk, and are held back from the
 * field: use `fill`, this, or mean a scan.
 */
export async function typeLikeAPerson(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 60 });
}

/**
 * Types like a keyboard-wedge scanner: a run of keys 4 ms apart and Enter. The times go with the keys, so a busy machine
 * does not turn a scanner into a person. `meanwhile` happens after the second key.
 */
export async function scanByWedge(page: Page, code: string, meanwhile?: () => Promise<void>): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const begin = Date.now() / 1000;
  // the separator of GS1 is no character of a keyboard: such scanners send F8
  const typed = [...code].map((key) => (key === '\u001d' ? { key: 'F8' } : { key, text: key, unmodifiedText: key }));
  const keys = [...typed, { key: 'Enter', text: '\r', unmodifiedText: '\r' }];
  const times = keys.map((key, index) => ({ key, timestamp: begin + index * 0.004 }));
  // sent in one go: waiting for each answer would be a person's pace on a busy machine
  const send = (some: typeof times): Promise<unknown> =>
    Promise.all(
      some.flatMap(({ key, timestamp }) => [
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp }),
        keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key, timestamp }),
      ]),
    );
  if (meanwhile) await send(times.splice(0, 2)).then(meanwhile);
  await send(times);
  await keyboard.detach();
}

/** A signed-in window on a test clinic over HTTP, its clock set to the clinic's. */
export async function deskOf(
  browser: Browser,
  clinic: TestClinic,
  who: PersonKey,
  options: DeskOptions = {},
): Promise<DeskPage> {
  if (clinic.address === undefined) throw new RangeError("Page tests need testClinic({ via: 'http' }).");
  const desk = await openDesk(browser, clinic.address, { now: clinic.clock.now(), ...options });
  await signInAs(desk.page, who);
  return desk;
}

/** The page of a tablet that nobody has connected yet, in a browser of its own. */
export function tabletPageOf(browser: Browser, clinic: TestClinic, options: DeskOptions = {}): Promise<DeskPage> {
  if (clinic.address === undefined) throw new RangeError("Page tests need testClinic({ via: 'http' }).");
  const [width, height] = tabletSizes[0];
  return openDesk(browser, clinic.address, { now: clinic.clock.now(), ...options, width, height, path: '/tablet' });
}

/** What axe finds, one line each; an empty list is what is wanted. */
export async function accessFaults(page: Page): Promise<string[]> {
  // a window is told once what axe is: sending it with every look takes longer than the look
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    // a colour on its way to another one is neither
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
    // our pages have no frames but the browser's own view of a PDF
    const { violations } = await window.axe.run({
      runOnly: tags,
      // a menu or a list that opens over the page stands outside of its parts
      rules: { region: { enabled: false } },
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help} (${node.target.join(' ')}) ${node.failureSummary ?? ''}`),
    );
  }, axeTags);
}

const keepsPictures = (): boolean => process.env.SALVE_SHOTS !== undefined;

/** Keeps a picture in the folder SALVE_SHOTS names; without it no picture is taken. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SALVE_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Goes to a place of the desk by its address. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);
}

const deskSizes = [
  [1366, 768],
  [1920, 1080],
] as const;
/** A tablet that lies, and one that stands. */
export const tabletSizes = [
  [1024, 768],
  [820, 1180],
] as const;

/** Looks at what is on screen in light and dark, on a small and a large window: two pictures of each, and nothing that axe finds. */
export async function look(
  page: Page,
  name: string,
  sizes: ReadonlyArray<readonly [width: number, height: number]> = deskSizes,
): Promise<void> {
  const before = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of keepsPictures() ? sizes : sizes.slice(-1)) {
      await page.setViewportSize({ width, height });
      await settle(page);
      await shoot(page, `${name}-${colorScheme}-${width}`);
    }
    const faults = await accessFaults(page);
    if (faults.length > 0) throw new Error(`${name}, ${colorScheme}: ${faults.join('\n')}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

/** The owner confirms at the desk of someone else, by keyboard. */
export async function ownerConfirms(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Who confirms' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: 'Olive Owner' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Password' }).press('Space');
  await page.getByLabel('Password of Olive Owner').fill(passwordOf('owner'));
  await page.keyboard.press('Enter');
}
