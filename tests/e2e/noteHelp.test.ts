import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteWorkOf } from '../charting/noteWork.ts';
import { type Scene, setScene, sign } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem, typeLikeAPerson } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`what helps with notes${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;
  let later: string;
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic, ['facial']);
    const work = noteWorkOf(scene);
    await work.template();
    const encounterId = await work.open();
    for (const [label, value] of [
      ['Skin type', 'II'],
      ['Products', 'Peptide serum, sunscreen'],
    ] as const)
      await scene.injector.charting.notes.save.mutate({
        encounterId,
        fieldId: await work.idOf(label),
        value,
        expectedVersion: 0,
      });
    await sign(scene);
    const { services } = await scene.owner.catalog.services.query({});
    const facial = services.find(({ name }) => name === 'Signature facial')?.id ?? '';
    later = (
      await scene.desk.scheduling.book.mutate({
        patientId: scene.patientId,
        startsAt: Date.UTC(2026, 2, 10, 16, 0),
        lines: [{ serviceId: facial, providerId: clinic.ids.staff.injector }],
      })
    ).id;
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('snippets and earlier notes are put in by keyboard, marked as copies until edited', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'injector', { realClock: true });
    await goTo(page, '/settings/snippets');
    await page.getByText('No snippets yet').waitFor();
    await page.getByRole('button', { name: 'New snippet' }).first().press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Short name').fill('calm');
    await dialog.getByLabel('Text').fill('{patient}, {service}: skin calm, well tolerated.');
    await look(page, 'snippet');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('row', { name: /\.calm/ }).waitFor();
    await look(page, 'snippets');

    await goTo(page, `/visits/${later}`);
    await page.getByRole('button', { name: 'Copy forward' }).press('Enter');
    await page.getByRole('dialog').getByText('Skin: Skin type').waitFor();
    await look(page, 'copy-forward');
    await page.getByRole('dialog').getByRole('button', { name: 'Copy 2 fields' }).press('Enter');
    await page
      .getByText(/^Copied from/)
      .first()
      .waitFor();
    expect(await page.getByText(/^Copied from/).count()).toBe(2);

    const further = page.getByRole('textbox', { name: 'Further notes' });
    await further.focus();
    await typeLikeAPerson(page, 'Done. .ca');
    await page.getByRole('option', { name: /\.calm/ }).waitFor();
    await look(page, 'note-snippets');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await typeLikeAPerson(page, ' .calm ');
    expect(await further.inputValue()).toBe(
      'Done. Petra Patient, Signature facial: skin calm, well tolerated. Petra Patient, Signature facial: skin calm, well tolerated.',
    );
    await page.getByRole('textbox', { name: 'Products' }).fill('Peptide serum');
    await page.getByRole('textbox', { name: 'Products' }).press('Tab');
    await page.waitForFunction(() => document.body.textContent.split('Copied from').length === 2);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('aftercare sheets are written by the clinic and handed over at the desk', async () => {
    const owner = await deskOf(browser, clinic, 'owner');
    await goTo(owner.page, '/settings/aftercare');
    await owner.page.getByText('No aftercare sheets yet').waitFor();
    await owner.page.getByRole('button', { name: 'New sheet' }).first().press('Enter');
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('After a facial');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('After your facial');
    await dialog
      .getByRole('textbox', { name: 'Text' })
      .fill('## Today\n\n- No sun, {patient}.\n- Call {phone} with blisters.');
    await dialog.getByRole('combobox', { name: 'Services it goes with' }).click();
    await owner.page.getByRole('option', { name: 'Signature facial' }).click();
    await owner.page.keyboard.press('Escape');
    await look(owner.page, 'aftercare-sheet');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await owner.page.getByRole('row', { name: /After a facial.*Signature facial/ }).waitFor();
    await look(owner.page, 'aftercare-sheets');
    expect(owner.problems).toEqual([]);
    await owner.context.close();

    const desk = await deskOf(browser, clinic, 'frontDesk');
    await goTo(desk.page, `/visits/${scene.appointmentId}`);
    await desk.page.getByRole('button', { name: 'Hand over: After a facial' }).press('Enter');
    await desk.page.getByRole('dialog').waitFor();
    await desk.page.keyboard.press('Escape');
    await desk.page.getByText('Handed over', { exact: true }).waitFor();
    await desk.page.getByText(/Fran Desk · English, edition 1/).waitFor();
    await look(desk.page, 'aftercare-given');
    expect(desk.problems).toEqual([]);
    await desk.context.close();
  });
});
