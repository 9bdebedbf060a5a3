import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeBrowser } from '../../scripts/browser.ts';
import { type Symbology, symbolPicture } from '../devices/symbolPicture.ts';
import { type Client, root, type TestClinic, testClinic } from '../harness.ts';
import { botoxGtin, creamGtin, fillShelf, receiveCreams, type Shelf } from '../inventory/stockClinic.ts';
import { deskOf, goTo, look, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

/** A film of one frame for the browser's own test camera: a symbol as it stands on a box. */
async function film(bcid: Symbology, text: string): Promise<Buffer> {
  const [width, height] = [1280, 720];
  const grey = await symbolPicture(bcid, text, width, height);
  const colour = Buffer.alloc((width / 2) * (height / 2) * 2, 128);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\nFRAME\n`), grey, colour]);
}

describe.skipIf(problem !== null)(`a camera as a scanner${problem ? ` (skipped: ${problem})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'salve-camera-'));
  let clinic: TestClinic;
  let keeper: Client;
  let shelf: Shelf;
  const browsers: Browser[] = [];
  const browserWith = async (flags: readonly string[]): Promise<Browser> => {
    const browser = await openWholeBrowser(flags);
    browsers.push(browser);
    return browser;
  };
  /** The stock room with a camera that sees this symbol. */
  const showing = async (bcid: Symbology, text: string) => {
    const path = join(folder, `${bcid}.y4m`);
    writeFileSync(path, await film(bcid, text));
    const browser = await browserWith([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ]);
    const desk = await deskOf(browser, clinic, 'stockKeeper', { realClock: true });
    await desk.context.grantPermissions(['camera']);
    await goTo(desk.page, '/stock');
    return desk;
  };
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    keeper = await clinic.as('stockKeeper');
    shelf = await fillShelf(clinic, keeper);
    await receiveCreams(keeper, shelf);
  });
  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    await clinic.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // the lot stands before the serial: without its separator they would be one
  it.each([
    ['gs1datamatrix', 'ZX54'],
    ['gs1-128', 'ZX55'],
  ] as const)('reads the %s of a box with its separator, and nothing leaves the host', async (bcid, serial) => {
    await keeper.inventory.receive.mutate({
      productId: shelf.botox,
      lot: 'C7001',
      expiresOn: '2027-01-31',
      locationId: shelf.locationId,
      containers: 1,
      serials: [serial],
      costCents: 40_000,
    });
    const { page, context, problems } = await showing(bcid, `(01)${botoxGtin}(17)270131(10)C7001(21)${serial}`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByRole('button', { name: 'Scan with camera' }).press('Enter');
    await page.getByRole('complementary').getByText(serial).waitFor();
    expect(asked.some((path) => /zxing_reader.*\.wasm$/.test(path))).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('reads the EAN-13 of what is sold over the counter', async () => {
    const { page, context, problems } = await showing('ean13', creamGtin.slice(1));
    await page.getByRole('button', { name: 'Scan with camera' }).press('Enter');
    await page.getByRole('complementary').getByText('Repair cream').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('says clearly when it is not allowed, and when there is none', async () => {
    const refused = await deskOf(
      await browserWith(['--use-fake-device-for-media-stream', '--deny-permission-prompts']),
      clinic,
      'stockKeeper',
      { realClock: true },
    );
    await goTo(refused.page, '/stock');
    await refused.page.getByRole('button', { name: 'Scan with camera' }).press('Enter');
    await refused.page.getByText(/The camera is not allowed/).waitFor();
    await look(refused.page, 'camera-refused');
    expect(refused.problems).toEqual([]);
    await refused.context.close();

    const none = await deskOf(await browserWith(['--use-fake-ui-for-media-stream']), clinic, 'stockKeeper', {
      realClock: true,
    });
    await none.context.grantPermissions(['camera']);
    await goTo(none.page, '/stock');
    await none.page.getByRole('button', { name: 'Scan with camera' }).press('Enter');
    await none.page.getByText(/No camera is connected/).waitFor();
    expect(none.problems).toEqual([]);
    await none.context.close();
  });
});
