import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creamCart } from '../billing/creditScene.ts';
import { root } from '../harness.ts';
import { creamGtin } from '../inventory/stockClinic.ts';
import { type TillScene, tillScene, treat, visit } from '../till/scene.ts';
import {
  deskOf,
  goTo,
  look,
  openBrowser,
  ownerConfirms,
  pagesProblem,
  scanByWedge,
  seriousFaults,
  shoot,
  typeLikeAPerson,
} from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the till on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
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

  it.each(['light', 'dark'] as const)('has no serious fault of access, %s', async (scheme) => {
    const differing = await visit(s);
    await treat(s, differing, { drawn: 6000, charted: 5000, reason: 'One unit lost in the hub' });
    const { page, context, problems } = await deskOf(browser, s.clinic, 'owner', { scheme });
    const look = async (name: string): Promise<void> => {
      await page.waitForLoadState('networkidle');
      await shoot(page, `till-${name}-${scheme}`);
      expect({ name, faults: await seriousFaults(page) }).toEqual({ name, faults: [] });
    };
    await goTo(page, '/till');
    await page.getByRole('heading', { name: 'Sales of today' }).waitFor();
    await look('open');
    await goTo(page, `/till/visit/${differing.appointmentId}`);
    await page.getByRole('button', { name: 'Go on with a reason' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('One unit stayed in the hub');
    await look('override');
    await page.getByRole('button', { name: 'Keep reason' }).click();
    await page.getByText('Differs, reason kept').waitFor();
    await page.getByRole('button', { name: 'Discount for Botox' }).click();
    await page.getByRole('combobox', { name: 'Reason' }).fill('First visit');
    await look('discount');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Discount: First visit').waitFor();
    await page.getByRole('button', { name: 'Close drawer' }).click();
    await page.getByText('Should be there').waitFor();
    await look('drawer');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Exact/ }).click();
    await page.getByText('All paid').waitFor();
    await look('ready');
    await page.getByRole('button', { name: 'Finish sale' }).click();
    await page.getByRole('heading', { name: /^Paid/ }).waitFor();
    await look('done');
    await page.getByRole('button', { name: 'Open invoice' }).click();
    await page.getByRole('heading', { name: 'Payments' }).waitFor();
    await look('invoice');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('takes a whole payment by scanner and keyboard alone, and says what change to give', async () => {
    const of = await visit(s);
    await treat(s, of, { drawn: 10_000, charted: 10_000 });
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk', { realClock: true });
    await goTo(page, `/till/visit/${of.appointmentId}`);
    await page.getByText('All three agree').waitFor();
    await scanByWedge(page, creamGtin.slice(1));
    await page.getByRole('table', { name: 'Lines of the cart' }).getByText('Repair cream').waitFor();
    await page.keyboard.press('Alt+t');
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '20 % $37.00', pressed: true }).waitFor();
    await page.keyboard.press('Alt+k');
    await page.getByLabel('Charged on the terminal').waitFor();
    await typeLikeAPerson(page, '100');
    await page.keyboard.press('Tab');
    await typeLikeAPerson(page, 'T-88');
    await page.keyboard.press('Enter');
    await page.getByText('ref. T-88').waitFor();
    await page.keyboard.press('Alt+c');
    await typeLikeAPerson(page, '150');
    await page.keyboard.press('Enter');
    await page.getByText('Change', { exact: true }).waitFor();
    await page.keyboard.press('Alt+Enter');
    await page.getByText('Give change').waitFor();
    await shoot(page, 'till-keyboard-done');
    const { invoices } = await s.owner.billing.day.query({});
    const newest = invoices[0];
    expect(newest).toMatchObject({ patientName: 'Ann Lee', goodsCents: 18_500, taxCents: 399, totalCents: 18_899 });
    const invoice = await s.owner.billing.invoice.query({ id: newest?.id ?? '' });
    expect(invoice).toMatchObject({ tipCents: 3700, balanceCents: 0 });
    expect(invoice.payments.map(({ kind, receivedCents, changeCents }) => [kind, receivedCents, changeCents])).toEqual([
      ['cardTerminal', 10_000, 0],
      ['cash', 15_000, 2401],
    ]);
    await page.getByText('$24.01').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a price far below the list price is confirmed by a second person', async () => {
    const { version } = await s.owner.clinic.policies.query({});
    await s.owner.clinic.setPolicies.mutate({ values: { 'till.discountLimit': 100_000 }, expectedVersion: version });
    const cart = await creamCart(s, 1);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/till/${cart.id}`);
    await page.getByRole('button', { name: 'Price of Repair cream' }).press('Enter');
    await page.getByRole('textbox', { name: 'New price' }).fill('30.00');
    await page.getByRole('textbox', { name: 'Reason' }).fill('Price match');
    await look(page, 'till-price');
    await page.getByRole('textbox', { name: 'Reason' }).press('Enter');
    await page.getByRole('dialog', { name: 'A second person confirms' }).waitFor();
    await look(page, 'till-second');
    await ownerConfirms(page);
    await page.getByText('List price $45.00: Price match').waitFor();
    await look(page, 'till-priced');
    const lines = (await s.desk.till.cart.query({ id: cart.id })).lines;
    expect(lines).toMatchObject([{ unitPriceCents: 3000, listPriceCents: 4500 }]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
