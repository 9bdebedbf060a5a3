import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaserScene, laserVisit } from '../charting/laserScene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`device treatments${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: LaserScene;
  let nextId = '';

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await laserVisit(clinic);
    const { injector, encounterId, lineId, laserId } = scene;
    await injector.charting.addTreatments.mutate({
      encounterId,
      serviceLineId: lineId,
      equipmentId: laserId,
      areas: (['axilla-left', 'axilla-right', 'abdomen'] as const).map((region) => ({ view: 'bodyFront', region })),
      wavelength: 755,
      fluence: 12_000,
      spot: 12_000,
    });
    const { encounter, seenIds } = await injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    await injector.charting.sign.mutate({ encounterId, expectedVersion: encounter?.version ?? 0, seenIds });
    nextId = await scene.again();
    const director = await clinic.as('director');
    await director.charting.alerts.addRule.mutate({
      name: 'Laser and tanned skin',
      trigger: 'age',
      number: 60,
      targetKind: 'category',
      target: 'Laser',
      weight: 'reason',
      sentence: 'Look at the tan first.',
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('ask for a reason while they are entered, lie under the next map, and are compared', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'injector', { realClock: true });
    await goTo(page, `/visits/${nextId}`);
    const body = page.getByRole('application', { name: 'Body, front' });
    await body.waitFor();
    await body.focus();
    await page.keyboard.press('g', { delay: 60 });
    await expect.poll(() => body.locator('[data-ghost]').count()).toBe(3);
    await page.getByLabel('Fluence').fill('14');
    await page.getByLabel('Spot').fill('12');
    await body.focus();
    await page.keyboard.press('n', { delay: 60 });
    await page.keyboard.press('Enter', { delay: 60 });
    const asked = page.getByRole('dialog');
    await asked.getByLabel(/Look at the tan first/).fill('No tan, looked at with the patient');
    await look(page, 'laser-reason');
    await asked.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('list', { name: 'Treated areas' }).getByText(/14 J/).waitFor();
    await look(page, 'laser-ghost');
    await page.getByRole('button', { name: 'Compare' }).click();
    const dialog = page.getByRole('dialog', { name: 'Compare two visits' });
    await dialog.getByText('755 nm · 12 J/cm² · 12 mm · 1 pass').first().waitFor();
    await dialog.getByText('14 J/cm² · 12 mm · 1 pass').waitFor();
    await dialog.getByText('Not treated').first().waitFor();
    await look(page, 'laser-compare');
    expect(problems).toEqual([]);
    await context.close();
  });
});
