import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { drawPortrait } from '../../electron/workers/photos/portrait.ts';
import { openWholeBrowser } from '../../scripts/browser.ts';
import { addPhoto } from '../charting/photoFiles.ts';
import { type Scene, setScene } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);
const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

describe.skipIf(problem !== null)(`photos${problem ? ` (skipped: ${problem})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'salve-photos-'));
  let browser: Browser;
  let clinic: TestClinic;
  let scene: Scene;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic);
    const { services } = await scene.owner.catalog.services.query({});
    const { sets } = await scene.owner.charting.photos.views.query({});
    const face = sets[0];
    if (!face) throw new Error('There is no set.');
    await scene.owner.charting.photos.saveSet.mutate({
      ...face,
      serviceIds: services.filter(({ name }) => name === 'Botox forehead').map(({ id }) => id),
      expectedVersion: face.version,
    });
    const ago = clinic.clock.now() - 90 * 86_400_000;
    for (const [at, [viewId, view]] of (
      [
        ['view-face-rest', 'rest'],
        ['view-face-smile', 'smile'],
        ['view-face-frown', 'frown'],
        ['view-face-brows', 'brows'],
        ['view-face-left', 'left'],
      ] as const
    ).entries())
      await addPhoto(scene.injector, drawPortrait({ look: 0, view, lines: 0.9 }), {
        patientId: scene.patientId,
        viewId,
        takenAt: ago + at * 60_000,
      });
    for (const [name, view] of [
      ['front.jpg', 'rest'],
      ['frown.jpg', 'frown'],
    ] as const)
      writeFileSync(join(folder, name), drawPortrait({ look: 0, view, lines: 0.1 }));
    writeFileSync(join(folder, 'phone.heic'), Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'.padEnd(200, 'x')));
    browser = await openWholeBrowser(fakeCamera);
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
    await maker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are added to a visit by file and camera; one that fails loses none of the others', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/visits/${scene.appointmentId}`);
    await page.getByText(/photos are missing: Face, front at rest; Face, frowning; Face, brows raised/).waitFor();
    const panel = page.getByRole('region', { name: 'Photos' });
    await look(page, 'photos-visit-empty');
    await panel
      .locator('input[type=file]')
      .setInputFiles(['front.jpg', 'phone.heic', 'frown.jpg'].map((name) => join(folder, name)));
    await panel
      .getByRole('alert')
      .getByText(/HEIC pictures cannot be read/)
      .waitFor();
    await panel
      .getByRole('button', { name: /^No view, Before/ })
      .nth(1)
      .waitFor();
    await look(page, 'photos-visit-failed');
    await panel.getByRole('button', { name: 'Dismiss phone.heic' }).press('Enter');
    await panel
      .getByRole('button', { name: /^No view, Before/ })
      .first()
      .press('Enter');
    const viewer = page.getByRole('dialog', { name: 'No view' });
    await viewer.getByRole('img', { name: /^Photo: No view/ }).waitFor();
    await viewer.getByRole('button', { name: 'Change', exact: true }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'What the photo shows' });
    await dialog.getByRole('combobox', { name: 'View' }).click();
    await page.getByRole('option', { name: 'Face, front at rest' }).click();
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('dialog', { name: 'Face, front at rest' }).waitFor();
    await look(page, 'photos-viewer');
    await page.keyboard.press('Escape');
    await page.getByText(/photos are missing: Face, frowning; Face, brows raised/).waitFor();

    await panel.getByRole('button', { name: 'Camera' }).press('Enter');
    const camera = page.getByRole('dialog', { name: 'Take photos' });
    await camera.getByText(/From /).waitFor();
    const shutter = camera.getByRole('button', { name: 'Take: Face, front at rest' });
    await shutter.waitFor();
    await camera.getByRole('button', { name: /Face, frowning/ }).press('Enter');
    await camera.locator('img').waitFor();
    await look(page, 'photos-camera');
    await camera.getByRole('button', { name: 'Take: Face, frowning' }).press('Space');
    await camera.getByRole('img', { name: 'The photo just taken' }).waitFor();
    await look(page, 'photos-camera-shot');
    await page.keyboard.press('Enter');
    await camera.getByRole('button', { name: 'Take: Face, brows raised' }).press('Space');
    await camera.getByRole('button', { name: 'Keep' }).press('Enter');
    await camera.getByRole('button', { name: /Face, brows raised Taken/ }).waitFor();
    await page.keyboard.press('Escape');
    await panel.getByRole('button', { name: /^Face, brows raised, Before/ }).waitFor();
    await page.getByText(/photos are missing/).waitFor({ state: 'detached' });
    await look(page, 'photos-visit');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('stand on the patient’s page by day; use is given for several at once; all by keyboard', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/patients/${scene.patientId}`);
    await page.getByRole('tab', { name: 'Photos' }).click();
    const grid = page.getByRole('group', { name: 'Photos' });
    await grid.getByRole('heading', { name: /Mar 10, 2026/ }).waitFor();
    await grid.locator('img').nth(6).waitFor();
    await look(page, 'photos-patient');
    await grid.locator('[data-tile="0"]').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Change use' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /these 2 photos/ });
    await dialog.getByRole('radio', { name: 'Education' }).check();
    await dialog.getByRole('textbox', { name: 'How the patient agreed' }).fill('Asked before the treatment.');
    await look(page, 'photos-use');
    await page.keyboard.press('Enter');
    await grid.getByText('Education').nth(1).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('are compared by slider and side by side; a pair is only exported for what the patient agreed to', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'owner');
    await goTo(page, `/patients/${scene.patientId}`);
    await page.getByRole('tab', { name: 'Photos' }).click();
    const grid = page.getByRole('group', { name: 'Photos' });
    const after = grid.getByRole('button', { name: /^Face, front at rest, Before, Mar 10/ });
    await after.focus();
    await page.keyboard.press('Space');
    await grid.getByRole('button', { name: /^Face, front at rest, Before, Dec 10/ }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Compare' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Compare photos' });
    await dialog.locator('img').nth(1).waitFor();
    const slider = dialog.getByRole('slider', { name: 'How much of the first photo shows' });
    await slider.focus();
    for (let at = 0; at < 8; at += 1) await page.keyboard.press('ArrowLeft');
    expect(await slider.inputValue()).toBe('42');
    await look(page, 'photos-slider');
    await dialog.getByText('Side by side', { exact: true }).click();
    const panes = dialog.getByRole('application');
    await panes.focus();
    for (const key of ['+', '+', 'ArrowDown']) await page.keyboard.press(key);
    const transforms = await panes.locator('img').evaluateAll((images) => images.map((image) => image.style.transform));
    expect(transforms[0]).toBe('translate(0px, -40px) scale(1.5625)');
    expect(transforms[1]).toBe(transforms[0]);
    await look(page, 'photos-beside');
    await dialog.getByRole('button', { name: 'Export' }).press('Enter');
    const exporting = page.getByRole('dialog', { name: 'Export the pair as a picture' });
    await exporting.getByRole('radio', { name: 'Marketing' }).check();
    await page.keyboard.press('Enter');
    await exporting.getByText(/has not given both photos for marketing/).waitFor();
    await look(page, 'photos-export-refused');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('are drawn on by keyboard and pointer; the picture stays as it is', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'injector');
    await goTo(page, `/visits/${scene.appointmentId}`);
    const panel = page.getByRole('region', { name: 'Photos' });
    await panel.getByRole('button', { name: /^Face, front at rest, Before/ }).press('Enter');
    const viewer = page.getByRole('dialog', { name: 'Face, front at rest' });
    await viewer.getByRole('img', { name: /^Photo: Face/ }).waitFor();
    await viewer.getByRole('button', { name: 'Circle' }).press('Enter');
    const layer = viewer.getByRole('application', { name: /Drawing on the photo/ });
    await layer.focus();
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Enter');
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    const list = viewer.getByRole('list', { name: 'Drawn on the photo' });
    await list.getByText('Circle, Ingrid Injector').waitFor();
    await viewer.getByRole('button', { name: 'Arrow', exact: true }).press('Enter');
    const box = await layer.boundingBox();
    if (!box) throw new Error('The layer has no size.');
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.3, { steps: 4 });
    await page.mouse.up();
    await list.getByText('Arrow, Ingrid Injector').waitFor();
    await viewer.getByRole('button', { name: 'Words' }).press('Enter');
    await layer.focus();
    await page.keyboard.press('Enter');
    const words = page.getByRole('dialog', { name: 'Words' });
    await words.getByRole('textbox', { name: 'What it says' }).fill('Brow lower on the left');
    await page.keyboard.press('Enter');
    await list.getByText('Brow lower on the left, Ingrid Injector').waitFor();
    await look(page, 'photos-marks');
    await list.getByRole('button', { name: 'Take back: Arrow' }).press('Enter');
    await list.getByText('Arrow, Ingrid Injector').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    await context.close();
  });

  it('have their sets in the settings', async () => {
    const { page, problems, context } = await deskOf(browser, clinic, 'owner');
    await goTo(page, '/settings/photo-sets');
    await page.getByText('Face, front at rest (required)').waitFor();
    await look(page, 'photos-sets');
    await page.getByText('Face, front at rest (required)').click();
    const dialog = page.getByRole('dialog', { name: 'Photo set' });
    await dialog.getByRole('checkbox', { name: 'Face, front smiling is required' }).check();
    await dialog.getByRole('button', { name: 'Move Face, frowning up' }).press('Enter');
    await look(page, 'photos-set');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText(/Face, frowning \(required\); Face, front smiling \(required\)/).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
