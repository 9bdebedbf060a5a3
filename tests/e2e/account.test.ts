import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { creamCart, pay, soldCreams } from '../billing/creditScene.ts';
import { root } from '../harness.ts';
import type { TillScene } from '../till/scene.ts';
import { deskOf, goTo, look, pagesProblem } from './deskPage.ts';
import { onTill } from './tillPages.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`the account on screen${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let s: TillScene;
  let browser: Browser;

  onTill((scene, opened) => {
    s = scene;
    browser = opened;
  });

  it('every figure opens what is behind it, and a family has one statement', async () => {
    await soldCreams(s, 2);
    const child = await s.desk.patients.create.mutate({
      givenName: 'Maximiliane-Theodora',
      familyName: 'von Okonkwo-Featherstonehaugh',
    });
    const cart = await creamCart(s, 1, child.id);
    await pay(s.desk, cart, [{ kind: 'account', cents: cart.totalCents }]);
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/patients/${child.id}`);
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Add to a family' }).press('Enter');
    await look(page, 'family-dialog');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Patient' }).fill('Ann');
    await page.getByRole('option', { name: /Ann Lee/ }).click();
    await page.getByText('All together owe').waitFor();
    await look(page, 'family-member');
    await page.getByRole('link', { name: /Ann Lee/ }).press('Enter');
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByRole('table', { name: 'Every change' }).waitFor();
    await look(page, 'account');
    await page.getByRole('table', { name: 'Every change' }).getByRole('row').nth(1).press('Enter');
    await page.getByRole('table', { name: 'Entries behind it' }).waitFor();
    await look(page, 'account-entries');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Statement' }).press('Enter');
    await page.getByText('Opening balance').waitFor();
    await look(page, 'statement');
    await page.getByLabel('Whole family').check();
    await page.getByRole('dialog').getByText('Maximiliane-Theodora').first().waitFor();
    await look(page, 'statement-family');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a patient who pays no tax has it on the account, and the invoice says why', async () => {
    const who = await s.desk.patients.create.mutate({ givenName: 'Esra', familyName: 'Yilmaz' });
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/patients/${who.id}`);
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Sell without tax' }).press('Enter');
    const reason = page.getByRole('textbox', { name: /^Why, with the number/ });
    await reason.fill('Embassy card 12');
    await look(page, 'exemption-dialog');
    await reason.press('Enter');
    await page.getByText('No tax, until it is taken off').waitFor();
    await page.getByText('No tax is charged to this patient from now on.').waitFor();
    await look(page, 'exemption-account');
    const cart = await creamCart(s, 1, who.id);
    const [line] = cart.lines;
    const priced = await s.desk.till.setPrice.mutate({
      cartId: cart.id,
      expectedVersion: cart.version,
      lineId: line?.id ?? '',
      unitPriceCents: 4000,
      reason: 'Price match',
    });
    const id = await pay(s.desk, priced, [{ kind: 'cardTerminal', cents: 4000, reference: 'T-4' }]);
    await goTo(page, `/invoices/${id}`);
    await page.getByText('List price $45.00: Price match').waitFor();
    await page.getByText('No tax: Embassy card 12').waitFor();
    await look(page, 'exemption-invoice');
    await goTo(page, `/patients/${who.id}`);
    await page.getByRole('tab', { name: 'Account' }).click();
    await page.getByRole('button', { name: 'Change', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Charge tax again' }).press('Enter');
    await page.getByText('Tax is charged as usual.').waitFor();
    expect((await s.desk.billing.exemption.query({ patientId: who.id })).exemption).toBeNull();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a gift card that was sold is printed from where the sale ends', async () => {
    let cart = await s.desk.till.newCart.mutate({});
    for (const cents of [5000, 7500])
      cart = await s.desk.till.addGiftCard.mutate({ cartId: cart.id, cents, expectedVersion: cart.version });
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, `/till/${cart.id}`);
    await page.getByRole('button', { name: /^Exact/ }).press('Enter');
    await page.getByText('All paid').waitFor();
    await page.getByRole('button', { name: 'Finish sale' }).press('Enter');
    await page.getByRole('heading', { name: /^Paid/ }).waitFor();
    await page.getByRole('button', { name: 'Print gift card 2' }).waitFor();
    await look(page, 'giftCards-done');
    await page.getByRole('button', { name: 'Print gift card 2' }).press('Enter');
    await expect
      .poll(async () => (await s.desk.devices.jobs.query({ limit: 20 })).jobs.filter((job) => job.kind === 'giftCard'))
      .toHaveLength(1);
    await page.getByRole('button', { name: 'Open invoice' }).press('Enter');
    await page.getByRole('button', { name: 'Gift card PDF 1' }).waitFor();
    await look(page, 'giftCards-invoice');
    expect(problems).toEqual([]);
    await context.close();
  });
});
