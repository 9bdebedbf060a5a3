import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../electron/kernel/dates.ts';
import { root } from '../harness.ts';
import { clock, today } from '../scheduling/scene.ts';
import { accessFaults, deskOf, openBrowser, pagesProblem, settle, shoot, typeLikeAPerson } from './deskPage.ts';
import { appointmentNow, bookAt, type FrontDesk, frontDesk, goTo } from './frontDeskScene.ts';

const problem = pagesProblem(root);
const sizes = [
  ['light', 1366, 768],
  ['dark', 1366, 768],
  ['light', 1920, 1080],
  ['dark', 1920, 1080],
] as const;

describe.skipIf(problem !== null)(`every view of the calendar${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let s: FrontDesk;
  let mila: string;
  let noah: string;

  beforeAll(async () => {
    s = await frontDesk();
    browser = await openBrowser();
    mila = (await bookAt(s, s.patients.mila, '10:00', { serviceId: s.consult })).id;
    noah = (await bookAt(s, s.patients.noah, '13:00', { serviceId: s.consult })).id;
    const long = { serviceId: s.resurfacing, providerId: s.clinic.ids.staff.owner, addOns: [s.numbing] };
    await bookAt(s, s.patients.long, '11:00', long);
    await bookAt(s, s.patients.mila, '15:00', { serviceId: s.facial }, 2);
    await s.desk.scheduling.addBlock.mutate({
      resources: [{ kind: 'device', id: s.laser }],
      startsAt: clock(today, '14:00'),
      endsAt: clock(today, '16:00'),
      kind: 'maintenance',
      reason: 'Yearly service',
    });
  });
  afterAll(async () => {
    await browser.close();
    await s.clinic.close();
  });

  const entry = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const grid = (page: Page): Locator => page.getByRole('application', { name: /^Calendar of/ });
  const open = async (options: Parameters<typeof deskOf>[3] = {}) => {
    const opened = await deskOf(browser, s.clinic, 'frontDesk', options);
    await goTo(opened.page, '/calendar');
    await entry(opened.page, 'Mila').first().waitFor();
    // a person begins once the page has settled
    await opened.page.locator('[data-feed="live"]').waitFor();
    await settle(opened.page);
    return opened;
  };
  const startOf = async (id: string): Promise<number> =>
    ((await appointmentNow(s.desk, id))?.startsAt ?? 0) - clock(today, '00:00');
  const at = (time: string): number => clock(today, time) - clock(today, '00:00');

  it.each(sizes)('by provider, room and device, a day and a week, in %s at %d x %d', async (scheme, width, height) => {
    const { page, context, problems } = await open({ scheme, width, height });
    for (const [view, key] of [
      ['day', 'd'],
      ['week', 'w'],
    ] as const) {
      await grid(page).focus();
      await page.keyboard.press(key);
      for (const [by, letter, title] of [
        ['providers', 'p', 'Providers'],
        ['rooms', 'r', 'Rooms'],
        ['devices', 'e', 'Devices'],
      ] as const) {
        await page.keyboard.press(letter);
        await page.getByRole('radio', { name: title, checked: true }).waitFor({ state: 'attached' });
        await entry(page, by === 'devices' ? 'Maximiliana' : 'Mila')
          .first()
          .waitFor();
        const name = `calendar-${view}-${by}-${scheme}-${width}`;
        await shoot(page, name);
        expect({ name, faults: await accessFaults(page) }).toEqual({ name, faults: [] });
      }
      await page.keyboard.press('p');
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it('cuts and pastes on another day by keyboard alone', async () => {
    const { page, context, problems } = await open();
    await grid(page).focus();
    await entry(page, 'Noah').focus();
    await page.keyboard.press('Control+x');
    await page.getByRole('status').filter({ hasText: 'Noah' }).waitFor();
    await shoot(page, 'calendar-cut');
    await page.keyboard.press('Shift+ArrowRight');
    await grid(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+v');
    await page.getByText('moved to', { exact: false }).first().waitFor();
    expect(await appointmentNow(s.desk, noah)).toBeUndefined();
    const moved = await appointmentNow(s.desk, noah, '2026-03-11');
    expect(moved?.lines[0]?.providerId).toBe(s.clinic.ids.staff.injector);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => startOf(noah)).toBe(at('13:00'));
    expect(problems).toEqual([]);
    await context.close();
  });

  it('moves to another column, is refused where somebody is taken, and Enter takes the first time offered', async () => {
    const { page, context, problems } = await open();
    // three hours on: Noah is there
    await entry(page, 'Mila').focus();
    await page.keyboard.press('m');
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const refused = page.getByRole('dialog', { name: 'That does not fit' });
    await refused.getByText('Ingrid Injector is taken from 1:00 PM', { exact: false }).waitFor();
    await shoot(page, 'calendar-offers');
    expect(await accessFaults(page)).toEqual([]);
    expect(await startOf(mila)).toBe(at('10:00'));
    await page.keyboard.press('Enter');
    await page.getByText('moved to', { exact: false }).first().waitFor();
    expect(await startOf(mila)).toBe(at('13:40'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => startOf(mila)).toBe(at('10:00'));

    await entry(page, 'Mila').focus();
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await appointmentNow(s.desk, mila))?.lines[0]?.providerId)
      .not.toBe(s.clinic.ids.staff.injector);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => (await appointmentNow(s.desk, mila))?.lines[0]?.providerId)
      .toBe(s.clinic.ids.staff.injector);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('blocks time at the cursor, changes it and takes it out again', async () => {
    const { page, context, problems } = await open({ realClock: true });
    await goTo(page, '/calendar?date=2026-03-12');
    await entry(page, 'Mila').first().waitFor();
    await grid(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('b');
    const dialog = page.getByRole('dialog', { name: 'Block time' });
    await dialog.getByRole('textbox', { name: 'Reason' }).focus();
    await typeLikeAPerson(page, 'Team training');
    await shoot(page, 'calendar-block');
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await entry(page, '(Break|Meeting|Team training)').first().waitFor();
    const blocks = async () => (await s.desk.scheduling.day.query({ date: '2026-03-12' })).blocks;
    expect(await blocks()).toMatchObject([{ reason: 'Team training' }]);
    await entry(page, '(Break|Meeting|Team training)').first().focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect
      .poll(async () => ((await blocks())[0]?.endsAt ?? 0) - ((await blocks())[0]?.startsAt ?? 0))
      .toBe(45 * minute);
    await page.waitForTimeout(600);
    await entry(page, '(Break|Meeting|Team training)').first().focus();
    await page.keyboard.press('Delete');
    await expect.poll(blocks).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows on a second PC what the first one booked, and a stale edit of the second gets both put before it', async () => {
    const one = await open();
    const other = await deskOf(browser, s.clinic, 'owner', { width: 1920, height: 1080 });
    await goTo(other.page, '/calendar');
    await entry(other.page, 'Mila').first().waitFor();
    await other.page.locator('[data-feed="live"]').waitFor();
    await bookAt(s, s.patients.noah, '16:00', { serviceId: s.facial });
    for (const { page } of [one, other]) await entry(page, 'Noah.*Facial').waitFor();

    // the second PC picks it up and is held up; the first moves it meanwhile, and the second hears nothing of it
    await other.page.route('**/trpc/scheduling.*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    await entry(one.page, 'Mila').focus();
    await one.page.keyboard.press('Shift+ArrowDown');
    await expect.poll(async () => (await appointmentNow(s.desk, mila))?.version).toBeGreaterThan(1);
    await entry(other.page, 'Mila').focus();
    await other.page.keyboard.press('m');
    await other.page.keyboard.press('ArrowDown');
    await other.page.keyboard.press('Enter');
    const conflict = other.page.getByRole('dialog', { name: 'Mila Calendar was changed meanwhile' });
    await conflict.getByText('Nothing of yours was saved yet', { exact: false }).waitFor();
    await shoot(other.page, 'calendar-conflict');
    await other.page.unroute('**/trpc/scheduling.*');
    await conflict.getByRole('button', { name: 'Keep what is there' }).click();
    expect(await startOf(mila)).toBe(at('10:00'));
    expect(one.problems).toEqual([]);
    await one.context.close();
    await other.context.close();
  });
});
