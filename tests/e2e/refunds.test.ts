import type { Browser, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { creamCart, pay, soldCreams } from '../billing/creditScene.ts';
import { root } from '../harness.ts';
import { type TillScene, treatedCart } from '../till/scene.ts';
import { deskOf, goTo, look, ownerConfirms, pagesProblem, typeLikeAPerson } from './deskPage.ts';
import { onTill } from './tillPages.ts';

const problem = pagesProblem(root);

async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Take back' }).press('Enter');
  await page.getByRole('menuitem', { name: act }).press('Enter');
  await page.getByRole('dialog').waitFor();
}

describe.skipIf(problem !== null)(`taking back on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let s: TillScene;
  let browser: Browser;

  onTill((scene, opened) => {
    s = scene;
    browser = opened;
  });

  it('a refund above the limit is confirmed by a second person', async () => {
    const sold = await soldCreams(s, 3);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/invoices/${sold.invoiceId}`);
    await choose(page, 'Refund…');
    await page.getByLabel('How many of Repair cream come back').fill('3');
    await page.getByRole('combobox', { name: 'Reason' }).fill('Not tolerated');
    await page.getByRole('region', { name: 'What happens' }).getByText('3 × Repair cream back on the shelf').waitFor();
    await page.keyboard.press('Tab');
    await look(page, 'refund-dialog');
    await page.getByRole('button', { name: 'Refund $146.98' }).press('Enter');
    await page.getByText('Who confirms').waitFor();
    await look(page, 'refund-second');
    await ownerConfirms(page);
    await page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await page.getByText('Credited', { exact: true }).waitFor();
    await look(page, 'refund-invoice');
    await page.getByRole('button', { name: 'Entries' }).press('Enter');
    await page.getByRole('table', { name: 'Entries behind it' }).getByText('Revenue: goods').first().waitFor();
    await look(page, 'refund-entries');
    const note = (await s.owner.billing.creditsOfDay.query({})).creditNotes[0];
    expect(note).toMatchObject({ kind: 'refund', requestedByName: 'Fran Desk', approvedByName: 'Olive Owner' });
    await goTo(page, '/till');
    await page.getByRole('heading', { name: 'Taken back today' }).waitFor();
    await look(page, 'refund-day');
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
    await page.keyboard.press('Tab');
    await look(page, 'void-dialog');
    await page.getByRole('button', { name: 'Void the invoice' }).press('Enter');
    await ownerConfirms(page);
    await page.getByText('Void', { exact: true }).first().waitFor();
    await look(page, 'void-invoice');
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
    await page.keyboard.press('Tab');
    await look(page, 'exchange-dialog');
    await page.getByRole('button', { name: 'Take $48.99 back' }).press('Enter');
    await page.waitForURL(/till/);
    await page.getByText('Ann Lee').first().waitFor();
    await page.getByText('The cart is empty').waitFor();
    await page.getByLabel('Find something to sell, a patient or a gift card').fill('Repair');
    await page.getByRole('option', { name: /Repair cream/ }).click();
    await page.getByRole('region', { name: 'Paid ahead' }).waitFor();
    await look(page, 'exchange-cart');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a price is corrected by keyboard alone, and what is owed is written off with a second person', async () => {
    const sold = await soldCreams(s, 1);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk', { realClock: true });
    await goTo(page, `/invoices/${sold.invoiceId}`);
    await page.getByRole('heading', { name: `Invoice ${sold.number} · Ann Lee` }).waitFor();
    await page.keyboard.press('Control+k');
    await typeLikeAPerson(page, 'correct a pr');
    await page
      .getByRole('option', { name: /^Correct a price/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Right price of Repair cream').waitFor();
    await typeLikeAPerson(page, '40');
    await page.keyboard.press('Tab');
    await typeLikeAPerson(page, 'The shelf said another price');
    await page.keyboard.press('Tab');
    await look(page, 'correction-dialog');
    await page.getByRole('combobox', { name: 'Reason' }).press('Enter');
    await page.getByRole('heading', { name: 'Taken back' }).waitFor();
    await look(page, 'correction-invoice');
    const corrected = await s.owner.billing.creditOptions.query({ invoiceId: sold.invoiceId });
    expect(corrected.lines[0]?.left).toMatchObject({ quantity: 1000, goodsCents: 4000 });
    expect(problems).toEqual([]);
    await context.close();

    const cart = await creamCart(s, 3);
    const owed = await pay(s.desk, cart, [{ kind: 'account', cents: cart.totalCents }]);
    const owner = await deskOf(browser, s.clinic, 'owner');
    await goTo(owner.page, `/invoices/${owed}`);
    await choose(owner.page, 'Write off…');
    await owner.page.getByRole('combobox', { name: 'Reason' }).fill('Cannot be reached any more');
    await owner.page.keyboard.press('Tab');
    await look(owner.page, 'writeOff-dialog');
    await owner.page.getByRole('button', { name: 'Write off $146.98' }).press('Enter');
    await owner.page.getByText('Who confirms').waitFor();
    await look(owner.page, 'writeOff-second');
    await owner.page.getByRole('button', { name: 'Back', exact: true }).press('Enter');
    await owner.page.getByRole('textbox', { name: 'How much' }).fill('90.00');
    await owner.page.getByRole('button', { name: 'Write off $90.00' }).press('Enter');
    await owner.page.getByText('$90.00 is written off.').waitFor();
    await owner.page.getByRole('heading', { name: 'Written off' }).waitFor();
    await look(owner.page, 'writeOff-invoice');
    expect(await s.owner.billing.invoice.query({ id: owed })).toMatchObject({ balanceCents: 14_698 - 9000 });
    expect(owner.problems).toEqual([]);
    await owner.context.close();
  });
});
