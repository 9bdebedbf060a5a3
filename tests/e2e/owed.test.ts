import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { invoiceCode } from '../../electron/billing/rules.ts';
import { creamCart, pay, soldCreams } from '../billing/creditScene.ts';
import { root } from '../harness.ts';
import type { TillScene } from '../till/scene.ts';
import { deskOf, goTo, look, pagesProblem, scanByWedge, shoot, typeLikeAPerson } from './deskPage.ts';
import { onTill } from './tillPages.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`paying later on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let s: TillScene;
  let browser: Browser;

  onTill((scene, opened) => {
    s = scene;
    browser = opened;
  });

  /** Creams that a patient leaves owed. */
  const owe = async (pieces: number, patientId: string): Promise<string> => {
    const cart = await creamCart(s, pieces, patientId);
    return pay(s.desk, cart, [{ kind: 'account', cents: cart.totalCents }]);
  };
  /** A gift card of $20.00; answers its code. */
  const giftCard = async (): Promise<string> => {
    const cart = await s.desk.till.newCart.mutate({});
    const at = { cartId: cart.id, cents: 2000 };
    const filled = await s.desk.till.addGiftCard.mutate({ ...at, expectedVersion: cart.version });
    await pay(s.desk, filled, [{ kind: 'cash', cents: 2000 }]);
    return filled.lines[0]?.code ?? '';
  };

  it('takes what a patient owes from the account, the oldest first, with credit, card and cash', async () => {
    const who = await s.desk.patients.create.mutate({
      givenName: 'Maximiliane-Theodora',
      familyName: 'von Okonkwo-Featherstonehaugh',
    });
    const sold = await soldCreams(s, 1, who.id);
    await s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Wants something else',
      kind: 'exchange',
      lines: [{ lineId: sold.lines[0]?.id ?? '', quantity: 1000, fate: 'restock' }],
      keptCents: sold.totalCents,
    });
    const ids = [await owe(1, who.id), await owe(2, who.id), await owe(1, who.id)];
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/patients/${who.id}`);
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByRole('table', { name: 'Every change' }).waitFor();
    await look(page, 'owed-account');
    await page.getByRole('button', { name: 'Take a payment' }).press('Enter');
    await page.getByRole('heading', { name: 'Pay what is owed' }).waitFor();
    await page.getByRole('list', { name: 'What is paid now' }).waitFor();
    await look(page, 'owed-open');
    const first = page.getByLabel(/^How much of invoice \d+ is paid now$/).first();
    const second = page.getByLabel(/^How much of invoice \d+ is paid now$/).nth(1);
    await page.getByLabel('In all').fill('100.00');
    expect(await first.inputValue()).toBe('48.99');
    expect(await second.inputValue()).toBe('51.01');
    await second.fill('61.01');
    await page
      .getByRole('button', { name: /Wants something else|left/ })
      .first()
      .press('Enter');
    await page.getByRole('list', { name: 'What was taken' }).getByText('$48.99').waitFor();
    await look(page, 'owed-credit');
    await page.getByRole('button', { name: '$70.00' }).press('Enter');
    await page.getByText('Change', { exact: true }).waitFor();
    await look(page, 'owed-ready');
    await page.getByRole('button', { name: 'Book $110.00' }).press('Enter');
    await page.getByRole('heading', { name: 'Payment taken' }).waitFor();
    await look(page, 'owed-done');
    const due = async (id: string): Promise<number> => (await s.owner.billing.invoice.query({ id })).balanceCents;
    expect(await Promise.all(ids.map(due))).toEqual([0, 9799 - 6101, 4899]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('takes a part of one invoice by scanner and keyboard alone', async () => {
    const who = await s.desk.patients.create.mutate({ givenName: 'Bea', familyName: 'Short' });
    const id = await owe(1, who.id);
    const code = await giftCard();
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk', { realClock: true });
    await goTo(page, `/invoices/${id}`);
    await look(page, 'owed-invoice');
    await page.keyboard.press('Control+k');
    await typeLikeAPerson(page, 'take a pay');
    await page.getByRole('option', { name: 'Take a payment', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel(/^How much of invoice/).waitFor();
    await scanByWedge(page, code);
    await page.getByRole('list', { name: 'What was taken' }).getByText('Gift card').waitFor();
    await page.keyboard.press('Alt+h');
    await page.getByLabel('Amount of the check').waitFor();
    await typeLikeAPerson(page, '10');
    await page.keyboard.press('Tab');
    await typeLikeAPerson(page, '4711');
    await page.keyboard.press('Enter');
    await page.getByText('ref. 4711').waitFor();
    await page.getByText('$30.00 lies there. The other $18.99 stays owed.').waitFor();
    await shoot(page, 'owed-part');
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('heading', { name: 'Payment taken' }).waitFor();
    await page.getByText('$18.99 stays owed').waitFor();
    const invoice = await s.owner.billing.invoice.query({ id });
    expect(invoice).toMatchObject({ state: 'partPaid', balanceCents: 1899 });
    expect(invoice.payments.map(({ kind, amountCents, reference }) => [kind, amountCents, reference])).toEqual([
      ['giftCard', 2000, null],
      ['check', 1000, '4711'],
    ]);
    await goTo(page, '/till/owed?invoice=00000000-0000-7000-8000-000000000000');
    await page.getByText('This invoice is not here any more.').waitFor();
    await goTo(page, `/till/owed?patient=${s.ann}`);
    await page.getByText('Nothing is owed', { exact: true }).waitFor();
    await look(page, 'owed-nothing');
    await goTo(page, '/till');
    await page.getByRole('button', { name: 'New sale' }).click();
    await page.getByText('The cart is empty').waitFor();
    await scanByWedge(page, 'INV-987654');
    await page.getByText('There is no invoice 987654 here.').waitFor();
    await scanByWedge(page, invoiceCode(invoice.number));
    await page.getByRole('heading', { name: `Invoice ${invoice.number} · Bea Short` }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a sale that is left owed says so at its end, and the next cart of the patient offers to take it', async () => {
    const who = await s.desk.patients.create.mutate({ givenName: 'Omar', familyName: 'Debt' });
    const { id } = await creamCart(s, 1, who.id);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/till/${id}`);
    await page.getByRole('heading', { name: 'Omar Debt' }).waitFor();
    await page.keyboard.press('Alt+a');
    await page.getByLabel('Left owed').press('Enter');
    await page.getByRole('status').getByText('Left owed').waitFor();
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('heading', { name: /^Sold · Invoice/ }).waitFor();
    await page.getByText('$48.99 left owed', { exact: false }).waitFor();
    await look(page, 'owed-sold');
    const next = await s.desk.till.newCart.mutate({ patientId: who.id });
    await goTo(page, `/till/${next.id}`);
    await look(page, 'owed-next-cart');
    await page.getByRole('button', { name: 'Owes $48.99 from earlier: take it now' }).press('Enter');
    await page.getByRole('heading', { name: 'Pay what is owed' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
