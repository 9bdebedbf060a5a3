import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { creamCart } from '../billing/creditScene.ts';
import { root } from '../harness.ts';
import { creamGtin } from '../inventory/stockClinic.ts';
import { type TillScene, treat, visit } from '../till/scene.ts';
import {
  accessFaults,
  deskOf,
  goTo,
  look,
  ownerConfirms,
  pagesProblem,
  scanByWedge,
  settle,
  shoot,
  typeLikeAPerson,
} from './deskPage.ts';
import { onTill } from './tillPages.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the till on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let s: TillScene;
  let browser: Browser;

  onTill((scene, opened) => {
    s = scene;
    browser = opened;
  });

  it.each(['light', 'dark'] as const)('has no fault of access, %s', async (scheme) => {
    const differing = await visit(s);
    await treat(s, differing, { drawn: 6000, charted: 5000, reason: 'One unit lost in the hub' });
    const { page, context, problems } = await deskOf(browser, s.clinic, 'owner', { scheme });
    const look = async (name: string): Promise<void> => {
      await settle(page);
      await shoot(page, `till-${name}-${scheme}`);
      expect({ name, faults: await accessFaults(page) }).toEqual({ name, faults: [] });
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

  it('a cart with lines is given up only after a question', async () => {
    const cart = await creamCart(s, 1, null);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/till/${cart.id}`);
    const lines = page.getByRole('table', { name: 'Lines of the cart' });
    await lines.getByText('Repair cream').waitFor();
    const question = page.getByRole('dialog', { name: 'Give up this cart?' });
    const ask = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Sale', exact: true }).press('Enter');
      await page.getByRole('menuitem', { name: 'Give up cart' }).press('Enter');
      await question.getByRole('button', { name: 'Keep the cart' }).and(page.locator(':focus')).waitFor();
    };
    await ask();
    await look(page, 'till-give-up');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await ask();
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect((await s.desk.till.cart.query({ id: cart.id })).state).toBe('open');
    await ask();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('This cart was given up').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a short reason and a large amount say what is wrong; large sums fit the Z', async () => {
    const { version } = await s.owner.clinic.policies.query({});
    await s.owner.clinic.setPolicies.mutate({
      values: { 'till.overShortLimit': 1_000_000 },
      expectedVersion: version,
    });
    const { page, context, problems } = await deskOf(browser, s.clinic, 'owner');
    await goTo(page, '/till/day');
    await page.getByText('Cash expected').waitFor();
    await page.getByRole('button', { name: 'Cash in and out' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Pay-in' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Put cash into the drawer' });
    await dialog.getByLabel('Amount').fill('1000000.01');
    await dialog.getByLabel('Reason').fill('ab');
    await dialog.getByText('At most $1,000,000.00').waitFor();
    await dialog.getByText('Say it in at least three letters').waitFor();
    await look(page, 'day-move');
    await dialog.getByLabel('Amount').fill('900000');
    await dialog.getByLabel('Reason').fill('Safe of the old house');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const { session } = await s.owner.till.drawer.query({});
    const { zId } = await s.owner.till.closeDrawer.mutate({
      closingCount: { '10000': 8950 },
      batches: { cardTerminal: 900_000 },
      note: 'The safe was counted apart',
      openReason: 'Carts are paid tomorrow',
      expectedVersion: session?.version ?? 0,
    });
    await goTo(page, `/till/z/${zId}`);
    await page.getByText('missing').first().waitFor();
    const past = await page.getByRole('table').evaluate((table) => {
      const edge = table.parentElement?.getBoundingClientRect().right ?? 0;
      return [...table.querySelectorAll('td > span')].filter((badge) => badge.getBoundingClientRect().right > edge + 1)
        .length;
    });
    expect(past).toBe(0);
    await look(page, 'z-large');
    expect(problems).toEqual([]);
    await context.close();
  });
});
