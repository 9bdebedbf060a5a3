import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, pay, type Scene, setScene, shown, sign } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the sign-off queue${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic);
    await consent(scene);
    const encounterId = await chart(scene, [10]);
    await drawToxin(scene, 10);
    await scene.injector.charting.saveNote.mutate({
      encounterId,
      note: 'Well tolerated.',
      aftercare: '',
      expectedVersion: (await shown(scene)).encounter?.version ?? 0,
    });
    await sign(scene);
    await pay(scene);
    clinic.clock.advance(60_000);
    const patient = await scene.desk.patients.create.mutate({
      givenName: 'Maximiliana-Alexandrina',
      familyName: 'von Hohenfels-Wittgenstein',
    });
    const { services } = await scene.owner.catalog.services.query({});
    const booked = await scene.desk.scheduling.book.mutate({
      patientId: patient.id,
      startsAt: Date.UTC(2026, 2, 10, 16, 0),
      lines: services
        .filter(({ name }) => name === 'Botox forehead')
        .map(({ id }) => ({ serviceId: id, providerId: clinic.ids.staff.injector })),
    });
    await scene.injector.charting.open.mutate({ appointmentId: booked.id });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('leads from Today to what waits; the complete are co-signed at once, the others opened, by keyboard', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'owner');
    await page.getByRole('button', { name: /2 charts wait for a signature/ }).press('Enter');
    const table = page.getByRole('table', { name: 'Sign-off' });
    const rows = table.locator('tbody tr:not([aria-hidden])');
    await rows.filter({ hasText: 'Petra Patient' }).getByText('Nothing').waitFor();
    const lacks = rows.filter({ hasText: 'Hohenfels' }).getByRole('list', { name: 'Missing' });
    expect(await lacks.getByRole('listitem').allInnerTexts()).toEqual(['Map', 'Consent', 'Note', 'Payment']);
    expect(await rows.first().innerText()).toContain('Petra Patient');
    await look(page, 'sign-off');
    await page.getByRole('radio', { name: 'Mine' }).press('Space');
    await rows.filter({ hasText: 'Hohenfels' }).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Co-sign the complete one' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Co-sign 1 note' });
    await dialog.getByText('Petra Patient, Botox forehead, signed by Ingrid Injector').waitFor();
    await look(page, 'sign-off-confirm');
    await dialog.getByRole('button', { name: 'Co-sign' }).press('Enter');
    await page.getByText('Nothing waits for a signature').waitFor();
    await look(page, 'sign-off-empty');
    await page.getByRole('radio', { name: 'All' }).press('Space');
    await rows.filter({ hasText: 'Hohenfels' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Before signing' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
