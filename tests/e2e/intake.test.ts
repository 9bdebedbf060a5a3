import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStandardForms } from '../../electron/app/standardForms.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { type Client, root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`intake${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let desk: Client;
  let patientId: string;
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
    desk = await clinic.as('frontDesk');
    const mia = { givenName: 'Mia', familyName: 'Marsh', birthDate: '1988-04-02', phone: '212 555 0101' };
    patientId = (await desk.patients.create.mutate(mia)).id;
    await desk.patients.addMedication.mutate({ patientId, name: 'Warfarin', dose: '2 mg', since: '2019' });
    await desk.patients.addMedication.mutate({ patientId, name: 'Zinc', dose: '' });
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('a form is filled in at the desk by keyboard, in Spanish too, and reviewed field by field', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk');
    const { keyboard } = page;
    await goTo(page, `/patients/${patientId}`);
    await page.getByRole('tab', { name: 'Forms' }).click();
    await page.getByText('No form has been filled in yet').waitFor();
    await look(page, 'forms-empty');
    await page.getByRole('button', { name: 'Fill in a form' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Medical update' }).press('Enter');
    await page.getByRole('heading', { name: 'Medical update' }).waitFor();
    await page
      .getByText('Español', { exact: true })
      .or(page.getByText('Spanish', { exact: true }))
      .click();
    await page.getByText('¿Tiene alguna alergia?').waitFor();
    await look(page, 'form-spanish');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('button', { name: 'Hand in' }).press('Enter');
    await page.getByText('Please look at the marked questions.').waitFor();
    await look(page, 'form-faults');
    await page.getByRole('radiogroup', { name: 'Are you allergic to anything?' }).getByLabel('No').press('Space');
    await page.getByRole('radiogroup', { name: 'Do you take medicines' }).getByLabel('Yes').press('Space');
    const first = page.getByRole('group', { name: 'Line 1' });
    await first.getByLabel('Medicine or supplement').fill('warfarin');
    await first.getByLabel('Dose').fill('5 mg');
    await keyboard.press('Enter');
    const second = page.getByRole('group', { name: 'Line 2' });
    await second.getByLabel('Medicine or supplement').and(page.locator(':focus')).fill('Aspirin');
    await second.getByLabel('Since (a year is enough)').fill('a while');
    await page.getByLabel('Cold sores').press('Space');
    await page.getByLabel('Is this still the number', { exact: false }).fill('646 555 0199');
    await page.getByText('Saved', { exact: true }).waitFor();
    await look(page, 'form-filled');
    await page.getByRole('button', { name: 'Hand in' }).press('Enter');

    await page.getByRole('heading', { name: 'Review: Medical update' }).waitFor();
    await page.getByText('5 differences to the chart').waitFor();
    await look(page, 'review');
    const finish = page.getByRole('button', { name: 'Finish the review' });
    await expect.poll(() => finish.isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Take all that was typed' }).press('Enter');
    await page.getByText('2 to decide').waitFor();
    const of = (typed: string) => page.getByRole('radiogroup', { name: typed, exact: false });
    await of('Aspirin').getByText('Edit', { exact: true }).click();
    await page.getByLabel('Since', { exact: true }).fill('2020');
    await of('Zinc').getByText('No longer').click();
    await page.getByText('All decided').waitFor();
    await look(page, 'review-decided');
    await finish.press('Enter');
    await page.getByText('Reviewed; 5 changes are in the chart').waitFor();
    await page.getByRole('tab', { name: 'Health' }).click();
    await page.getByText('since 2020').waitFor();
    await page.getByText('5 mg · since 2019').waitFor();
    await page.getByText('Cold sores').first().waitFor();
    await page.getByRole('tab', { name: 'Forms' }).click();
    await page.getByRole('row', { name: /Medical update/ }).press('Enter');
    await page.getByText('Reviewed by Fran Desk', { exact: false }).waitFor();
    await look(page, 'form-reviewed');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('Today says what waits for a review', async () => {
    const { forms } = await desk.intake.forms.query({});
    const goals = forms.find((form) => form.name === 'Aesthetic goals')?.id ?? '';
    const { id } = await desk.intake.start.mutate({ patientId, formId: goals });
    const answers = { concerns: ['lines', 'skin'] };
    await desk.intake.submit.mutate({ id, expectedVersion: 1, language: 'en', answers });
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk');
    await page.getByText('Mia Marsh handed a form in: review it').click();
    await page.getByText('Nothing differs from the chart').waitFor();
    await look(page, 'review-nothing');
    await page.getByRole('button', { name: 'Finish the review' }).press('Enter');
    await page.getByText('Reviewed; the chart stays as it was').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
