import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scene, setScene } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`safety rules${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic);
    await scene.desk.patients.addCondition.mutate({ patientId: scene.patientId, kind: 'breastfeeding' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('the director takes over the standard rules and adds one, by keyboard', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'director');
    await goTo(page, '/settings/safety');
    await page.getByText('No safety rules yet').waitFor();
    await page.getByRole('button', { name: 'Add the standard rules' }).press('Enter');
    await page.getByText('Neurotoxin in pregnancy').waitFor();
    await look(page, 'safety-rules');
    await page.getByRole('button', { name: 'New rule' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New safety rule' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Latex and anything');
    await dialog
      .getByRole('combobox', { name: 'Words' })
      .or(dialog.getByRole('textbox', { name: 'Words' }))
      .first()
      .fill('latex');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('What whoever treats reads').fill('Use gloves without latex.');
    await look(page, 'safety-rule');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    const row = page.getByRole('row', { name: /Latex and anything/ });
    await row.waitFor();
    await row.focus();
    await page.keyboard.press('Enter');
    const editing = page.getByRole('dialog', { name: /Change the rule Latex/ });
    await editing.getByLabel('In use').press('Space');
    await editing.getByRole('button', { name: 'Save' }).press('Enter');
    await row.getByText('Off').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a rule that needs a reason asks for it at the draw; the director reads it later', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/patients/${scene.patientId}`);
    await page.getByRole('list', { name: 'What the clinic’s rules say of this patient' }).waitFor();
    await look(page, 'patient-alerts');
    await goTo(page, `/visits/${scene.appointmentId}`);
    const alerts = page.getByRole('list', { name: 'Safety' });
    await alerts.getByText(/no data about neurotoxin in breast milk/).waitFor();
    await look(page, 'visit-alerts');
    await page.getByLabel('Scan the container').fill(scene.vial.code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Draw 20 U' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Go on with a reason' });
    await dialog.getByRole('textbox').fill('Pumps and discards, agreed with her doctor');
    await look(page, 'safety-reason');
    await page.keyboard.press('Enter');
    await page
      .getByText(/20 U of/)
      .first()
      .waitFor();
    await alerts.waitFor({ state: 'detached' });
    await page
      .getByRole('list', { name: 'Kept reasons' })
      .getByText(/Pumps and discards/)
      .waitFor();
    expect(problems).toEqual([]);
    await context.close();

    const director = await deskOf(browser, clinic, 'director');
    await goTo(director.page, '/sign-off');
    await goTo(director.page, '/reports/reasons');
    await director.page
      .getByRole('table', { name: 'Reasons given' })
      .getByText(/Pumps and discards/)
      .waitFor();
    await look(director.page, 'safety-reasons');
    expect(director.problems).toEqual([]);
    await director.context.close();
  });

  it('says at booking what the rules say, and lets the desk book', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'frontDesk');
    await goTo(page, `/calendar?patient=${scene.patientId}`);
    await page
      .getByRole('button', { name: /New|Book/ })
      .first()
      .press('Enter');
    const service = page.getByRole('combobox', { name: 'Service' }).or(page.getByLabel('Service')).first();
    await service.fill('Botox');
    await page.getByRole('option', { name: /Botox forehead/ }).click();
    await page.getByRole('list', { name: 'What the safety rules say' }).waitFor();
    await look(page, 'booking-alerts');
    expect(problems).toEqual([]);
    await context.close();
  });
});
