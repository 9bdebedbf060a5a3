import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStandardForms } from '../../electron/app/standardForms.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`forms of the clinic${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    const { ids, opened } = clinic;
    const owner = {
      staffId: ids.staff.owner,
      role: 'owner',
      stationId: ids.stationId,
      procedure: 'setup.create',
    } as const;
    actAs(opened, owner, (tx, act) => addStandardForms(tx, act));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('are made, changed by keyboard, looked at and published in editions', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    const { keyboard } = page;
    await goTo(page, '/settings/forms');
    await page.getByRole('row', { name: /New patient history/ }).waitFor();
    await look(page, 'forms-list');
    await page.getByRole('button', { name: 'New form' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Name of the form').fill('Laser check');
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'What brings you to us?' }).press('q');
    await page.getByText('Every question needs its text.').waitFor();
    await page.getByLabel('Text', { exact: true }).fill('Have you been in the sun?');
    await page.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Yes or no' }).click();
    const sun = page.getByRole('button', { name: /^Have you been in the sun/ });
    await sun.press('Alt+ArrowUp');
    await expect
      .poll(() =>
        page
          .getByRole('region', { name: 'Page 1' })
          .getByRole('button', { name: /sun|brings/ })
          .first()
          .textContent(),
      )
      .toContain('sun');
    await look(page, 'form-editor');
    await page.getByRole('button', { name: 'Preview' }).press('Enter');
    await page.getByRole('radiogroup', { name: 'Have you been in the sun?' }).waitFor();
    await look(page, 'form-preview');
    await page.getByRole('button', { name: 'Publish' }).press('Enter');
    await page.getByText('Edition 2 is in use').first().waitFor();

    await goTo(page, '/settings/forms');
    await page.getByRole('row', { name: /New patient history/ }).press('Enter');
    await page.getByRole('button', { name: /^Do you have, or have you had/ }).click();
    await page.getByRole('combobox', { name: 'What choice 1 is on the chart' }).waitFor();
    await look(page, 'form-editor-long');
    await page.getByRole('radiogroup', { name: 'Language of the texts' }).getByText('Spanish').click();
    await expect.poll(() => page.getByLabel('Text', { exact: true }).inputValue()).toContain('¿Tiene');
    await page.getByRole('button', { name: 'History' }).press('Enter');
    await page.getByRole('menuitem', { name: /^Edition 1/ }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('keep what was changed until it is published: title, languages and all', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await goTo(page, '/settings/forms');
    await page.getByRole('row', { name: /Aesthetic goals/ }).press('Enter');
    await page.getByLabel('Title', { exact: true }).fill('What you would like');
    await page.getByRole('button', { name: 'Add a language' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Vietnamese' }).press('Enter');
    await page.getByText(/texts missing/).waitFor();
    await page.getByLabel('Title', { exact: true }).fill('Mong muốn');
    // left at once: what was typed last is kept too
    await goTo(page, '/settings/forms');
    await page.getByRole('row', { name: /Aesthetic goals/ }).press('Enter');
    await page.getByText(/changed by Olive Owner/).waitFor();
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('What you would like');
    await page.getByRole('button', { name: /^Vietnamese/ }).press('Enter');
    await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe('Mong muốn');
    await look(page, 'form-draft');
    await page.getByRole('button', { name: 'Take out Spanish' }).press('Enter');
    const question = page.getByRole('dialog', { name: 'Take out Spanish' });
    await look(page, 'form-take-out-language');
    await question.getByRole('button', { name: 'Take out' }).press('Enter');
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).press('Enter');
    await page.getByText('Edition 2 is in use').first().waitFor();
    const { forms } = await (await clinic.as('owner')).intake.forms.query({});
    const id = forms.find(({ name }) => name === 'Aesthetic goals')?.id ?? '';
    expect((await (await clinic.as('owner')).intake.form.query({ id })).definition).toMatchObject({
      languages: ['en', 'vi'],
      title: { en: 'What you would like', vi: 'Mong muốn' },
    });

    await page.getByLabel('Title', { exact: true }).fill('Changed by mistake');
    await page.getByRole('button', { name: 'Give up the changes' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Give up the changes' }).press('Enter');
    await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe('What you would like');
    expect(problems).toEqual([]);
    await context.close();
  });
});
