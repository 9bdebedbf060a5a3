import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, root, type TestClinic, testClinic } from '../harness.ts';
import { creamGtin, fillShelf, type Shelf } from '../inventory/stockClinic.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem, scanByWedge } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`purchasing${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let keeper: Client;
  let shelf: Shelf;
  let browser: Browser;
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    keeper = await clinic.as('stockKeeper');
    shelf = await fillShelf(clinic, keeper);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('notes a supplier and what they sell, writes an order by keys and scanner, and sends it', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'stockKeeper');
    await goTo(page, '/stock/suppliers');
    await page.getByText('No suppliers yet').waitFor();
    await look(page, 'suppliers-empty');
    await page.getByRole('button', { name: 'Add supplier' }).first().press('Enter');
    await page.getByLabel('Name').fill('Harbor Aesthetic Supply and Cold Chain Logistics of New Jersey');
    await page.getByLabel('Our account number').fill('LR-20418');
    await page.getByLabel('Minimum order').fill('1500');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Harbor Aesthetic/ }).waitFor();
    await page.getByRole('button', { name: 'Add what they sell' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Product').fill('Botox');
    await page.getByRole('option', { name: /Botox/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByLabel('Article').fill('BTX-100');
    await page.getByLabel('Packages in a pack').fill('5');
    await page.getByLabel('Cost of a package').fill('420');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /BTX-100/ }).waitFor();
    await look(page, 'suppliers');

    await goTo(page, '/stock/orders');
    await look(page, 'orders-empty');
    await page.getByRole('button', { name: 'New order' }).first().press('Enter');
    await page.getByRole('button', { name: 'Begin the order', disabled: false }).press('Enter');
    await page.getByRole('heading', { name: /Draft for Harbor/ }).waitFor();
    await page.getByRole('combobox', { name: 'Add a product' }).fill('Botox');
    await page.getByRole('option', { name: /Botox/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const packages = page.getByRole('dialog').getByLabel('Packages');
    await packages.waitFor();
    expect(await packages.inputValue()).toBe('5');
    await packages.fill('3');
    await page.getByText('They sell packs of 5: order at least 5.').waitFor();
    await look(page, 'order-line');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Botox Cosmetic/ }).waitFor();
    await page.getByText(/They deliver from \$1,500.00 on/).waitFor();
    await scanByWedge(page, creamGtin);
    const each = page.getByRole('dialog').getByLabel('Each');
    await each.fill('15');
    await packages.fill('12');
    await page.keyboard.press('Enter');
    await page.getByText('Total $1,440.00').waitFor();
    await look(page, 'order-draft');
    await page.getByRole('button', { name: 'Send order' }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Send order' }).press('Enter');
    await page.getByRole('heading', { name: 'Order 1001' }).waitFor();
    await look(page, 'order-sent');
    expect(problems).toEqual([]);
    await context.close();
    expect((await keeper.inventory.orders.query({})).orders).toMatchObject([{ number: 1001, totalCents: 144_000 }]);
    expect(shelf.cream).not.toBe('');
  });
});
