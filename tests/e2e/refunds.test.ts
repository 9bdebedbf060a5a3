import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pay, soldCreams } from '../billing/creditScene.ts';
import { root } from '../harness.ts';
import { people } from '../standardClinic.ts';
import { type TillScene, tillScene, treatedCart } from '../till/scene.ts';
import { deskOf, openBrowser, pagesProblem, seriousFaults, shoot } from './deskPage.ts';

const problem = pagesProblem(root);
const ownersPassword = people.find((person) => person.key === 'owner')?.password ?? '';

async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);
}

async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('menuitem', { name: act }).click();
  await page.getByRole('dialog').waitFor();
}

/** Olive confirms at the desk of someone else. */
async function confirm(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Who confirms' }).click();
  await page.getByRole('option', { name: 'Olive Owner' }).click();
  await page.getByText('Password', { exact: true }).click();
  await page.getByLabel('Password of Olive Owner').fill(ownersPassword);
  await page.keyboard.press('Enter');
}

describe.skipIf(problem !== null)(`taking back on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let s: TillScene;
  let browser: Browser;

  beforeAll(async () => {
    s = await tillScene('http');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await s.clinic.close();
  });

  it.each([
    ['light', 1366, 768],
    ['dark', 1920, 1080],
  ] as const)('a refund above the limit is confirmed by a second person, %s', async (scheme, width, height) => {
    const sold = await soldCreams(s, 3);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk', { scheme, width, height });
    const look = async (name: string): Promise<void> => {
      await page.waitForLoadState('networkidle');
      await shoot(page, `refund-${name}-${scheme}`);
      expect({ name, faults: await seriousFaults(page) }).toEqual({ name, faults: [] });
    };
    await goTo(page, `/invoices/${sold.invoiceId}`);
    await choose(page, 'Refund…');
    await page.getByLabel('How many of Repair cream come back').fill('3');
    await page.getByRole('combobox', { name: 'Reason' }).fill('Not tolerated');
    await page.getByRole('region', { name: 'What happens' }).getByText('3 × Repair cream back on the shelf').waitFor();
    await page.getByRole('heading', { name: 'What happens' }).click();
    await look('dialog');
    await page.getByRole('button', { name: 'Refund $146.98' }).click();
    await page.getByText('Who confirms').waitFor();
    await look('second');
    await confirm(page);
    await page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await look('invoice');
    await page.getByRole('button', { name: 'Entries' }).click();
    await page.getByRole('table', { name: 'Entries behind it' }).getByText('Revenue: goods').first().waitFor();
    await look('entries');
    const note = (await s.owner.billing.creditsOfDay.query({})).creditNotes[0];
    expect(note).toMatchObject({ kind: 'refund', requestedByName: 'Fran Desk', approvedByName: 'Olive Owner' });
    await goTo(page, '/till');
    await page.getByRole('heading', { name: 'Taken back today' }).waitFor();
    await look('day');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a voided visit can be billed again, and an exchange goes on with its cart', async () => {
    const { appointmentId, cart } = await treatedCart(s);
    const invoiceId = await pay(s.desk, cart, [{ kind: 'cash', cents: cart.totalCents }]);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/invoices/${invoiceId}`);
    await choose(page, 'Void the invoice…');
    await page.getByText('Botox can be billed again').waitFor();
    await page.getByRole('combobox', { name: 'Reason' }).fill('Rung up twice');
    await page.getByRole('heading', { name: 'What happens' }).click();
    await shoot(page, 'void-dialog');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Void the invoice' }).click();
    await confirm(page);
    await page.getByText('Void', { exact: true }).first().waitFor();
    await goTo(page, `/till/visit/${appointmentId}`);
    await page.getByText('All three agree').waitFor();
    await page.getByRole('button', { name: /^Exact/ }).click();
    await page.getByRole('button', { name: 'Finish sale' }).click();
    await page.getByRole('heading', { name: /^Paid/ }).waitFor();

    const sold = await soldCreams(s, 1);
    await goTo(page, `/invoices/${sold.invoiceId}`);
    await choose(page, 'Exchange…');
    await page.getByLabel('How many of Repair cream come back').fill('1');
    await page.getByRole('combobox', { name: 'Reason' }).fill('Wants something else');
    await page.getByText('Kept as a credit').waitFor();
    await page.getByRole('heading', { name: 'What happens' }).click();
    await shoot(page, 'exchange-dialog');
    await page.getByRole('button', { name: 'Take $49.00 back' }).click();
    await page.waitForURL(/till/);
    await page.getByText('Ann Lee').first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'the account of a patient opens what is behind its figures, %s',
    async (scheme) => {
      const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk', { scheme });
      await goTo(page, `/patients/${s.ann}`);
      await page.getByRole('tab', { name: 'Account' }).click();
      await page.getByRole('table', { name: 'Every change' }).waitFor();
      await page.waitForLoadState('networkidle');
      await shoot(page, `account-${scheme}`);
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Statement' }).click();
      await page.getByText('Opening balance').waitFor();
      await page.waitForLoadState('networkidle');
      await shoot(page, `statement-${scheme}`);
      expect(await seriousFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('table', { name: 'Every change' }).getByRole('row').nth(1).click();
      await page.getByRole('table', { name: 'Entries behind it' }).waitFor();
      expect(problems).toEqual([]);
      await context.close();
    },
  );
});
