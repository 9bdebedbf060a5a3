import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsentScene, consentScene } from '../consents/scene.ts';
import { root } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem, tabletPageOf, tabletSizes } from './deskPage.ts';
import { drawSignature } from './signature.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`a tablet beside the desk${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let scene: ConsentScene;
  let browser: Browser;
  beforeAll(async () => {
    scene = await consentScene({ via: 'http' });
    await scene.desk.scheduling.advance.mutate({
      appointmentId: scene.appointmentId,
      to: 'arrived',
      expectedVersion: 1,
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await scene.clinic.close();
  });

  const lookAt = (page: Page, name: string) => look(page, `tablet-${name}`, tabletSizes);

  it('is connected, handed over, signed on by keyboard and pen, and given back', async () => {
    const desk = await deskOf(browser, scene.clinic, 'frontDesk');
    const tablet = await tabletPageOf(browser, scene.clinic);
    await tablet.page.getByRole('heading', { name: 'Connect this tablet' }).waitFor();
    await lookAt(tablet.page, 'connect');

    await goTo(desk.page, '/settings/tablets');
    await desk.page.getByText('No tablet is connected').waitFor();
    await look(desk.page, 'tablets-none');
    await desk.page.getByRole('button', { name: 'Connect a tablet' }).first().press('Enter');
    await desk.page.getByLabel('Name of the tablet').fill('Front desk tablet');
    await desk.page.keyboard.press('Enter');
    const code = desk.page.locator('output');
    await code.waitFor();
    await look(desk.page, 'tablets-code');
    await tablet.page.getByLabel('Code').fill('WRONG1');
    await tablet.page.keyboard.press('Enter');
    await tablet.page.getByText('This code does not hold').waitFor();
    await tablet.page.getByLabel('Code').fill((await code.textContent()) ?? '');
    await tablet.page.keyboard.press('Enter');
    await tablet.page.getByText('Please keep this tablet at the desk.').waitFor();
    await lookAt(tablet.page, 'resting');
    await desk.page.getByRole('cell', { name: 'Front desk tablet', exact: true }).waitFor();
    await code.waitFor({ state: 'detached' });
    await look(desk.page, 'tablets-list');

    await goTo(desk.page, '/');
    await desk.page.getByRole('button', { name: 'Tablet for Zoë Łuczak-Çelikoğlu' }).press('Enter');
    const dialog = desk.page.getByRole('dialog', { name: 'Send Zoë Łuczak-Çelikoğlu to a tablet' });
    await dialog.getByText('Neurotoxin, Photographs ×2').waitFor();
    await look(desk.page, 'tablets-send');
    await dialog.getByRole('button', { name: 'Send to Front desk tablet' }).press('Enter');
    await desk.page.getByTitle('Front desk tablet: Waiting').waitFor();

    await tablet.page.getByText('Please tell us your date of birth').waitFor();
    expect(await tablet.page.content()).not.toContain('Zoë');
    await lookAt(tablet.page, 'check');
    await sayBirthDate(tablet.page, '10');
    await tablet.page.getByText('That is not what we have on file').waitFor();
    await lookAt(tablet.page, 'check-wrong');
    await sayBirthDate(tablet.page, '9');
    await tablet.page.getByRole('heading', { name: 'Hello Zoë' }).waitFor();
    await lookAt(tablet.page, 'hello');
    await desk.page.getByTitle('Front desk tablet: In progress').waitFor();
    await look(desk.page, 'tablets-board');
    await tablet.page.getByRole('button', { name: 'Begin' }).press('Enter');

    for (const left of [2, 1, 0]) {
      await tablet.page.getByRole('button', { name: /^Read and sign/ }).waitFor();
      if (left === 1) await lookAt(tablet.page, 'list');
      await tablet.page.getByRole('button', { name: /^Read and sign/ }).press('Enter');
      await tablet.page.getByRole('dialog', { name: 'Consent to read and sign' }).waitFor();
      await drawSignature(tablet.page);
      if (left === 2) await lookAt(tablet.page, 'sign');
      await tablet.page.getByRole('button', { name: 'Sign this consent' }).press('Enter');
      if (left === 0) break;
      await tablet.page.getByText('Your consent is signed and kept.').waitFor();
      if (left === 2) await lookAt(tablet.page, 'signed');
      await tablet.page.getByRole('button', { name: 'Continue' }).press('Enter');
    }
    await tablet.page.getByText('Please give the tablet back at the desk.').waitFor();
    await lookAt(tablet.page, 'thanks');
    await desk.page.getByTitle('Front desk tablet: Done').waitFor();
    await desk.page.getByRole('button', { name: 'Tablet for Zoë Łuczak-Çelikoğlu' }).press('Enter');
    const out = desk.page.getByRole('dialog', { name: /Front desk tablet is with/ });
    await look(desk.page, 'tablets-out');
    await out.getByRole('button', { name: 'Take it back' }).press('Enter');
    await desk.page.getByTitle('Front desk tablet: Given back').waitFor();
    await tablet.page.getByText('Please keep this tablet at the desk.').waitFor();

    await goTo(desk.page, `/visits/${scene.appointmentId}`);
    await desk.page.getByText('All signed').waitFor();
    await look(desk.page, 'tablets-visit');
    expect(desk.problems).toEqual([]);
    expect(tablet.problems).toEqual([]);
    await desk.context.close();
    await tablet.context.close();
  });
});

/** 9 March 1988, or another day of that month. */
async function sayBirthDate(page: Page, day: string): Promise<void> {
  await page.getByLabel('Month').selectOption('March');
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Year').fill('1988');
  await page.keyboard.press('Enter');
}
