import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { drawPortrait } from '../../electron/workers/photos/portrait.ts';
import { addPhoto } from '../charting/photoFiles.ts';
import { chart, consent, drawToxin, type Scene, setScene } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`photos of a signed note${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic);
    const { owner, injector, patientId, appointmentId } = scene;
    await owner.clinic.setPolicies.mutate({ values: { 'charting.missingPhotos': 'reason' }, expectedVersion: 0 });
    const [{ services }, { sets }] = await Promise.all([
      owner.catalog.services.query({}),
      owner.charting.photos.views.query({}),
    ]);
    const face = sets[0];
    if (!face) throw new Error('There is no set.');
    await owner.charting.photos.saveSet.mutate({
      ...face,
      serviceIds: services.filter(({ name }) => name === 'Botox forehead').map(({ id }) => id),
      expectedVersion: face.version,
    });
    for (const [viewId, view] of [
      ['view-face-rest', 'rest'],
      ['view-face-frown', 'frown'],
    ] as const)
      await addPhoto(injector, drawPortrait({ look: 1, view, lines: 0.7 }), { patientId, appointmentId, viewId });
    await consent(scene);
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
    await maker.close();
  });

  it('a missing one is passed with a reason; the signed note shows what it was signed with', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/visits/${scene.appointmentId}`);
    await page.getByText('Take them, or give a reason.').waitFor();
    await page.getByRole('button', { name: /^Sign the note/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign the treatment note' });
    const sign = dialog.getByRole('button', { name: 'Sign', exact: true });
    expect(await sign.isDisabled()).toBe(true);
    await dialog.getByLabel('Why were these photos not taken?').fill('The patient had to leave');
    await look(page, 'signed-photos-dialog');
    await sign.click();
    const panel = page.getByRole('region', { name: 'Photos in the signed note' });
    await panel.getByText(/signed without Face, brows raised.*The patient had to leave/).waitFor();
    const { photos } = await scene.injector.charting.photos.ofVisit.query({ appointmentId: scene.appointmentId });
    for (const { sha256 } of photos) await panel.getByText(`SHA-256 ${sha256}`).waitFor();
    await panel.getByText('Face, front at rest').waitFor();
    expect(await panel.getByRole('listitem').count()).toBe(2);
    await panel.scrollIntoViewIfNeeded();
    await look(page, 'signed-photos');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('the director sees in the queue which photo is missing, and cannot take the chart along in bulk', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'owner');
    await goTo(page, '/sign-off');
    const row = page.getByRole('row').filter({ hasText: 'Petra Patient' });
    await row.getByText('Photo: Face, brows raised').waitFor();
    expect(await page.getByRole('button', { name: /Co-sign the complete/ }).count()).toBe(0);
    await look(page, 'sign-off-photos');
    expect(problems).toEqual([]);
    await context.close();
  });
});
