import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, type Scene, setScene, sign } from '../charting/scene.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { deskOf, goTo, look, openBrowser, pagesProblem, scanByWedge } from './deskPage.ts';

const problem = pagesProblem(root);
const needleGtin = '09521234504016';

describe.skipIf(problem !== null)(`the supplies of a visit${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let scene: Scene;
  let browser: Browser;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    scene = await setScene(clinic, ['toxin', 'facial']);
    const supply = { kind: 'supply', unit: 'each', packageSize: 1000 } as const;
    const names = ['Needle 30G 13 mm', 'Gauze 5 x 5 cm', 'Numbing cream with lidocaine and prilocaine, single dose'];
    for (const [at, name] of names.entries()) {
      const gtin = at === 0 ? needleGtin : null;
      const product = await scene.keeper.inventory.addProduct.mutate({ ...supply, name, gtin });
      await scene.keeper.inventory.receive.mutate({
        productId: product.id,
        lot: `S${at}`,
        expiresOn: '2027-05-31',
        locationId: scene.shelf.locationId,
        quantity: 40_000,
        costCents: 800,
      });
    }
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it('are listed with the service, settled at the chart by button and scan, and stop the till until the last is', async () => {
    const owner = await deskOf(browser, clinic, 'owner');
    await goTo(owner.page, '/settings/services');
    await owner.page.getByRole('row', { name: /Botox forehead/ }).press('Enter');
    const dialog = owner.page.getByRole('dialog');
    // until the goods are known the button takes no focus, and Enter would save the service
    await expect.poll(() => dialog.getByRole('button', { name: 'Add a supply' }).isEnabled()).toBe(true);
    for (let at = 0; at < 3; at += 1) await dialog.getByRole('button', { name: 'Add a supply' }).press('Enter');
    await dialog.getByLabel('Usual quantity of Gauze 5 x 5 cm').fill('4');
    await dialog.getByRole('button', { name: 'Add a supply' }).scrollIntoViewIfNeeded();
    await look(owner.page, 'supplies-service');
    await dialog.getByRole('button', { name: 'Save' }).press('Enter');
    await owner.page.getByText('Botox forehead is saved').waitFor();
    expect(owner.problems).toEqual([]);
    await owner.context.close();

    const { page, context, problems } = await deskOf(browser, clinic, 'injector', { realClock: true });
    await goTo(page, `/visits/${scene.appointmentId}`);
    await page.getByRole('heading', { name: 'Supplies' }).waitFor();
    await look(page, 'supplies-visit');
    await scanByWedge(page, `]d201${needleGtin}10S0`);
    await page.getByRole('dialog', { name: 'Used: Needle 30G 13 mm' }).waitFor();
    await page.getByLabel('Quantity').fill('3');
    await look(page, 'supplies-use');
    await page.keyboard.press('Enter');
    await page.getByText('3 used', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'More for Gauze 5 x 5 cm' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Not used' }).press('Enter');
    await page.getByLabel('Reason (may stay empty)').fill('No bleeding');
    await page.keyboard.press('Enter');
    await page.getByText('Ingrid Injector: No bleeding').waitFor();
    await look(page, 'supplies-settled');
    await consent(scene);
    await drawToxin(scene, 20);
    await chart(scene, [12, 8]);
    await sign(scene);
    expect(problems).toEqual([]);
    await context.close();

    await scene.desk.till.openDrawer.mutate({ openingCount: { '10000': 1 } });
    const till = await deskOf(browser, clinic, 'frontDesk');
    await goTo(till.page, `/till/visit/${scene.appointmentId}`);
    await till.page.getByText('Settle the supplies of the visit, then the sale can be finished.').waitFor();
    await till.page.getByRole('heading', { name: 'Supplies' }).scrollIntoViewIfNeeded();
    await look(till.page, 'supplies-till');
    await till.page.getByRole('button', { name: 'All as usual' }).press('Enter');
    await till.page
      .getByText('Settle the supplies of the visit, then the sale can be finished.')
      .waitFor({ state: 'detached' });
    expect(till.problems).toEqual([]);
    await till.context.close();
  });
});
