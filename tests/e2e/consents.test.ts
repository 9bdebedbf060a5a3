import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../electron/kernel/dates.ts';
import { signAll } from '../consents/scene.ts';
import { root } from '../harness.ts';
import { handOver, type TabletScene, tabletScene } from '../tablets/scene.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem, tabletPageOf, tabletSizes } from './deskPage.ts';
import { drawSignature } from './signature.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`consents${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let scene: TabletScene;
  let browser: Browser;
  beforeAll(async () => {
    scene = await tabletScene({ via: 'http' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await scene.clinic.close();
  });

  it('are written in two languages by the owner', async () => {
    const { page, context, problems } = await deskOf(browser, scene.clinic, 'owner');
    await goTo(page, '/settings/consents');
    await page.getByRole('row', { name: /^Neurotoxin/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Change the text' });
    await dialog.getByRole('button', { name: 'Add a language' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Español' }).click();
    await dialog.getByLabel('Title').fill('Consentimiento para {service}');
    const text = dialog.getByRole('textbox', { name: 'Text', exact: true });
    await text.fill('Yo, , doy mi consentimiento.\n\n## Riesgos\n\n- Moretones\n\n[initials] No estoy embarazada.');
    await text.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(4, 4));
    await dialog.getByRole('button', { name: '{patient}' }).press('Enter');
    expect(await text.inputValue()).toContain('Yo, {patient}, doy');
    await look(page, 'consents-editor');
    await dialog.getByText('for some months').click();
    await dialog.getByRole('button', { name: 'Save as a new edition' }).press('Enter');
    await page.getByText('Neurotoxin is changed.').waitFor();
    await page.getByRole('row', { name: /^Neurotoxin/ }).press('Enter');
    await dialog.getByRole('button', { name: 'Earlier editions' }).press('Enter');
    await look(page, 'consents-history');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('are signed for a child in Spanish, declined, taken back, and the charge does not age unseen', async () => {
    const tablet = await tabletPageOf(browser, scene.clinic);
    const { code } = await scene.desk.tablets.offerCode.mutate({ name: 'Room' });
    await tablet.page.getByLabel('Code').fill(code);
    await tablet.page.keyboard.press('Enter');
    await tablet.page.getByText('Please keep this tablet at the desk.').waitFor();
    const { tablets } = await scene.desk.tablets.list.query({});
    await handOver({ ...scene, tabletId: tablets.find(({ name }) => name === 'Room')?.id ?? '' });
    await tablet.page.getByLabel('Month').selectOption('March');
    await tablet.page.getByLabel('Day').fill('9');
    await tablet.page.getByLabel('Year').fill('1988');
    await tablet.page.keyboard.press('Enter');
    await tablet.page.getByRole('button', { name: 'Begin' }).press('Enter');

    await tablet.page.getByRole('button', { name: 'Read and sign: Neurotoxin' }).press('Enter');
    await tablet.page.getByRole('combobox', { name: 'Language' }).click();
    await tablet.page.getByRole('option', { name: 'Español' }).click();
    await tablet.page.getByText('doy mi consentimiento').waitFor();
    await drawSignature(tablet.page);
    await tablet.page.getByText('Please write your initials').waitFor();
    await tablet.page.getByLabel('Initials for point 1').fill('ML');
    await tablet.page.getByRole('switch', { name: 'I sign for the patient' }).press('Space');
    await tablet.page.getByLabel('What you are to the patient').fill('mother');
    await tablet.page.getByLabel('Your full name').fill('Maria Łuczak');
    await look(tablet.page, 'consents-tablet-spanish', tabletSizes);
    await tablet.page.getByRole('button', { name: 'Sign this consent' }).press('Enter');
    await tablet.page.getByRole('button', { name: 'Continue' }).press('Enter');

    for (const left of [1, 0]) {
      await tablet.page.getByRole('button', { name: 'Read and sign: Photographs' }).press('Enter');
      if (left === 1) {
        await drawSignature(tablet.page);
        await tablet.page.getByRole('button', { name: 'Sign this consent' }).press('Enter');
        await tablet.page.getByRole('button', { name: 'Continue' }).press('Enter');
      } else {
        await tablet.page.getByRole('button', { name: 'I do not consent' }).press('Enter');
        await tablet.page.getByLabel('Why, in a few words').fill('No pictures of me');
        await look(tablet.page, 'consents-tablet-decline', tabletSizes);
        await tablet.page.getByRole('button', { name: 'Decline' }).press('Enter');
      }
    }
    await tablet.page.getByText('Please give the tablet back at the desk.').waitFor();

    const desk = await deskOf(browser, scene.clinic, 'frontDesk');
    await goTo(desk.page, `/visits/${scene.appointmentId}`);
    await desk.page.getByText('No pictures of me').waitFor();
    await look(desk.page, 'consents-visit');
    await goTo(desk.page, `/patients/${scene.patientId}`);
    await desk.page.getByRole('tab', { name: 'Consents' }).click();
    await desk.page.getByText('by Maria Łuczak, mother').waitFor();
    await desk.page
      .getByRole('row', { name: /Photographs/ })
      .getByRole('button', { name: 'Take back' })
      .press('Enter');
    await desk.page.getByLabel('What the patient said').fill('Called and changed her mind');
    await look(desk.page, 'consents-revoke');
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Take back' }).press('Enter');
    await desk.page.getByText('Called and changed her mind').waitFor();
    await look(desk.page, 'consents-patient');
    expect(desk.problems).toEqual([]);
    expect(tablet.problems).toEqual([]);
    await desk.context.close();
    await tablet.context.close();
  });

  it('leave a pending charge that is shown until somebody deals with it', async () => {
    await signAll(scene, scene.desk, scene.lineIds[0] ?? '');
    scene.clinic.clock.advance(4 * day);
    const { page, context, problems } = await deskOf(browser, scene.clinic, 'frontDesk');
    await page.getByRole('button', { name: /1 charge waits for its chart/ }).waitFor();
    await look(page, 'pending-today');
    await page.getByRole('button', { name: /1 charge waits for its chart/ }).press('Enter');
    await page.getByText('4 days, overdue').waitFor();
    await look(page, 'pending-list');
    await page.getByRole('button', { name: /^Cancel the charge of/ }).press('Enter');
    await page.getByLabel('Reason').fill('Did not come back');
    await look(page, 'pending-cancel');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the charge' }).press('Enter');
    await page.getByText('Nothing is pending').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
