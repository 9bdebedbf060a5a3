import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, type Scene, setScene, sign } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`after the signature${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic);
    await consent(scene);
    const encounterId = await chart(scene, [4, 6]);
    await drawToxin(scene, 10);
    const opened = await scene.injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    await scene.injector.charting.saveNote.mutate({
      encounterId,
      note: 'Forehead and glabella, well tolerated.',
      aftercare: 'Upright for four hours.',
      expectedVersion: opened.encounter?.version ?? 0,
    });
    await sign(scene);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  const visit = async (page: Page): Promise<void> => {
    await goTo(page, `/visits/${scene.appointmentId}`);
    await page.getByRole('heading', { name: 'After the signature' }).waitFor();
  };

  it('adds, marks and co-signs by keyboard; the note stays, the patient’s page tells', async () => {
    const author = await deskOf(browser, clinic, 'injector');
    const { page } = author;
    await visit(page);
    expect(await page.getByRole('button', { name: 'Co-sign' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Add an addendum' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add to the signed note' });
    await page.getByLabel('What is to be added').and(page.locator(':focus')).waitFor();
    await page
      .getByLabel('What is to be added')
      .fill('The patient called at noon: a slight bruise on the left, no pain.');
    await dialog.getByRole('checkbox', { name: /It happened earlier/ }).press('Space');
    await dialog.getByRole('textbox', { name: 'Time' }).fill('8:30');
    await look(page, 'addendum');
    await dialog.getByRole('button', { name: 'Sign the addendum' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Late entry', { exact: true }).waitFor();
    await page.getByText(/^Happened .*8:30/).waitFor();
    await page.getByRole('button', { name: 'Mark as an error', exact: true }).press('Enter');
    await page.getByLabel('Why is it an error?').fill('It was the right side');
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as an error' }).press('Enter');
    await page
      .getByRole('deletion')
      .getByText(/slight bruise/)
      .waitFor();
    expect(author.problems).toEqual([]);
    await author.context.close();

    const director = await deskOf(browser, clinic, 'owner');
    await visit(director.page);
    await director.page.getByRole('button', { name: 'Co-sign' }).press('Enter');
    await director.page
      .getByRole('dialog')
      .getByText(/beside the signature of Ingrid Injector/)
      .waitFor();
    await director.page.getByRole('dialog').getByRole('button', { name: 'Co-sign' }).press('Enter');
    await director.page.getByText(/^Co-signed by Olive Owner/).waitFor();
    await look(director.page, 'after-cosigned');
    await director.page.getByRole('button', { name: 'Mark the note as an error' }).press('Enter');
    await director.page.getByLabel('Why is it an error?').fill('Charted on the wrong patient');
    await director.page.getByRole('dialog').getByRole('button', { name: 'Mark as an error' }).press('Enter');
    await director.page.getByText('This note is marked as an error').waitFor();
    expect(await director.page.getByRole('button', { name: 'Mark the note as an error' }).count()).toBe(0);
    await look(director.page, 'after-error');
    await goTo(director.page, `/patients/${scene.patientId}`);
    const notice = director.page.getByRole('region', { name: 'Marked as an error' });
    await notice.getByText(/Charted on the wrong patient \(Olive Owner/).waitFor();
    expect(await notice.getByRole('button').count()).toBe(2);
    await look(director.page, 'patient-error');
    await notice.getByRole('button', { name: /^Note of/ }).press('Enter');
    await director.page.getByRole('heading', { name: 'After the signature' }).waitFor();
    expect(director.problems).toEqual([]);
    await director.context.close();
  });
});
