import type { Browser, Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../harness.ts';
import { accessFaults, deskOf, openBrowser, pagesProblem, settle, shoot, typeLikeAPerson } from './deskPage.ts';
import { type FrontDesk, frontDesk, goTo } from './frontDeskScene.ts';

const problem = pagesProblem(root);

/** Chooses in a select by what is typed, by keyboard alone. */
async function choose(of: Locator, value: string): Promise<void> {
  await of.focus();
  await of.fill(value);
  const option = of.page().locator('[role=option][data-combobox-selected=true]:visible').filter({ hasText: value });
  await option.waitFor();
  await of.press('Enter');
  await option.waitFor({ state: 'hidden' });
}

describe.skipIf(problem !== null)(`several appointments at once${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let s: FrontDesk;

  beforeEach(async () => {
    s = await frontDesk();
    browser = await openBrowser();
  });
  afterEach(async () => {
    await browser.close();
    await s.clinic.close();
  });

  const look = async (page: Page, name: string): Promise<void> => {
    await settle(page);
    await shoot(page, `desk-${name}`);
    expect({ name, faults: await accessFaults(page) }).toEqual({ name, faults: [] });
  };

  it('books a series and a family back to back, by keyboard from the calendar', async () => {
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk', { realClock: true });
    await goTo(page, '/calendar?date=2026-03-12');
    await page.getByRole('heading', { level: 1, name: 'Thursday, March 12' }).waitFor();
    const begin = async (name: string): Promise<Locator> => {
      const grid = page.getByRole('application', { name: /^Calendar of/ });
      await grid.focus();
      await page.keyboard.press('n');
      const form = page.getByRole('dialog', { name: 'New appointment' });
      await form.getByRole('textbox', { name: 'Patient' }).focus();
      // Enter waits for what is found for the whole name
      await typeLikeAPerson(page, name);
      await page.waitForTimeout(60);
      await page.keyboard.press('Enter');
      await form.getByRole('button', { name: 'Choose another patient' }).waitFor();
      await choose(form.getByRole('combobox', { name: 'Service' }).first(), 'Consultation');
      await choose(form.getByRole('combobox', { name: 'Provider' }).first(), 'Ingrid Injector');
      return form;
    };
    const series = await begin('Mila');
    await series.getByRole('button', { name: 'Repeat', exact: true, disabled: false }).press('Enter');
    await series.getByRole('list', { name: 'Dates' }).waitFor();
    await look(page, 'series');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/Mila Calendar: \d+ appointments are booked/).waitFor();

    const group = await begin('Noah');
    // Mila has nine o'clock: the first time offered is taken
    await group.getByRole('button', { name: /9:40 AM$/ }).press('Enter');
    await group.getByText('This time is free').waitFor();
    await group.getByRole('button', { name: 'Somebody comes along' }).press('Enter');
    const along = group.getByRole('region', { name: 'Who comes along' });
    await along.getByRole('textbox', { name: 'Patient' }).fill('Maximiliana');
    await page
      .getByRole('option', { name: /Maximiliana/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await choose(along.getByRole('combobox', { name: 'Service' }), 'Facial');
    // the same provider is proposed for whoever comes along
    await expect.poll(() => along.getByRole('combobox', { name: 'Provider' }).inputValue()).toContain('Ingrid');
    await look(page, 'group');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Noah Okonkwo: 2 appointments are booked').waitFor();
    expect((await s.desk.scheduling.day.query({ date: '2026-03-12' })).appointments).toHaveLength(3);
    expect(problems).toEqual([]);
    await context.close();
  });
});
