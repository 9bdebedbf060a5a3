import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, root, type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, receiveVials, type Shelf } from '../inventory/stockClinic.ts';
import { passwordOf } from '../standardClinic.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`open vials${problem ? ` (skipped: ${problem})` : ''}`, () => {
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

  it('are used longer by a policy that the medical director signs at the desk, and revokes', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'director');
    await goTo(page, '/stock');
    await page.getByRole('tab', { name: 'Products' }).click();
    await page.getByRole('button', { name: 'Use after opening of Botox Cosmetic 100 U' }).press('Enter');
    await page.getByText('No policy was signed yet').waitFor();
    await look(page, 'vial-policies-none');
    await page.getByRole('button', { name: 'Sign a policy' }).press('Enter');
    await page.getByLabel('Use within').fill('168');
    await page
      .getByLabel('Conditions')
      .fill('Bacteriostatic saline, 2-8 °C, dated and initialled, entered aseptically.');
    const pad = page.locator('canvas');
    const box = await pad.boundingBox();
    if (!box) throw new Error('There is a pad.');
    await page.mouse.move(box.x + 40, box.y + 70);
    await page.mouse.down();
    for (let at = 1; at < 25; at += 1) await page.mouse.move(box.x + 40 + at * 9, box.y + 70 + (at % 4) * 12);
    await page.mouse.up();
    await look(page, 'vial-policy-sign');
    await page.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
    await page.getByText('168 hours, by a policy of Dora Director').waitFor();
    await look(page, 'vial-policies');
    await page.getByRole('button', { name: 'Revoke' }).press('Enter');
    await page.getByLabel('Reason').fill('The saline has changed');
    await page.keyboard.press('Enter');
    await page.getByText(/Revoked by Dora Director/).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('are closed at the end of the day by keyboard, seen by a second person', async () => {
    const owner = await clinic.as('owner');
    const { version } = await owner.clinic.policies.query({});
    await owner.clinic.setPolicies.mutate({ values: { 'stock.witnessToxin': true }, expectedVersion: version });
    const { containers } = await receiveVials(keeper, shelf, shelf.botox, { containers: 3 });
    for (const { id } of containers.slice(0, 2))
      await keeper.inventory.open.mutate({ containerId: id, diluentMl: 2500, expectedVersion: 1 });
    const { page, context, problems } = await deskOf(browser, clinic, 'injector');
    await goTo(page, '/stock');
    await page.getByRole('button', { name: 'Close open vials' }).press('Enter');
    const boxes = page.getByRole('dialog').getByRole('checkbox');
    await boxes.first().waitFor();
    expect(await boxes.count()).toBe(2);
    for (const box of await boxes.all()) if (!(await box.isChecked())) await box.press('Space');
    await look(page, 'vials-close');
    await page.getByRole('button', { name: 'Close 2 containers' }).press('Enter');
    await page.getByText(/A second person sees that what is left in 2 containers is thrown away/).waitFor();
    await look(page, 'vials-witness');
    await page.getByRole('combobox', { name: 'Who confirms' }).press('ArrowDown');
    await page.getByRole('option', { name: 'Stan Keeper' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Password' }).press('Space');
    await page.getByLabel('Password of Stan Keeper').fill(passwordOf('stockKeeper'));
    await page.keyboard.press('Enter');
    await page.getByText('2 containers are closed.').waitFor();
    const states = await keeper.inventory.containers.query({ state: 'discarded' });
    expect(states.containers).toHaveLength(2);
    expect(problems).toEqual([]);
    await context.close();
  });
});
