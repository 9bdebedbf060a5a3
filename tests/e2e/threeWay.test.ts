import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, setScene, sign } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`charted, drawn, billed${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    const scene = await setScene(clinic, ['toxin', 'facial']);
    await consent(scene);
    await drawToxin(scene, 22);
    await chart(scene, [12, 8]);
    await sign(scene, {
      reasons: [{ serviceLineId: scene.toxinLine, productId: scene.shelf.botox, reason: 'Two units spilled' }],
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('shows what differs and who answered for it, and saves it', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await goTo(page, '/reports/three-way');
    await page.getByText(/Two units spilled/).waitFor();
    await look(page, 'three-way');
    await page.getByText('Unexplained', { exact: true }).first().click();
    await page.getByRole('row', { name: /Petra Patient.*Botox forehead.*20 U.*22 U.*20 U.*Unexplained/ }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('charted-drawn-billed-2026-03-04-2026-03-10.csv');
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    const [head, first] = Buffer.concat(parts).toString('utf8').split('\n');
    expect(head).toMatch(/^time,patient,treatment,product,unit,charted,drawn,billed,/);
    expect(first).toContain('Petra Patient,Botox forehead,Botox Cosmetic 100 U,U,20,22,20,perUnit,chartedVsDrawn');
    expect(problems).toEqual([]);
    await context.close();
  });
});
