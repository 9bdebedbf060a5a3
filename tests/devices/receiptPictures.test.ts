import { spawnSync } from 'node:child_process';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { createPictureThread, drawReceipt } from '../../electron/adapters/pictures.ts';
import { workerFile } from '../../electron/app/workerFile.ts';
import type { PrintModel, ReceiptOptions } from '../../electron/devices/ports.ts';
import type { PrintNode } from '../../electron/documents/prints.ts';
import { decodeEscpos, type Printed } from './escposDecoder.ts';
import { drawPaper } from './receiptPicture.ts';

const thread = createPictureThread(workerFile('pictures'));
afterAll(() => thread.close());

const page = (nodes: PrintNode[], more: Partial<PrintModel> = {}): PrintModel => ({
  title: 'Receipt',
  language: 'en',
  copy: false,
  kickDrawer: false,
  nodes,
  ...more,
});
const eighty: ReceiptOptions = { paper: 'receipt80', codePage: 'PC858' };
const print = async (model: PrintModel, options: ReceiptOptions = eighty): Promise<Printed> =>
  decodeEscpos(await drawReceipt(model, options, thread));

/** Where the ink of a picture is: first and last dot of each row taken together. */
function ink({ widthBytes, height, data }: Printed['pictures'][number]): { left: number; right: number; dots: number } {
  let [left, right, dots] = [widthBytes * 8, -1, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < widthBytes * 8; x++) {
      if (((data[y * widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      dots++;
    }
  }
  return { left, right, dots };
}

function readCodes(png: Buffer): string {
  return spawnSync('zbarimg', ['--quiet', '--raw', '-'], { input: png, encoding: 'utf8' }).stdout.trim();
}

describe('what a receipt printer cannot write is drawn', () => {
  it('only the lines that the code page cannot carry', async () => {
    const printed = await print(
      page([
        { kind: 'text', text: 'Zoë Müller' },
        { kind: 'text', text: 'السيدة ليلى حسن' },
        { kind: 'text', text: '王小明' },
        {
          kind: 'columns',
          cells: [
            { text: '修复霜', share: 7 },
            { text: '$45.00', share: 3, align: 'right' },
          ],
        },
        { kind: 'text', text: 'Thank you' },
      ]),
    );
    expect(printed.lines.map((line) => line.text)).toEqual(['Zoë Müller', 'Thank you']);
    expect(printed.pieces.map((piece) => piece.kind)).toEqual(['line', 'picture', 'picture', 'picture', 'line']);
    const [arabic, chinese, row] = printed.pictures.map(ink);
    // a line that runs to the left begins at the right edge of the paper
    expect(arabic?.right).toBeGreaterThan(560);
    expect(arabic?.left).toBeGreaterThan(300);
    expect(chinese?.left).toBeLessThan(12);
    expect(chinese?.right).toBeLessThan(120);
    expect(row?.left).toBeLessThan(12);
    expect(row?.right).toBeGreaterThan(560);
    for (const each of [arabic, chinese, row]) expect(each?.dots).toBeGreaterThan(100);
  });

  it('long names wrap inside the paper, on 58 mm too', async () => {
    const text = '这是一段很长的中文文字，用来检查换行是否正确，并且不会超出纸张的边缘。';
    const [wide] = (await print(page([{ kind: 'text', text }]))).pictures;
    const [narrow] = (await print(page([{ kind: 'text', text }]), { ...eighty, paper: 'receipt58' })).pictures;
    expect(narrow?.widthBytes).toBe(48);
    expect(narrow?.height).toBeGreaterThan(wide?.height ?? 0);
  });

  it('in a code page of its own script nothing is drawn', async () => {
    const printed = await print(page([{ kind: 'text', text: 'Дарья Щёкина' }]), { ...eighty, codePage: 'PC866' });
    expect(printed.pictures).toEqual([]);
    expect(printed.lines[0]?.text).toBe('Дарья Щёкина');
  });

  it('a QR code comes from the printer, or as a picture that a scanner reads', async () => {
    const nodes: PrintNode[] = [{ kind: 'code', symbology: 'qrcode', value: 'INV-10042', caption: 'INV-10042' }];
    expect((await print(page(nodes))).codes).toEqual([{ symbology: 'qrcode', value: 'INV-10042' }]);
    const bytes = await drawReceipt(page(nodes), { ...eighty, nativeQr: false }, thread);
    expect(decodeEscpos(bytes).codes).toEqual([]);
    expect(readCodes(drawPaper(bytes, 576))).toBe('INV-10042');
  });

  it('the logo stands on top of pages that carry it, in dots, and changes nothing where there is none', async () => {
    const canvas = createCanvas(900, 300);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#7d4765';
    pen.fillRect(0, 0, 900, 300);
    const logo = new Uint8Array(canvas.toBuffer('image/png'));
    const nodes: PrintNode[] = [{ kind: 'text', text: 'Hello' }];
    const [first, ...others] = (await print(page(nodes, { logo: true }), { ...eighty, logo })).pieces;
    expect(first).toMatchObject({ kind: 'picture', widthBytes: 51, height: 134 });
    expect(others.filter((piece) => piece.kind === 'picture')).toEqual([]);
    if (first?.kind !== 'picture') throw new Error('no logo');
    const share = ink(first).dots / (first.widthBytes * 8 * first.height);
    // the shade of the plum, in black dots on white paper
    expect(share).toBeGreaterThan(0.55);
    expect(share).toBeLessThan(0.75);
    expect((await print(page(nodes), { ...eighty, logo })).pictures).toEqual([]);
    expect((await print(page(nodes, { logo: true }))).pictures).toEqual([]);
  });

  it('a thread that fails costs no receipt: it is written as well as the printer can', async () => {
    const broken = { draw: () => Promise.reject(new Error('no fonts')) };
    const printed = decodeEscpos(await drawReceipt(page([{ kind: 'text', text: '王 Botox' }]), eighty, broken));
    expect(printed.lines.map((line) => line.text)).toEqual(['? Botox']);
  });
});
