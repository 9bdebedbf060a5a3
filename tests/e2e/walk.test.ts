import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { injectorLogin, receptionLogin } from '../../scripts/scripted/team.ts';
import { root } from '../harness.ts';
import { openBrowser, openDesk, pagesProblem, shoot } from './deskPage.ts';
import { pay, receive, signConsent, signIn, signOut, takeInAndBook, treat, type Walk } from './walk.ts';
import { startWalkClinic, type WalkClinic } from './walkClinic.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`a whole visit in the browser${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'salve-walk-'));

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['light', 'dark'] as const)('from the new patient to the paid invoice, axe clean, %s', async (scheme) => {
    const clinic: WalkClinic = await startWalkClinic(join(folder, scheme));
    const { page, context, problems } = await openDesk(browser, clinic.address, { scheme });
    const walk: Walk = { page, plan: clinic.plan, name: `walk-${scheme}`, faults: [] };
    try {
      await signIn(page, receptionLogin);
      await takeInAndBook(walk);
      await receive(walk);
      await signConsent(walk);
      await signOut(page);
      await signIn(page, injectorLogin);
      await treat(walk);
      await signOut(page);
      await signIn(page, receptionLogin);
      await pay(walk);
      await page.getByRole('link', { name: 'Today', exact: true }).press('Enter');
      await page.getByRole('region', { name: /^Done, 1/ }).waitFor();
      await shoot(page, `walk-${scheme}-done`);
      expect(walk.faults).toEqual([]);
      expect(problems).toEqual([]);
      expect(clinic.problems()).toEqual([]);
    } catch (error) {
      await shoot(page, `walk-${scheme}-failed`);
      throw new Error(`The walk stopped. The page said: ${problems.join('; ') || 'nothing'}`, { cause: error });
    } finally {
      await context.close();
      await clinic.close();
    }
  });
});
