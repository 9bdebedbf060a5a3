import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, type Scene, setScene, sign } from '../charting/scene.ts';
import { root, testClinic } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`exporting a chart on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let scene: Scene;
  let browser: Browser;
  beforeAll(async () => {
    scene = await setScene(await testClinic({ via: 'http' }));
    await consent(scene);
    await drawToxin(scene, 20);
    await chart(scene, [12, 8]);
    await sign(scene);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await scene.clinic.close();
  });

  it('is saved by keys after the password', async () => {
    const { page, context, problems } = await deskOf(browser, scene.clinic, 'owner');
    await goTo(page, `/patients/${scene.patientId}`);
    await page.getByRole('button', { name: 'Export chart' }).press('Enter');
    const dialog = page.getByRole('dialog');
    const password = dialog.getByLabel('Your password', { exact: false }).first();
    await password.fill('not-my-password');
    await password.press('Enter');
    await dialog.getByText('That is not your password').waitFor();
    await look(page, 'chart-export');
    await password.fill(passwordOf('owner'));
    const [download] = await Promise.all([page.waitForEvent('download'), password.press('Enter')]);
    expect(download.suggestedFilename()).toBe('chart-1-2026-03-10.json');
    await page.getByText('chart-1-2026-03-10.json is saved.').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
