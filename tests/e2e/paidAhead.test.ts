import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doDay } from '../../electron/app/daily.ts';
import { day } from '../../electron/kernel/dates.ts';
import { type AheadScene, aheadScene, line, sell, sellOffer } from '../billing/aheadScene.ts';
import { root } from '../harness.ts';
import { accessFaults, deskOf, openBrowser, pagesProblem, scanByWedge, settle, shoot } from './deskPage.ts';

const problem = pagesProblem(root);
const sizes = [
  ['light', 1366, 768],
  ['dark', 1366, 768],
  ['light', 1920, 1080],
  ['dark', 1920, 1080],
] as const;

describe.skipIf(problem !== null)(`what is paid ahead${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let s: AheadScene;
  let browser: Browser;
  let code = '';

  beforeAll(async () => {
    s = await aheadScene('http');
    sellOffer(s, s.facials, 'package', 300_00, 'Three facials');
    sellOffer(s, s.bank, 'units', 440_00, 'Bank 40 units');
    sellOffer(s, s.club, 'membership', 150_00, 'Glow club');
    const gift = { offerId: null, code: null, appointmentId: null };
    sell(s, [line({ kind: 'giftCard', unitPriceCents: 100_00, description: 'Gift card', ahead: gift })]);
    code =
      s.clinic.opened.store.read.raw
        .prepare<[], { code: string }>('SELECT code FROM stored_values WHERE code IS NOT NULL')
        .get()?.code ?? '';
    const card = await s.desk.billing.paidAhead.giftCard.query({ code });
    await s.desk.billing.paidAhead.bindCard.mutate({ id: card.id, expectedVersion: card.version, patientId: s.ann });
    sell(s, [line({ kind: 'service', unitPriceCents: 35_00, description: 'Brow shaping' })], {
      tenders: [{ kind: 'giftCard', cents: 35_00, storedValueId: card.id }],
    });
    s.clinic.clock.advance(340 * day);
    doDay(s.clinic.opened, (error) => {
      throw error;
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await s.clinic.close();
  });

  const goTo = async (page: Page, path: string, heading: string | RegExp): Promise<void> => {
    await page.evaluate((to) => {
      location.hash = `#${to}`;
    }, path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  };

  it.each(sizes)('has no fault of access, %s at %i', async (scheme, width, height) => {
    const { page, context, problems } = await deskOf(browser, s.clinic, 'owner', { scheme, width, height });
    const name = (what: string): string => `ahead-${what}-${scheme}-${width}`;
    const faults: string[] = [];
    const look = async (what: string): Promise<void> => {
      await settle(page);
      await shoot(page, name(what));
      faults.push(...(await accessFaults(page)));
    };
    await goTo(page, '/settings/offers', 'Packages and memberships');
    await page.getByText('Glow club').waitFor();
    await look('offers');
    await page.getByText('Glow club').click();
    await page.getByRole('region', { name: 'What the patient gets' }).waitFor();
    await look('offer');
    await page.keyboard.press('Escape');
    await goTo(page, `/patients/${s.ann}`, 'Patient chart');
    await page.getByRole('tab', { name: 'Paid ahead' }).click();
    await page.getByRole('region', { name: 'Three facials' }).waitFor();
    await look('patient');
    await page.getByRole('button', { name: 'History of Gift card' }).click();
    await page.getByRole('dialog').getByText('Bought').waitFor();
    await look('history');
    await page.keyboard.press('Escape');
    await goTo(page, '/paid-ahead', 'Paid ahead');
    await page.getByText('Three facials').waitFor();
    await look('expiring');
    await goTo(page, `/gift-cards/${code}`, 'Gift card');
    await page.getByText('$65.00 of $100.00').waitFor();
    await look('card');
    expect(faults).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows a gift card that is scanned on any page, and finds it in the palette', async () => {
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk', { realClock: true });
    await goTo(page, '/settings/offers', 'Packages and memberships');
    await scanByWedge(page, code);
    await page.getByText('$65.00 of $100.00').waitFor();
    // the heading of the board is the day
    await goTo(page, '/', /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, /);
    await page.keyboard.press('Control+k');
    await page
      .getByRole('combobox')
      .or(page.getByPlaceholder('Search', { exact: false }))
      .first()
      .fill(code);
    await page.getByText('Show the balance').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('$65.00 of $100.00').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('makes an offer by keyboard, freezes a membership and replaces a lost card', async () => {
    const { page, context, problems } = await deskOf(browser, s.clinic, 'owner', { realClock: true });
    await goTo(page, '/settings/offers', 'Packages and memberships');
    await page.getByRole('button', { name: 'New offer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'New package' }).press('Enter');
    await page.getByLabel('Name').fill('Five facials');
    await page.getByLabel('Price').fill('450');
    await page.getByRole('combobox', { name: 'Content 1', exact: true }).click();
    await page.getByRole('option', { name: 'Facial' }).click();
    await page.getByLabel('How many of content 1').fill('5');
    await page.getByRole('region', { name: 'What the patient gets' }).getByText('25 % less').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Five facials is saved').waitFor();
    await goTo(page, `/patients/${s.ann}`, 'Patient chart');
    await page.getByRole('tab', { name: 'Paid ahead' }).click();
    await page.getByRole('button', { name: 'Change Glow club' }).click();
    await page.getByRole('menuitem', { name: 'Freeze' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Freeze' }).click();
    await page.getByText('Frozen until', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Change Glow club' }).click();
    await page.getByRole('menuitem', { name: 'End the freeze' }).click();
    await page.getByText('The freeze is over').waitFor();
    await goTo(page, `/gift-cards/${code}`, 'Gift card');
    await page.getByRole('button', { name: 'Replace a lost card' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Lost on the bus');
    await page.getByRole('dialog').getByRole('button', { name: 'Replace' }).click();
    await page.getByText('The new code is', { exact: false }).waitFor();
    await page.getByText('$65.00 of $65.00').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
