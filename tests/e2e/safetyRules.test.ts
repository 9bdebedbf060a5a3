import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scene, setScene } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { receiveCreams } from '../inventory/stockClinic.ts';
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

  it('a rule against a supply asks for its reason where it is used; goods on the shelf are warned of at the till', async () => {
    const { desk, keeper, owner, shelf, patientId, appointmentId } = scene;
    await receiveCreams(keeper, shelf);
    const services = (await owner.catalog.services.query({})).services;
    const {
      position: _position,
      version,
      ...fields
    } = services.find(({ name }) => name === 'Botox forehead') ?? (() => expect.unreachable())();
    const supplies = [{ productId: shelf.cream, quantity: 1000 }];
    await owner.catalog.updateService.mutate({ ...fields, supplies, expectedVersion: version });
    await desk.patients.addAllergy.mutate({ patientId, substance: 'Perfume mix', severity: 'mild' });
    await (await clinic.as('director')).charting.alerts.addRule.mutate({
      name: 'Perfume and the cream',
      trigger: 'allergy',
      words: ['perfume'],
      targetKind: 'product',
      target: shelf.cream,
      weight: 'reason',
      sentence: 'It holds perfume.',
    });
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/visits/${appointmentId}`);
    const alert = page.getByRole('list', { name: 'Safety' }).getByText('Repair cream (Botox forehead)');
    await alert.waitFor();
    await page.getByRole('button', { name: 'More for Repair cream' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Another quantity or lot' }).press('Enter');
    const use = page.getByRole('dialog', { name: 'Used: Repair cream' });
    await use.getByLabel('Quantity').fill('2');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Go on with a reason' });
    await dialog.getByRole('textbox').fill('Tested behind the ear yesterday');
    await look(page, 'safety-supply-reason');
    await page.keyboard.press('Enter');
    await page.getByText('2 used', { exact: true }).waitFor();
    await use.waitFor({ state: 'detached' });
    await alert.waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await context.close();

    await desk.till.openDrawer.mutate({ openingCount: { '10000': 1 } });
    const cart = await desk.till.newCart.mutate({ patientId });
    const at = { cartId: cart.id, expectedVersion: cart.version };
    await desk.till.addProduct.mutate({ ...at, productId: shelf.cream, quantity: 1000 });
    const till = await deskOf(browser, clinic, 'frontDesk');
    await goTo(till.page, `/till/${cart.id}`);
    await till.page
      .getByRole('list', { name: 'What the safety rules say of what is sold' })
      .getByText('Repair cream: It holds perfume. (Perfume mix)')
      .waitFor();
    await look(till.page, 'safety-till');
    expect(till.problems).toEqual([]);
    await till.context.close();
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
