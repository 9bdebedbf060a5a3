import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`a patient's chart${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('holds health, insurance and contact, all written by keyboard alone', async () => {
    const desk = await clinic.as('frontDesk');
    const { id } = await desk.patients.create.mutate({
      givenName: 'Maximiliane-Theodora',
      familyName: 'von Hohenstein-Waldburg',
      birthDate: '1988-04-02',
    });
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk');
    const { keyboard } = page;
    await goTo(page, `/patients/${id}`);
    await page.getByRole('tab', { name: 'Visits' }).focus();
    await keyboard.press('ArrowRight');
    await page.getByText('No medications noted').waitFor();
    await look(page, 'health-empty');

    await keyboard.press('m');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Takes').and(page.locator(':focus')).fill('Warfarin');
    await dialog.getByLabel('Dose').fill('2 mg in the evening');
    await dialog.getByLabel('Since').fill('in spring');
    await dialog.getByText('Give a year, a month or a day that has begun', { exact: false }).waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true);
    await dialog.getByLabel('Since').fill('3/2021');
    await dialog.getByText('Mar 2021').waitFor();
    await look(page, 'health-medication');
    await keyboard.press('Enter');
    await page.getByText('2 mg in the evening · since Mar 2021').waitFor();

    await keyboard.press('c');
    await dialog.getByRole('combobox', { name: 'Kind' }).and(page.locator(':focus')).waitFor();
    await dialog.getByRole('combobox', { name: 'Kind' }).fill('Preg');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await dialog.getByLabel('Due date').fill('Mar 12, 2026');
    await dialog.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Pregnant is over' }).waitFor();
    await keyboard.press('a');
    await page.getByLabel('Allergic to').and(page.locator(':focus')).fill('Lidocaine');
    await keyboard.press('Enter');
    await page.getByText('Allergy: Lidocaine (moderate)').waitFor();

    await page.getByRole('button', { name: 'Change Warfarin' }).press('Enter');
    await dialog.getByLabel('Dose').fill('5 mg in the evening');
    await keyboard.press('Enter');
    await page.getByText('5 mg in the evening · since Mar 2021').waitFor();
    await page.getByRole('button', { name: 'Show earlier entries' }).press('Enter');
    await page.getByText('Fran Desk (written anew)', { exact: false }).waitFor();
    await look(page, 'health-full');

    await page.getByRole('tab', { name: 'Insurance' }).click();
    await page.getByText('No insurance noted').waitFor();
    await keyboard.press('i');
    await dialog.getByLabel('Insurer').and(page.locator(':focus')).fill('Aetna');
    await dialog.getByLabel('Member number').fill('W123456789');
    await look(page, 'coverage-dialog');
    await keyboard.press('Enter');
    await page.getByText('Primary').waitFor();
    await desk.patients.addCoverage.mutate({
      patientId: id,
      payer: 'Cigna',
      plan: 'Open Access Plus',
      memberNumber: 'U99',
      relationship: 'spouse',
      subscriberName: 'Leopold von Hohenstein-Waldburg',
      subscriberBirthDate: '1985-01-30',
      validUntil: '2025-12-31',
    });
    await page.getByText('Not in force today').waitFor();
    await page.getByRole('button', { name: 'Bill Cigna earlier' }).press('Enter');
    await expect.poll(() => page.getByRole('tabpanel').getByRole('listitem').first().textContent()).toContain('Cigna');
    await look(page, 'coverage');
    await page.getByRole('button', { name: 'Take Cigna off' }).press('Enter');
    await page.getByRole('button', { name: 'Take off', exact: true }).press('Enter');
    await page.getByRole('heading', { name: 'Earlier insurance' }).waitFor();

    await page.getByRole('tab', { name: 'Details' }).click();
    await keyboard.press('e');
    await dialog.getByLabel('Street and number').and(page.locator(':focus')).fill('114 Willow Street');
    await dialog.getByLabel('City').fill('Brooklyn');
    await dialog.getByLabel('In an emergency call').fill('Leopold');
    await dialog.getByLabel('Their phone').fill('555');
    await keyboard.press('Enter');
    await dialog.getByText('This phone number is not complete', { exact: false }).waitFor();
    await look(page, 'contact-dialog');
    await dialog.getByLabel('Their phone').fill('212 555 0188');
    await keyboard.press('Enter');
    await page.getByText('Leopold, (212) 555-0188').waitFor();
    await page.getByRole('radiogroup', { name: 'Offers by Text message' }).getByText('No', { exact: true }).click();
    await page.getByRole('button', { name: 'What was said (1)' }).press('Enter');
    await look(page, 'details');
    expect(problems).toEqual([]);
    await context.close();
  });
});
