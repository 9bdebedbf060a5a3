import { createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStationDevices } from '../../electron/app/stationDevices.ts';
import { listStations } from '../../electron/clinic/service.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, receiveVials, type Shelf } from '../inventory/stockClinic.ts';
import { accessFaults, deskOf, openBrowser, pagesProblem, shoot } from './deskPage.ts';

const problem = pagesProblem(root);

describe.skipIf(problem !== null)(`labels${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let shelf: Shelf;
  const printed: Buffer[] = [];
  const printer = createServer((socket) => {
    socket.on('data', (bytes: Buffer) => void printed.push(bytes));
    socket.on('error', () => undefined);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => printer.listen(0, '127.0.0.1', resolve));
    clinic = await testClinic({
      via: 'http',
      start: (opened) => {
        const station = listStations(opened.store.read)[0]?.id ?? '';
        return startStationDevices(opened, station, (error) => {
          throw error;
        });
      },
    });
    shelf = await fillShelf(clinic, await clinic.as('stockKeeper'));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
    await new Promise((resolve) => printer.close(resolve));
  });

  it('come out of the printer that is set up for them: at receiving, at opening and again, all by keyboard', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'stockKeeper', { realClock: true });
    const address = printer.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await page.evaluate(() => {
      location.hash = '#/settings/devices';
    });
    await page.getByRole('button', { name: 'Add printer' }).first().click();
    const form = page.getByRole('dialog', { name: 'Add printer' });
    await form.getByLabel('Name').fill('Stock room labels');
    await form.getByRole('combobox', { name: 'Paper' }).click();
    await page.getByRole('option', { name: 'Labels' }).click();
    await form.getByLabel('Address').fill('127.0.0.1');
    await form.getByRole('textbox', { name: 'Port' }).fill(String(port));
    await shoot(page, 'label-printer-form');
    expect(await accessFaults(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Stock room labels is added.').waitFor();

    await page.evaluate(() => {
      location.hash = '#/stock';
    });
    await page.getByRole('button', { name: 'Receive', exact: true }).click();
    const receive = page.getByRole('dialog', { name: 'Receive a delivery' });
    await receive.getByRole('combobox', { name: 'Product' }).fill('Botox');
    await page.getByRole('option', { name: 'Botox Cosmetic 100 U' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor({ state: 'hidden' });
    await receive.getByLabel('Lot').fill('C7001');
    await receive.getByLabel('Expiry').fill('2027-01-31');
    await receive.getByLabel('How many').fill('2');
    await receive.getByLabel('Cost of the delivery').fill('1200');
    await expect.poll(() => receive.getByRole('button', { name: 'Receive' }).isEnabled()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Label what came in' }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await shoot(page, 'labels-received');
    await page.keyboard.press('Enter');
    await page.getByText('2 of 2 printed.').waitFor();
    await shoot(page, 'labels-printed');
    await page.keyboard.press('Escape');
    expect(Buffer.concat(printed).toString('latin1').split('^XZ')).toHaveLength(3);

    await page.getByRole('row', { name: /Botox/ }).first().click();
    const pane = page.getByRole('complementary', { name: 'Scanned' });
    await pane.getByText('Printed').waitFor();
    await pane.getByRole('button', { name: 'Reconstitute' }).click();
    const open = page.getByRole('dialog', { name: /Reconstitute/ });
    await open.getByText('Print a new label with the use time').waitFor();
    await shoot(page, 'labels-open');
    await page.keyboard.press('Enter');
    await open.waitFor({ state: 'hidden' });
    await expect.poll(() => Buffer.concat(printed).toString('latin1').split('^XZ').length).toBe(4);
    await pane.getByRole('button', { name: 'Print label' }).click();
    await page.getByText('The label is on its way to the printer.').waitFor();
    await expect.poll(() => Buffer.concat(printed).toString('latin1').split('^XZ').length).toBe(5);
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('stand on a sheet from the place that is clicked, %s', async (scheme) => {
    const keeper = await clinic.as('stockKeeper');
    await receiveVials(keeper, shelf, shelf.filler, { lot: 'VOL-2', expiresOn: '2027-05-31' });
    const size = scheme === 'dark' ? { width: 1920, height: 1080 } : {};
    const { page, context, problems } = await deskOf(browser, clinic, 'stockKeeper', { scheme, ...size });
    await page.evaluate(() => {
      location.hash = '#/stock';
    });
    await page
      .getByRole('row', { name: /Voluma/ })
      .first()
      .click();
    await shoot(page, `labels-pane-${scheme}`);
    expect(await accessFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Other ways to print' }).click();
    await page.getByRole('menuitem', { name: 'Look at it' }).click();
    await page.getByRole('img', { name: /Voluma/ }).waitFor();
    await shoot(page, `labels-preview-${scheme}`);
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Other ways to print' }).click();
    await page.getByRole('menuitem', { name: 'On a sheet of labels (PDF)' }).click();
    await page.getByRole('button', { name: 'Begin at label 5' }).click();
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    await page.getByRole('link', { name: 'Save' }).waitFor();
    await page.getByText(/^Label-.*\.pdf$/).waitFor();
    await shoot(page, `labels-sheet-${scheme}`);
    expect(await accessFaults(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
