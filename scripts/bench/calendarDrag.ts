import type { Browser, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../browser.ts';
import type { FullWeek } from './fullWeek.ts';
import { inOrder, print, quantile } from './line.ts';
import { say } from './plans.ts';
import { type MainThread, mainThreadOf, type TraceEvent } from './trace.ts';

export const dragName = 'calendar week of 12 providers, drag';

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'];
/** A frame of a screen at 60 Hz, in ms. */
const frameTime = 16;

/** Drags an appointment over a full week in a real browser and reads from its trace how long the page was busy. */
export async function dragLines(address: string, week: FullWeek, drags: number): Promise<void> {
  if (chromiumPath() === null) return say('no Chromium is installed here, so the calendar is not dragged');
  say(`dragging over ${week.appointments} appointments`);
  const browser = await openBrowser();
  try {
    const seen: MainThread[] = [];
    const page = await weekPage(browser, address, week);
    await drag(page);
    for (let i = 0; i < drags; i += 1) seen.push(await traced(browser, page, () => drag(page)));
    tell('longest task', 50, 1, seen, 'tasks', 'tasksByWall');
    tell('scripting and layout of a frame, p95', 8, 0.95, seen, 'frames', 'framesByWall');
  } finally {
    await browser.close();
  }
}

/** One line: the median over the drags of the `part` quantile of each. */
function tell(
  what: string,
  goal: number,
  part: number,
  seen: readonly MainThread[],
  cpu: 'tasks' | 'frames',
  wall: 'tasksByWall' | 'framesByWall',
): void {
  const each = inOrder(seen.map((one) => quantile(inOrder(one[cpu]), part)));
  const byWall = quantile(inOrder(seen.map((one) => quantile(inOrder(one[wall]), part))), 0.5);
  const line = { name: `${dragName}: ${what}`, kind: 'absolute' as const, goal, ratio: null, baseline: null };
  const spread: [number, number] = [quantile(each, 0.25), quantile(each, 0.75)];
  const frames = seen.reduce((sum, one) => sum + one.frames.length, 0);
  print(
    { ...line, spread, ours: quantile(each, 0.5), unit: 'ms CPU of the page', rounds: seen.length },
    { byWall, frames },
  );
}

/** The calendar with the full week on it, as the front desk has it. */
async function weekPage(
  browser: Browser,
  address: string,
  { desks: [desk], monday, providerIds }: FullWeek,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  const look = { view: 'week', by: 'providers', shown: { 'week providers': providerIds } };
  await page.addInitScript(
    ([key = '', kept = '']) => localStorage.setItem(key, kept),
    [`salve.calendar.${desk.id}`, JSON.stringify(look)],
  );
  await page.goto(address);
  await page.getByLabel('Sign-in name').fill(desk.login);
  await page.getByLabel('Password', { exact: true }).fill(desk.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.getByRole('link', { name: 'Calendar' }).click();
  await page.getByRole('application').waitFor();
  await page.evaluate((date) => {
    location.hash = `/calendar?date=${date}`;
  }, monday);
  await page.locator('.s-cal-event').nth(500).waitFor({ state: 'attached' });
  return page;
}

async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<MainThread> {
  await browser.startTracing(page, { categories });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return mainThreadOf(traceEvents);
}

/** A hand takes an appointment, wanders over the grid and to its edges, where it scrolls, and comes back to where it began. */
async function drag(page: Page): Promise<void> {
  const grid = await page.getByRole('application').boundingBox();
  const start = await page.evaluate(() => {
    const main = document.querySelector('.s-cal-main');
    main?.scrollTo(0, 0);
    const around = main?.getBoundingClientRect();
    const boxes = [...document.querySelectorAll('.s-cal-event')].map((event) => event.getBoundingClientRect());
    const seen = boxes.find(({ top, left }) => around && top > around.top + 120 && left > around.left + 120);
    return seen ? { x: seen.x + seen.width / 2, y: seen.y + 8 } : null;
  });
  if (!grid || !start) throw new Error('There is nothing to drag.');
  const at = (x: number, y: number): { x: number; y: number } => ({
    x: grid.x + grid.width * x,
    y: grid.y + grid.height * y,
  });
  const path = [at(0.8, 0.4), at(0.3, 0.9), at(0.995, 0.6), at(0.995, 0.3), at(0.5, 0.995), at(0.2, 0.5), start];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  let from = start;
  for (const to of path) {
    const steps = 30;
    for (let step = 1; step <= steps; step += 1) {
      const part = step / steps;
      await page.mouse.move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
      await page.waitForTimeout(frameTime);
    }
    from = to;
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
}
