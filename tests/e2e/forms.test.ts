import type { Browser } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { root } from '../harness.ts';
import { type TillScene, treatedCart } from '../till/scene.ts';
import { deskOf, goTo, look, pagesProblem, settle } from './deskPage.ts';
import { onTill } from './tillPages.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`small forms about money${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let s: TillScene;
  let browser: Browser;

  onTill((scene, opened) => {
    s = scene;
    browser = opened;
  });

  it('cash is put into the drawer and taken out of it, each with its reason', async () => {
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    await goTo(page, '/till/day');
    await page.getByRole('button', { name: 'Cash in and out' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Pay-in' }).press('Enter');
    const form = page.getByRole('dialog', { name: 'Put cash into the drawer' });
    await form.getByRole('textbox', { name: 'Amount' }).and(page.locator(':focus')).waitFor();
    await form.getByRole('textbox', { name: 'Amount' }).fill('50.00');
    await form.getByRole('textbox', { name: 'Reason' }).fill('Change from the bank');
    await look(page, 'form-payIn');
    await form.getByRole('textbox', { name: 'Reason' }).press('Enter');
    await page.getByText('$50.00 put into the drawer').waitFor();
    await page.keyboard.press('Alt+m');
    const out = page.getByRole('dialog', { name: 'Take cash out of the drawer' });
    await out.getByRole('textbox', { name: 'Amount' }).fill('900.00');
    await out.getByRole('textbox', { name: 'Received by' }).fill('Corner shop');
    await out.getByRole('textbox', { name: 'Reason' }).fill('Coffee');
    await out.getByRole('textbox', { name: 'Reason' }).press('Enter');
    await out.getByRole('alert').waitFor();
    await look(page, 'form-payOut-refused');
    await out.getByRole('textbox', { name: 'Amount' }).fill('9.00');
    await out.getByRole('button', { name: 'Take out' }).press('Enter');
    await page.getByText('$9.00 taken out of the drawer').waitFor();
    expect((await s.desk.till.drawer.query({})).session?.expectedCents).toBe(20_000 + 5000 - 900);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('an amount that cannot be read is not sent, and a button that is pressed twice acts once', async () => {
    const { page, context, problems } = await deskOf(browser, s.clinic, 'frontDesk');
    const before = (await s.desk.till.drawer.query({})).session?.expectedCents ?? 0;
    await goTo(page, '/till/day');
    await page.getByRole('button', { name: 'Cash in and out' }).waitFor();
    await page.keyboard.press('Alt+m');
    const out = page.getByRole('dialog', { name: 'Take cash out of the drawer' });
    await out.getByRole('textbox', { name: 'Received by' }).fill('Corner shop');
    await out.getByRole('textbox', { name: 'Reason' }).fill('Coffee');
    const amount = out.getByRole('textbox', { name: 'Amount' });
    await amount.fill('2');
    await amount.fill('2o');
    await out.getByRole('textbox', { name: 'Reason' }).press('Enter');
    await out.getByText('Type an amount like 12.50').waitFor();
    await amount.fill('2');
    await out.getByRole('button', { name: 'Take out' }).evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
    await page.getByText('$2.00 taken out of the drawer').first().waitFor();
    await settle(page);
    expect((await s.desk.till.drawer.query({})).session?.expectedCents).toBe(before - 200);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('tips are paid out to the person they were given to', async () => {
    const { cart } = await treatedCart(s);
    const injector = s.clinic.ids.staff.injector;
    const tipped = await s.desk.till.setTip.mutate({
      cartId: cart.id,
      expectedVersion: cart.version,
      tipCents: 3000,
      split: 'equal',
      staff: [{ staffId: injector }],
    });
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      expectedVersion: tipped.version,
      kind: 'cash',
      cents: tipped.dueCents,
    });
    await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt: false });
    const { page, context, problems } = await deskOf(browser, s.clinic, 'owner');
    await goTo(page, '/settings/earnings');
    await page.getByRole('combobox', { name: 'Person' }).click();
    await page.getByRole('option', { name: /Ingrid/ }).click();
    await page.getByRole('button', { name: 'Pay tips out' }).waitFor();
    await look(page, 'form-earnings');
    await page.getByRole('button', { name: 'Pay tips out' }).first().press('Enter');
    const form = page.getByRole('dialog', { name: 'Pay tips out' });
    await form.getByRole('textbox', { name: 'Amount' }).and(page.locator(':focus')).waitFor();
    await look(page, 'form-payTips');
    await form.getByRole('button', { name: 'Pay out' }).press('Enter');
    await page
      .getByText(/\$30\.00 .*Ingrid|Ingrid.* \$30\.00/)
      .first()
      .waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
