import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bwip from 'bwip-js/node';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWholeBrowser } from '../../scripts/browser.ts';
import { type Client, root, type TestClinic, testClinic } from '../harness.ts';
import { botoxGtin, fillShelf, type Shelf } from '../inventory/stockClinic.ts';
import { deskOf, goTo, look, pagesProblem } from './deskPage.ts';

const problem = pagesProblem(root);

/** A film of one frame for the browser's own test camera: a GS1 DataMatrix as it stands on a box. */
function film(text: string): Buffer {
  const [symbol] = bwip.raw({ bcid: 'gs1datamatrix', text });
  if (!symbol || !('pixs' in symbol)) throw new Error('The symbol was not drawn.');
  const [width, height, module] = [640, 480, 10];
  const grey = Buffer.alloc(width * height, 235);
  const left = Math.floor((width - symbol.pixx * module) / 2);
  const top = Math.floor((height - symbol.pixy * module) / 2);
  for (let y = 0; y < symbol.pixy * module; y += 1)
    for (let x = 0; x < symbol.pixx * module; x += 1)
      if (symbol.pixs[Math.floor(y / module) * symbol.pixx + Math.floor(x / module)])
        grey[(top + y) * width + left + x] = 16;
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
  beforeAll(async () => {
    clinic = await testClinic({ via: 'http' });
    keeper = await clinic.as('stockKeeper');
    shelf = await fillShelf(clinic, keeper);
    // the lot stands before the serial: without its separator they would be one
    writeFileSync(join(folder, 'box.y4m'), film(`(01)${botoxGtin}(17)270131(10)C7001(21)ZX55`));
  });
  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    await clinic.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads the code of a box with its separator, and nothing leaves the host', async () => {
    await keeper.inventory.receive.mutate({
      productId: shelf.botox,
      lot: 'C7001',
      expiresOn: '2027-01-31',
      locationId: shelf.locationId,
      containers: 2,
      serials: ['ZX54', 'ZX55'],
      costCents: 80_000,
    });
    const browser = await browserWith([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${join(folder, 'box.y4m')}`,
    ]);
    const { page, context, problems } = await deskOf(browser, clinic, 'stockKeeper', { realClock: true });
    await context.grantPermissions(['camera']);
    await goTo(page, '/stock');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByRole('button', { name: 'Scan with camera' }).press('Enter');
    await page.getByRole('complementary').getByText('ZX55').waitFor();
    expect(asked.some((path) => /zxing_reader.*\.wasm$/.test(path))).toBe(true);
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
