import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartIn } from '../charting/chartFiles.ts';
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
    expect(download.suggestedFilename()).toBe('chart-1-2026-03-10.zip');
    await page.getByText('chart-1-2026-03-10.zip is saved.').waitFor();
    const file = chartIn(readFileSync(await download.path()));
    expect(file.records.map(({ kind }) => kind).sort()).toEqual(['consent', 'note']);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('becomes pages of some days by keys', async () => {
    const { page, context, problems } = await deskOf(browser, scene.clinic, 'owner');
    await goTo(page, `/patients/${scene.patientId}`);
    await page.getByRole('button', { name: 'Export chart' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'To read in at another clinic (ZIP)' }).focus();
    for (const _step of ['json', 'fhir', 'pdf']) await page.keyboard.press('ArrowDown');
    await dialog.getByRole('radio', { name: 'To read and print (PDF)' }).and(page.locator(':checked')).waitFor();
    await dialog.getByRole('radio', { name: 'Everything', exact: true }).press('ArrowRight');
    await dialog.getByRole('textbox', { name: 'From' }).fill('Mar 1, 2026');
    await dialog.getByRole('textbox', { name: 'Until' }).fill('Feb 1, 2026');
    await dialog.getByRole('textbox', { name: 'Until' }).press('Tab');
    await dialog.getByText('This is before the first day.').waitFor();
    await look(page, 'chart-export-days');
    await dialog.getByRole('textbox', { name: 'Until' }).fill('Mar 31, 2026');
    const password = dialog.getByLabel('Your password', { exact: false }).first();
    await password.fill(passwordOf('owner'));
    await dialog.getByText('This is before the first day.').waitFor({ state: 'detached' });
    const [download] = await Promise.all([page.waitForEvent('download'), password.press('Enter')]);
    expect(download.suggestedFilename()).toBe('chart-1-2026-03-10.pdf');
    const text = execFileSync('pdftotext', ['-layout', await download.path(), '-'], { encoding: 'utf8' });
    expect(text).toContain('March 1, 2026 to March 31, 2026');
    expect(text).toContain('Treatment note, Mar 10, 2026');
    expect(problems).toEqual([]);
    await context.close();
  });
});
