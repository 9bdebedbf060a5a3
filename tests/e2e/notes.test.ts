import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scene, setScene } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`notes${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic, ['facial']);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('are built by the clinic by keyboard', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await goTo(page, '/settings/note-templates');
    await page.getByText('No note templates yet').waitFor();
    await look(page, 'note-templates-empty');
    await page.getByRole('button', { name: 'New template' }).first().press('Enter');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Skincare');
    await page.getByRole('combobox', { name: 'Services' }).click();
    await page.getByRole('option', { name: 'Signature facial' }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel('Title of the section').fill('Skin');
    await page.getByRole('textbox', { name: 'Field', exact: true }).fill('Skin type');
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'One of several' }).click();
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('give at least two options').waitFor();
    const options = page.getByRole('combobox', { name: 'Options' }).or(page.getByRole('textbox', { name: 'Options' }));
    for (const option of ['I', 'II', 'III']) {
      await options.fill(option);
      await options.press('Enter');
    }
    await page.getByRole('checkbox', { name: 'Required' }).press('Space');
    await page.getByRole('button', { name: 'Add a field' }).press('Enter');
    await page.getByRole('textbox', { name: 'Field', exact: true }).last().fill('Products used');
    await page.getByRole('combobox', { name: 'Kind' }).last().click();
    await page.getByRole('option', { name: 'Long text' }).click();
    await page.getByRole('textbox', { name: 'Field', exact: true }).last().press('Alt+ArrowUp');
    expect(await page.getByRole('textbox', { name: 'Field', exact: true }).first().inputValue()).toBe('Products used');
    await page.getByRole('button', { name: 'Add a field' }).press('Enter');
    await page.getByRole('textbox', { name: 'Field', exact: true }).last().fill('Vitals');
    await page.getByRole('combobox', { name: 'Kind' }).last().click();
    await page.getByRole('option', { name: 'Vitals' }).click();
    await page.getByRole('checkbox', { name: 'Blood pressure' }).press('Space');
    await page.getByRole('checkbox', { name: 'Pulse' }).press('Space');
    await look(page, 'note-template');
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await page.getByRole('row', { name: /Skincare.*Signature facial/ }).waitFor();
    await look(page, 'note-templates');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('save themselves field by field; two people are never written over; signed they stay', async () => {
    const here = await deskOf(browser, clinic, 'injector');
    const there = await deskOf(browser, clinic, 'owner');
    const path = `/visits/${scene.appointmentId}`;
    for (const { page } of [here, there]) {
      await goTo(page, path);
      await page.getByRole('heading', { name: 'Skin', exact: true }).waitFor();
    }
    const { page } = here;
    await page.getByText('Skin type: fill it in, or give a reason.').waitFor();
    await look(page, 'note-open');
    const products = page.getByRole('textbox', { name: 'Products used' });
    await products.fill('Peptide serum, sunscreen');
    await products.press('Tab');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByLabel('Systolic').fill('80');
    await page.getByLabel('Diastolic').fill('120');
    await page.getByText('the first figure is the higher one').waitFor();
    await page.getByLabel('Systolic').fill('124');
    await page.getByLabel('Diastolic').fill('78');
    await page.getByLabel('Diastolic').press('Tab');
    await page.getByText('the first figure is the higher one').waitFor({ state: 'detached' });

    await there.page
      .getByRole('textbox', { name: 'Products used' })
      .and(there.page.getByText('Peptide serum, sunscreen'))
      .waitFor();
    await there.page.clock.pauseAt((await there.page.evaluate(() => Date.now())) + 1000);
    await there.page.getByRole('textbox', { name: 'Products used' }).fill('Enzyme peel');
    await products.fill('Peptide serum, sunscreen, mask');
    await products.press('Tab');
    await page.getByText('Saved', { exact: true }).waitFor();
    await there.page.clock.resume();
    await there.page.getByText('Changed elsewhere').waitFor();
    await look(there.page, 'note-conflict');
    await there.page.getByRole('button', { name: 'Take theirs' }).press('Enter');
    await there.page.getByText('Peptide serum, sunscreen, mask').waitFor();

    await page.getByRole('button', { name: /Sign the note/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Skin type: fill it in, or give a reason.').fill('Covered by make-up');
    await look(page, 'note-sign');
    await dialog.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
    await page.getByText('Left empty').waitFor();
    await page.getByText('Blood pressure 124/78 mmHg').waitFor();
    await look(page, 'note-signed');
    expect(here.problems).toEqual([]);
    expect(there.problems).toEqual([]);
    await here.context.close();
    await there.context.close();
  });
});
