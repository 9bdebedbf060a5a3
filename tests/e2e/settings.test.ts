import { createServer, type Server } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStationDevices } from '../../electron/app/stationDevices.ts';
import { root, type TestClinic, testClinic } from '../harness.ts';
import {
  accessFaults,
  deskOf,
  look,
  openBrowser,
  openDesk,
  pagesProblem,
  scanByWedge,
  settle,
  shoot,
} from './deskPage.ts';

const problem = pagesProblem(root);

/** A printer that is well: it answers its status and that everything was taken. */
function healthyPrinter(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      for (let at = 0; at < bytes.length - 1; at++) {
        if (bytes[at] === 0x10 && bytes[at + 1] === 0x04) socket.write(Buffer.from([0x12]));
        else if (bytes[at] === 0x1d && bytes[at + 1] === 0x72) socket.write(Buffer.from([0]));
      }
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The printer has no port.');
  return address.port;
};

describe.skipIf(problem !== null)(`settings and help${problem ? ` (skipped: ${problem})` : ''}`, () => {
  let clinic: TestClinic;
  let browser: Browser;

  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await clinic.close();
  });

  it.each(['light', 'dark'] as const)('have no fault of access, %s', async (scheme) => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner', { scheme });
    const places = [
      ['/settings', 'Settings'],
      ['/settings/clinic', 'Clinic'],
      ['/settings/taxes', 'Taxes'],
      ['/settings/promo-codes', 'Promo codes'],
      ['/settings/devices', 'Printers and scanners'],
      ['/manual/calendar', 'Help'],
    ] as const;
    const faults: unknown[] = [];
    for (const [path, title] of places) {
      await page.evaluate((to) => {
        location.hash = `#${to}`;
      }, path);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await settle(page);
      await shoot(page, `${path.slice(1).replaceAll('/', '-')}-${scheme}`);
      faults.push(...(await accessFaults(page)));
    }
    expect(faults).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('say who may change the rules, and let nobody else type into them', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk');
    await page.evaluate(() => {
      location.hash = '#/settings/policies';
    });
    await page.getByText('Only the owner changes the rules.').waitFor();
    const fields = page.getByRole('main').locator('input');
    await fields.first().waitFor({ state: 'attached' });
    expect(await fields.count()).toBeGreaterThan(20);
    expect(await fields.and(page.locator(':enabled')).count()).toBe(0);
    await look(page, 'policies-frontdesk');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('add a printer, print a test page and see what became of it', async () => {
    const printer = await healthyPrinter();
    const { stations } = await (await clinic.as('owner')).clinic.stations.query({});
    const errors: unknown[] = [];
    const stop = startStationDevices(clinic.host.clinic(), stations[0]?.id ?? '', (error) => errors.push(error));
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await page.evaluate(() => {
      location.hash = '#/settings/devices';
    });
    await page.getByRole('button', { name: 'Add printer' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Desk printer');
    await page.getByRole('textbox', { name: 'Address' }).fill('127.0.0.1 ');
    await page.getByRole('textbox', { name: 'Port' }).fill(String(portOf(printer)));
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('It is switched on, has paper and prints.').waitFor();
    await page.getByRole('button', { name: 'Test print', exact: true }).click();
    await page.getByText('The test page is printed.', { exact: false }).waitFor();

    // printed already: again only as a copy
    const row = page.getByRole('row', { name: /Test print, Desk printer/ }).first();
    await row.focus();
    await page.keyboard.press('c');
    await page.getByRole('row', { name: /COPY.*Printed/ }).waitFor();
    await closed(printer);

    // switched off: nothing was printed, and cancelling can be taken back
    await page.getByRole('button', { name: 'Test print', exact: true }).click();
    const failed = page.getByRole('row', { name: /Not printed/ });
    await failed.waitFor();
    await failed.focus();
    await page.keyboard.press('Delete');
    await page.getByRole('row', { name: /Cancelled/ }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await failed.waitFor();
    const { jobs } = await (await clinic.as('owner')).devices.jobs.query({});
    expect(jobs.map(({ state, copyOfId }) => [state, copyOfId !== null])).toEqual([
      ['failed', false],
      ['sent', true],
      ['sent', false],
    ]);
    await stop();
    expect(errors).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('show what a scanner sent and whether separators arrive', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'frontDesk', { realClock: true });
    await page.evaluate(() => {
      location.hash = '#/settings/devices';
    });
    await page.getByRole('button', { name: 'Check a scanner' }).click();
    await page.getByText('Waiting for a scan').waitFor();
    await scanByWedge(page, '010950600013435210SALVE17491231');
    await page.getByText('Separators are left out.', { exact: false }).waitFor();
    await scanByWedge(page, '010950600013435210SALVE\u001d17491231');
    await page.getByText('the test code came through whole', { exact: false }).waitFor();
    await scanByWedge(page, '4006381333932');
    await page.getByText('The check digit does not fit', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Add scanner' }).count()).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('rename the clinic, and say so when someone else was first', async () => {
    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    const owner = await clinic.as('owner');
    await page.evaluate(() => {
      location.hash = '#/settings/clinic';
    });
    const phone = page.getByRole('textbox', { name: 'Phone' });
    await phone.fill('212 555 0100');
    await phone.press('Enter');
    await page.getByText('Saved', { exact: true }).waitFor();
    const now = await owner.clinic.profile.query({});
    expect(now.phone).toBe('212 555 0100');

    // typed here, saved elsewhere: nothing is overwritten, neither there nor here
    await page.getByRole('textbox', { name: 'E-mail' }).fill('mine@example.com');
    const { name, address, email, taxNumber, paper, version } = now;
    await owner.clinic.updateProfile.mutate({
      name,
      address,
      email,
      taxNumber,
      paper,
      phone: '212 555 0199',
      expectedVersion: version,
    });
    await page.getByText('Someone else changed the profile', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Show what is there now' }).click();
    await expect.poll(() => phone.inputValue()).toBe('212 555 0199');
    expect(await page.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe(email);

    await page.getByRole('textbox', { name: 'Name of a new room' }).fill('Garden room');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Rename Garden room' }).click();
    await page.getByRole('textbox', { name: 'Rename Garden room' }).fill('Orchard room');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Take Orchard room out of use' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => (await owner.clinic.rooms.query({})).rooms.find(({ name }) => name === 'Orchard room')?.active)
      .toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('open the help for where one is with F1, beside the work and before the sign-in', async () => {
    const before = await openDesk(browser, clinic.address ?? '');
    await before.page.getByLabel('Sign-in name').waitFor();
    await before.page.keyboard.press('F1');
    await before.page.getByRole('heading', { name: 'Signing in, PIN and lock' }).waitFor();
    await before.context.close();

    const { page, context, problems } = await deskOf(browser, clinic, 'owner');
    await page.getByRole('link', { name: 'Calendar' }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.keyboard.press('F1');
    const pane = page.getByRole('complementary', { name: 'Help' });
    await pane.getByRole('heading', { name: 'The calendar' }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    await pane.getByRole('button', { name: 'All pages and search' }).click();
    await pane.getByRole('searchbox').fill('recovery');
    await page.keyboard.press('Enter');
    await pane.getByRole('heading', { name: 'A new clinic and its recovery code' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => pane.count()).toBe(0);

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').pressSequentially('beyond', { delay: 60 });
    await page.keyboard.press('Control+a');
    await page.getByRole('combobox').pressSequentially('left out separators', { delay: 60 });
    await page.getByRole('option', { name: /Check a scanner/ }).click();
    await pane.getByRole('heading', { name: 'Check a scanner' }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
