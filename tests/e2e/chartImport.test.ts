import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { exported } from '../charting/chartFiles.ts';
import { addPhoto, phonePicture } from '../charting/photoFiles.ts';
import { chart, consent, drawToxin, setScene, sign } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`reading a chart in on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let file: string;
  let broken: string;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    // the other clinic, whose file comes here
    const scene = await setScene(await testClinic(), ['toxin', 'facial']);
    const { patientId, appointmentId, injector, desk, owner } = scene;
    await desk.patients.addAllergy.mutate({ patientId, substance: 'Lidocaine', severity: 'severe' });
    await injector.patients.addMedication.mutate({ patientId, name: 'Ibuprofen', dose: '400 mg', since: '2025-11' });
    await injector.patients.addCondition.mutate({ patientId, kind: 'diabetes', name: 'Type 2', since: '2019' });
    await consent(scene);
    await drawToxin(scene, 20);
    await chart(scene, [12, 8]);
    const { encounterId } = await sign(scene);
    await owner.charting.cosign.mutate({ encounterId });
    for (const viewId of ['view-face-rest', 'view-face-smile'])
      await addPhoto(injector, await phonePicture(), { patientId, appointmentId, viewId });
    const { bytes } = await exported(owner, patientId, 'zip', { pictures: true });
    await scene.clinic.close();
    file = join(clinic.dataDir, 'petra.zip');
    broken = join(clinic.dataDir, 'letter.json');
    writeFileSync(file, bytes);
    writeFileSync(broken, '{"format":"salve.chart","version":1}');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
    await maker.close();
  });

  it('says what a file holds, asks whose it is, and stands beside our chart afterwards', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await goTo(page, '/patients');
    await page.getByRole('button', { name: 'Read in a chart' }).press('Enter');
    const choose = page.locator('input[type=file]');
    await choose.setInputFiles(broken);
    await page.getByText('This chart is written in version 1 of the format').waitFor();
    await look(page, 'chart-import-refused');
    await choose.setInputFiles(file);
    await page.getByText('The chart and each of its records fit their hashes.').waitFor();
    await page.getByRole('radio', { name: 'A new patient' }).and(page.locator(':checked')).waitFor();
    await look(page, 'chart-import');
    const password = page.getByLabel('Your password', { exact: false }).first();
    await password.fill('not-my-password');
    await page.getByRole('button', { name: 'Read it in' }).and(page.locator(':enabled')).waitFor();
    await password.press('Enter');
    await page.getByText('That is not your password').waitFor();
    await password.fill(passwordOf('owner'));
    await page.getByRole('button', { name: 'Read it in' }).and(page.locator(':enabled')).waitFor();
    await password.press('Enter');
    await page.getByText('The chart is read in.').waitFor();
    await page.getByText('Lidocaine').first().waitFor();
    await page.getByText('Note of another clinic').waitFor();
    await look(page, 'chart-import-timeline');
    await page.getByRole('tab', { name: 'Visits' }).click();
    await page.getByText('Chart from Standard Clinic').waitFor();
    await page
      .getByRole('button', { name: /Face, front smiling/ })
      .locator('img')
      .waitFor();
    await look(page, 'chart-imported');
    await page.getByRole('button', { name: /Face, front smiling/ }).press('Enter');
    await page.getByRole('dialog').locator('img').waitFor();
    await page.keyboard.press('Escape');
    const note = page.getByRole('row', { name: /Treatment note/ });
    await note.focus();
    await note.press('Enter');
    await page.getByRole('dialog').locator('iframe').waitFor();
    await page.keyboard.press('Escape');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('finds its patient again, and says that there is nothing to add', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'director');
    await goTo(page, '/chart-import');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('This patient is here: Petra Patient, chart 1.').waitFor();
    await page.getByText('Everything in this file is on this chart already.').waitFor();
    await look(page, 'chart-import-again');
    expect(await page.getByRole('button', { name: 'Read it in' }).isDisabled()).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });
});
