import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createPictureThread, drawReceipt } from '../../electron/adapters/pictures.ts';
import { workerFile } from '../../electron/app/workerFile.ts';
import { formatGiftCardCode, giftCardCode, readGiftCardCode } from '../../electron/billing/storedValues/codes/rules.ts';
import {
  type GiftCardSnapshot,
  giftCardPage,
  giftCardSlip,
} from '../../electron/billing/storedValues/giftCards/prints.ts';
import { drawPdf } from '../../electron/workers/pdf/draw.ts';
import { decodeEscpos } from '../devices/escposDecoder.ts';
import { drawPaper } from '../devices/receiptPicture.ts';
import { noPoppler, pagesOfPdf } from '../documents/poppler.ts';

const noZbar =
  spawnSync('zbarimg', ['--version']).status === 0 ? undefined : 'zbarimg (Debian package zbar-tools) is not installed';
const problem = noPoppler ?? noZbar;
const thread = createPictureThread(workerFile('pictures'));
afterAll(() => thread.close());

const card = (code: string): GiftCardSnapshot => ({
  form: 1,
  language: 'en',
  currency: 'USD',
  clinic: {
    name: 'Linden & Rose Aesthetics',
    address: '114 Willow Street\nBrooklyn, NY 11201',
    phone: '(718) 555-0143',
    email: '',
    taxNumber: '',
  },
  code,
  cents: 150_00,
  expiresOn: '2028-03-10',
  issuedOn: '2026-03-10',
});
const codes = fc.sample(fc.uint8Array({ minLength: 8, maxLength: 8 }).map(giftCardCode), { numRuns: 3, seed: 7 });

function readPicture(png: Buffer): string {
  return spawnSync('zbarimg', ['--quiet', '--raw', '-'], { input: png, encoding: 'utf8' }).stdout.trim();
}

function pictureOf(pdf: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'salve-card-'));
  try {
    writeFileSync(join(folder, 'card.pdf'), pdf);
    execFileSync('pdftoppm', ['-png', '-r', '150', '-singlefile', join(folder, 'card.pdf'), join(folder, 'card')]);
    return readFileSync(join(folder, 'card.png'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(problem !== undefined)(`a printed gift card${problem ? ` (skipped: ${problem})` : ''}`, () => {
  it.each(codes)('has a barcode on its page that a scanner reads: %s', async (code) => {
    const pdf = await drawPdf(giftCardPage(card(code)), {
      paper: 'letter',
      letterhead: { name: '', lines: [] },
      record: 'Record 0193 · SHA-256 ab12',
      createdAt: Date.UTC(2026, 2, 10),
    });
    expect(readGiftCardCode(readPicture(pictureOf(pdf)))).toEqual({ code });
    const text = pagesOfPdf(pdf).join('\n');
    expect(text).toContain(formatGiftCardCode(code));
    expect(text).toContain('$150.00');
    expect(text).toContain('until March 10, 2028');
  });

  it.each([
    ['receipt58', 384],
    ['receipt80', 576],
  ] as const)('has the same barcode on %s paper', async (paper, dots) => {
    const [code = ''] = codes;
    const bytes = await drawReceipt(giftCardSlip(card(code)), { paper, codePage: 'PC858' }, thread);
    expect(readGiftCardCode(readPicture(drawPaper(bytes, dots)))).toEqual({ code });
    const printed = decodeEscpos(bytes);
    expect(printed.lines.map((line) => line.text.trim())).toContain('$150.00');
  });
});
