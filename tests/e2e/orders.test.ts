import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needExam } from '../charting/orderScene.ts';
import { type Scene, setScene } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`exams and orders${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic);
    await scene.desk.patients.addAllergy.mutate({
      patientId: scene.patientId,
      substance: 'Lidocaine',
      severity: 'severe',
    });
    await needExam(scene);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  /** Fills the exam that is open, by keyboard, and signs it. */
  const signExam = async (page: Page): Promise<void> => {
    const dialog = page.getByRole('dialog', { name: /Good-faith exam of Petra Patient/ });
    await dialog.getByText('Lidocaine (severe)').waitFor();
    await dialog.getByLabel('Medical history gone through').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await dialog.getByLabel('Blood pressure, upper').fill('122');
    await dialog.getByLabel('Notes').fill('Symmetric. Expectations talked through.');
    await dialog.getByLabel('Most in a visit 1').fill('20');
    await look(page, 'exam-dialog');
    await dialog.getByRole('button', { name: 'Sign the exam' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
  };

  it('an injector is stopped, the director examines, and the visit goes on within what was signed', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/visits/${scene.appointmentId}`);
    const panel = page.getByRole('region', { name: 'Exams and orders' });
    await panel.getByText('No exam').waitFor();
    expect(await panel.getByRole('button', { name: 'Perform the exam now' }).count()).toBe(0);
    await page.getByLabel('Scan the container').fill(scene.vial.code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Draw 20 U' }).press('Enter');
    await page
      .getByRole('alert')
      .getByText(/there is no good-faith exam/)
      .waitFor();
    await look(page, 'exam-missing');

    const director = await deskOf(browser, clinic, 'director');
    await director.page.getByRole('button', { name: /1 visit of the next week needs an exam/ }).press('Enter');
    const upcoming = director.page.getByRole('table', { name: 'Visits without an exam' });
    await upcoming.getByText('Petra Patient').waitFor();
    await look(director.page, 'orders');
    await upcoming.locator('tbody tr').first().focus();
    await director.page.keyboard.press('Enter');
    await director.page.getByRole('button', { name: 'Perform the exam now' }).press('Enter');
    await signExam(director.page);
    await director.page.getByText('Good-faith exam, Dora Director').waitFor();

    await panel.getByText('Good-faith exam, Dora Director').waitFor();
    await page.getByRole('button', { name: 'Draw 20 U' }).press('Enter');
    await page.getByText('20 U of').first().waitFor();
    await look(page, 'exam-covered');
    await goTo(director.page, `/patients/${scene.patientId}`);
    await director.page.getByRole('tab', { name: 'Exams' }).click();
    const card = director.page.getByRole('article', { name: /Exam of Mar 10, 2026/ });
    await card.getByText(/≤ 20 U/).waitFor();
    await look(director.page, 'patient-exams');
    await card.getByRole('button', { name: /Revoke/ }).press('Enter');
    await director.page.getByRole('dialog').getByLabel('Reason').fill('New anticoagulant');
    await director.page.keyboard.press('Enter');
    await card.getByText(/New anticoagulant/).waitFor();
    await panel.getByText('Revoked').first().waitFor();
    expect([...problems, ...director.problems]).toEqual([]);
    await director.context.close();
    await context.close();
  });

  it('goes on with a reason where the clinic allows it, and shows it', async () => {
    const { version } = await scene.owner.clinic.policies.query({});
    await scene.owner.clinic.setPolicies.mutate({ values: { 'charting.exam': 'reason' }, expectedVersion: version });
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/visits/${scene.appointmentId}`);
    await page.getByRole('region', { name: 'Exams and orders' }).waitFor();
    const map = page
      .getByRole('application')
      .or(page.getByRole('group', { name: /Front/ }))
      .first();
    await map.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Go on with a reason' });
    await look(page, 'exam-reason');
    await dialog.getByRole('textbox').fill('Exam by phone, paper follows');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Exams and orders' }).getByText('Exam by phone, paper follows').waitFor();
    await look(page, 'exam-overridden');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('the director signs, renews and withdraws a standing order; the desk hears of a due exam while it books', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'director');
    await goTo(page, '/orders');
    await page.getByRole('button', { name: 'New standing order' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New standing order' });
    await dialog.getByLabel('Title').fill('Neurotoxin of the upper face');
    await dialog.getByLabel('Protocol').fill('Up to 30 U in one visit to adults without a neuromuscular disease.');
    await dialog.getByRole('combobox', { name: 'What may be done 1' }).fill('Botox fore');
    const offered = page.getByRole('option', { name: /Botox fore/ });
    await offered.waitFor();
    await offered.click();
    await offered.waitFor({ state: 'hidden' });
    await dialog.getByLabel('Most in a visit 1').fill('30');
    await look(page, 'standing-dialog');
    await dialog.getByRole('button', { name: 'Sign the standing order' }).press('Enter');
    const first = page.getByRole('article', { name: 'Neurotoxin of the upper face, edition 1' });
    await first.getByText('In force', { exact: true }).waitFor();
    await first.getByRole('button', { name: /Edition 2/ }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign the standing order' }).press('Enter');
    const second = page.getByRole('article', { name: 'Neurotoxin of the upper face, edition 2' });
    await first.getByText('Replaced').waitFor();
    await look(page, 'standing-orders');
    await second.getByRole('button', { name: /Withdraw/ }).press('Enter');
    await page.getByRole('dialog').getByLabel('Reason').fill('The label changed');
    await page.keyboard.press('Enter');
    await second.getByText(/The label changed/).waitFor();
    expect(problems).toEqual([]);
    await context.close();

    const desk = await deskOf(browser, clinic, 'frontDesk');
    await goTo(desk.page, `/calendar?patient=${scene.patientId}`);
    await desk.page
      .getByRole('button', { name: /New|Book/ })
      .first()
      .press('Enter');
    // whoever the calendar was opened for is chosen before the rest is asked
    await desk.page.getByRole('button', { name: 'Choose another patient' }).waitFor();
    const service = desk.page.getByRole('combobox', { name: 'Service' }).or(desk.page.getByLabel('Service')).first();
    await service.click();
    await service.fill('Botox');
    await desk.page.getByRole('option', { name: /Botox forehead/ }).click();
    await desk.page.getByRole('list', { name: 'Exam due' }).waitFor();
    await look(desk.page, 'exam-due');
    expect(desk.problems).toEqual([]);
    await desk.context.close();
  });
});
