import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, pay, type Scene, setScene, sign } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the timeline of a patient${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic);
    await consent(scene);
    const encounterId = await chart(scene, [4, 6]);
    await drawToxin(scene, 10);
    await sign(scene);
    await scene.injector.charting.addAddendum.mutate({ encounterId, text: 'Slight bruise, left.' });
    await pay(scene);
    await scene.desk.patients.addAllergy.mutate({ patientId: scene.patientId, substance: 'Latex', severity: 'severe' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('is the first thing on the patient’s page, is filtered and opened by keyboard', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await goTo(page, `/patients/${scene.patientId}`);
    const table = page.getByRole('table', { name: 'Timeline' });
    await table.getByText('Slight bruise, left.').waitFor();
    await table.getByText('Latex').waitFor();
    await look(page, 'timeline');
    await page.getByRole('checkbox', { name: 'Money' }).press('Space');
    await table.getByText('Latex').waitFor({ state: 'detached' });
    await table.getByText('Card').waitFor();
    await look(page, 'timeline-money');
    await page.getByRole('checkbox', { name: 'Money' }).press('Space');
    await page.getByRole('row', { name: /Slight bruise/ }).press('Enter');
    await page.getByRole('heading', { name: 'After the signature' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
