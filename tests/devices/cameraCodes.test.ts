import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { parseScan } from '../../electron/devices/gs1/rules.ts';
import { readPicture } from '../../renderer/devices/camera/codes.ts';
import { botoxGtin, creamGtin } from '../inventory/stockClinic.ts';
import { type Symbology, symbolPicture } from './symbolPicture.ts';

beforeAll(() => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer } = new Uint8Array(readFileSync(wasm));
  prepareZXingModule({ overrides: { wasmBinary: buffer } });
});

const [width, height] = [1280, 720];
/** What the camera sees, grey as it is. */
async function seen(bcid: Symbology, text: string): Promise<string | null> {
  const grey = await symbolPicture(bcid, text, width, height);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [at, value] of grey.entries()) data.fill(value, at * 4, at * 4 + 3);
  return readPicture({ data, width, height, colorSpace: 'srgb' } as ImageData);
}
const read = async (bcid: Symbology, text: string) =>
  parseScan((await seen(bcid, text)) ?? '', { year: 2026, sendsGs: true });

describe('a camera reads', () => {
  // the lot stands before the serial: without its separator they would be one
  it.each(['gs1datamatrix', 'gs1-128', 'gs1qrcode'] as const)(
    '%s with product, lot, expiry and serial',
    async (bcid) => {
      expect(await read(bcid, `(01)${botoxGtin}(17)270131(10)C7001(21)ZX55`)).toMatchObject({
        kind: 'gs1',
        gtin: botoxGtin,
        expiry: '2027-01-31',
        lot: 'C7001',
        serial: 'ZX55',
      });
    },
  );

  it.each([
    ['ean13', creamGtin.slice(1), creamGtin],
    ['ean8', '96385074', '00000096385074'],
    ['upca', '012345678905', '00012345678905'],
    ['upce', '01234565', '00012345000065'],
  ] as const)('%s %s', async (bcid, text, gtin) => {
    expect(await read(bcid, text)).toEqual({ kind: 'ean', gtin });
  });

  it('Code 128 as it stands there, and nothing where there is no code', async () => {
    expect(await seen('code128', 'GC-7Q2M-81XK')).toBe('GC-7Q2M-81XK');
    const data = new Uint8ClampedArray(width * height * 4).fill(235);
    expect(await readPicture({ data, width, height, colorSpace: 'srgb' } as ImageData)).toBeNull();
  });
});
