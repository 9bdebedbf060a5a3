import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../electron/kernel/dates.ts';
import { type Client, root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, openBrowser, pagesProblem, shoot } from './deskPage.ts';

const problem = pagesProblem(root);
/** 10:00 on the clinic's standard day, Tuesday 2026-03-10 in New York. */
const ten = Date.UTC(2026, 2, 10, 14, 0);

describe.skipIf(problem !== null)(`the calendar by hand${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let desk: Client;
  let appointmentId: string;

  beforeAll(async () => {
    browser = await openBrowser();
    clinic = await testClinic({ via: 'http' });
    desk = await clinic.as('frontDesk');
    const owner = await clinic.as('owner');
    const service = await owner.catalog.addService.mutate({
      name: 'Consultation',
      category: 'Visits',
      durationMinutes: 60,
      pricing: 'flat',
      priceCents: 5000,
    });
    const book = async (givenName: string, startsAt: number): Promise<string> => {
      const patient = await desk.patients.create.mutate({ givenName, familyName: 'Calendar' });
      const lines = [{ serviceId: service.id, providerId: clinic.ids.staff.injector }];
      return (await desk.scheduling.book.mutate({ patientId: patient.id, startsAt, lines })).id;
    };
    appointmentId = await book('Mila', ten);
    await book('Noah', ten + 180 * minute);
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  const timesOf = async (): Promise<[start: number, minutes: number]> => {
    const { appointments } = await desk.scheduling.day.query({ date: '2026-03-10' });
    const row = appointments.find(({ id }) => id === appointmentId);
    return row ? [(row.startsAt - ten) / minute, (row.endsAt - row.startsAt) / minute] : [Number.NaN, 0];
  };
  const entry = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}`) });
  const open = async (): Promise<Awaited<ReturnType<typeof deskOf>>> => {
    const opened = await deskOf(browser, clinic, 'frontDesk');
    await opened.page.getByRole('link', { name: 'Calendar' }).click();
    await entry(opened.page, 'Mila').waitFor();
    return opened;
  };
  /** Drags from a place within an element by so many pixels, as a hand does: pressed, moved in steps, let go. */
  const drag = async (page: Page, from: Locator, at: 'middle' | 'lower edge', by: number): Promise<void> => {
    // the grid draws its entries anew while it settles: two looks that agree
    let box = await from.boundingBox();
    for (let tries = 0; tries < 20; tries += 1) {
      await page.waitForTimeout(150);
      const again = await from.boundingBox();
      if (box && again && again.y === box.y && again.height === box.height) break;
      box = again;
    }
    if (!box) throw new Error('There is nothing to drag.');
    const x = box.x + box.width / 2;
    const y = at === 'middle' ? box.y + box.height / 2 : box.y + box.height - 3;
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 8; step += 1) await page.mouse.move(x, y + (by * step) / 8);
    await page.mouse.up();
  };
  /** A quarter of an hour is 22 pixels high. */
  const quarter = 22;

  it('moves an entry that is dragged, and takes the move back', async () => {
    const { page, context, problems } = await open();
    await drag(page, entry(page, 'Mila'), 'middle', 2 * quarter);
    await expect.poll(timesOf).toEqual([30, 60]);
    await page.getByText('moved to', { exact: false }).first().waitFor();
    await shoot(page, 'calendar-moved');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(timesOf).toEqual([0, 60]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('makes an entry longer that is pulled at its lower edge', async () => {
    const { page, context, problems } = await open();
    await drag(page, entry(page, 'Mila'), 'lower edge', 2 * quarter);
    await expect.poll(timesOf).toEqual([0, 90]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(timesOf).toEqual([0, 60]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('refuses a drop on someone else, says who is taken and leaves the entry where it was', async () => {
    const { page, context, problems } = await open();
    await drag(page, entry(page, 'Mila'), 'middle', 11 * quarter);
    const refused = page.getByRole('dialog');
    await refused.getByText('Ingrid Injector', { exact: false }).first().waitFor();
    await shoot(page, 'calendar-refused');
    await page.keyboard.press('Escape');
    expect(await timesOf()).toEqual([0, 60]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('moves and lengthens by keyboard alone', async () => {
    const { page, context, problems } = await open();
    await page.getByRole('application', { name: /^Calendar of/ }).focus();
    await page.keyboard.press(']');
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(timesOf).toEqual([30, 60]);
    // a person sees the entry in its new place before going on
    await page.getByText('moved to', { exact: false }).first().waitFor();
    await page.waitForTimeout(600);
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(timesOf).toEqual([30, 75]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
