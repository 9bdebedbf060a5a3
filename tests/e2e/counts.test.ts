import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeText } from '../../renderer/inventory/containerLook.ts';
import { type Client, root, type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, receiveVials, type Shelf } from '../inventory/stockClinic.ts';
import { people } from '../standardClinic.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem, scanByWedge } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`counting the stock room${problem ? ` (skipped: ${problem})` : ''}`, () => {
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

  it('is begun, counted by scanner and keys, checked, approved and posted', async () => {
    const { containers } = await receiveVials(keeper, shelf, shelf.botox, { containers: 3, costCents: 150_000 });
    const [first, second] = containers;
    await keeper.inventory.open.mutate({ containerId: second?.id ?? '', diluentMl: 2500, expectedVersion: 1 });
    const cream = { productId: shelf.cream, locationId: shelf.locationId };
    await keeper.inventory.receive.mutate({
      ...cream,
      lot: 'CREAM-2026-0123456',
      expiresOn: '2027-06-30',
      quantity: 12_000,
      costCents: 24_000,
    });
    const { page, context, problems } = await deskOf(browser, clinic, 'stockKeeper');
    await goTo(page, '/stock/counts');
    await page.getByText('Nothing has been counted yet').waitFor();
    await look(page, 'counts-empty');
    await page.getByRole('button', { name: 'New count' }).first().press('Enter');
    await page.getByRole('dialog').getByText('A part').click();
    await page.getByRole('dialog').waitFor();
    await look(page, 'counts-start');
    await page.getByRole('dialog').getByText('Everything').click();
    await page.getByRole('button', { name: 'Begin counting' }).press('Enter');
    await page.getByRole('tab', { name: 'To count (4)' }).waitFor();
    await look(page, 'counts-counting');

    await scanByWedge(page, first?.code ?? '');
    await page.getByText('Botox Cosmetic 100 U: 100 U').waitFor();
    await scanByWedge(page, second?.code ?? '');
    const much = page.getByLabel('How much is there?');
    await much.waitFor();
    await look(page, 'counts-entry');
    await much.fill('88');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Counted (2)' }).waitFor();
    await page
      .locator('form')
      .getByText(codeText(second?.code ?? ''))
      .waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Repair cream/ }).press('Enter');
    await page.getByRole('form', { name: 'Repair cream' }).waitFor();
    expect(await much.evaluate((field) => field === document.activeElement)).toBe(true);
    await much.fill('13');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Counted (3)' }).click();
    await look(page, 'counts-counted');

    await page.getByRole('button', { name: 'Finish counting' }).press('Enter');
    await page.getByText('1 thing that should be there was not counted').waitFor();
    await look(page, 'counts-review');
    await page.getByRole('button', { name: 'Mark as not there' }).press('Enter');
    await page
      .getByRole('row', { name: /Needs a reason/ })
      .nth(2)
      .waitFor();
    await page.getByRole('button', { name: 'Same reason for all' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Reason').fill('Missing, cannot be explained');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Needs a reason').first().waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /Repair cream/ }).press('Enter');
    await page.getByRole('dialog').getByLabel('Reason').fill('Counted wrongly when it came in');
    await look(page, 'counts-line');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Post the count' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Someone else approves' });
    await dialog.getByRole('combobox').click();
    const owner = people.find(({ key }) => key === 'owner');
    await page.getByRole('option', { name: owner?.name ?? '' }).click();
    await dialog.getByRole('textbox', { name: 'Their password' }).fill(owner?.password ?? '');
    await look(page, 'counts-approve');
    await dialog.getByRole('button', { name: 'Approve and post' }).press('Enter');
    await page.getByText(`Approved by ${owner?.name}`).waitFor();
    await look(page, 'counts-posted');
    await goTo(page, '/stock/counts');
    await page.getByText('Posted').first().waitFor();
    await look(page, 'counts-list');
    await goTo(page, '/stock');
    await page.getByRole('tab', { name: 'Expiring' }).click();
    await page.getByText('90 days').click();
    await page.getByText('Nothing expires in this time').waitFor();
    await look(page, 'stock-expiring');

    const { products } = await keeper.inventory.onHand.query({});
    expect(products.map((row) => [row.productId, row.onHand])).toEqual(
      expect.arrayContaining([
        [shelf.botox, 188_000],
        [shelf.cream, 13_000],
      ]),
    );
    expect(problems).toEqual([]);
    await context.close();
  });
});
