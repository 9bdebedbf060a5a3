import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escpos } from '../../electron/adapters/escpos.ts';
import { CODE_PAGES, columnWidths, printable, wrap } from '../../electron/adapters/escposText.ts';
import type { CodePage } from '../../electron/devices/ports.ts';
import type { PrintModel, PrintNode } from '../../electron/documents/prints.ts';
import { decodeEscpos, textOf } from './escposDecoder.ts';

function model(nodes: PrintNode[], more: Partial<PrintModel> = {}): PrintModel {
  return { title: 'Receipt', language: 'en', copy: false, kickDrawer: false, nodes, ...more };
}

function print(
  nodes: PrintNode[],
  more: Partial<PrintModel> = {},
  codePage: CodePage = 'PC858',
  paper: 'receipt58' | 'receipt80' = 'receipt80',
) {
  return decodeEscpos(escpos(model(nodes, more), { paper, codePage }));
}

const receipt: PrintNode[] = [
  { kind: 'heading', text: 'Clínica Señor', level: 1 },
  { kind: 'text', text: 'Straße 5, Zürich', align: 'center' },
  { kind: 'rule' },
  {
    kind: 'table',
    head: [
      { text: 'Service', share: 6 },
      { text: 'Units', share: 2, align: 'right' },
      { text: 'Amount', share: 3, align: 'right' },
    ],
    rows: [
      ['Botulinum toxin, glabella and forehead lines, both sides', '24 U', '€ 312.00'],
      ['Sérum', '1', '€ 49.90'],
    ],
  },
  {
    kind: 'columns',
    cells: [
      { text: 'Total', share: 1 },
      { text: '€ 361.90', share: 1, align: 'right' },
    ],
    bold: true,
  },
];

describe('a receipt in ESC/POS', () => {
  it('says what the model says, accents and euro included, in PC858', () => {
    const printed = print(receipt);
    const text = printed.lines.map((line) => line.text).join('\n');
    expect(text).toContain('Clínica Señor');
    expect(text).toContain('Straße 5, Zürich');
    expect(text).toMatch(/Total {34,}€ 361\.90/);
    expect(text).toContain('Sérum');
    expect(printed.lines[0]).toMatchObject({ size: 0x11, bold: true, align: 1 });
    expect(printed.lines.every((line) => line.text.length <= 48)).toBe(true);
    expect(printed).toMatchObject({ initialised: 1, kicks: 0, cuts: 1 });
    expect(escpos(model(receipt), { paper: 'receipt80', codePage: 'PC858' })).toContain(0xd5);
  });

  it('keeps amounts whole on narrow paper and wraps the words', () => {
    const printed = print(receipt, {}, 'PC858', 'receipt58');
    expect(printed.lines.every((line) => line.text.length <= 32)).toBe(true);
    const words = printed.lines.map((line) => line.text.slice(0, 17).trim()).join(' ');
    expect(words).toContain('Botulinum toxin, glabella and forehead lines, both sides');
    expect(printed.lines.some((line) => line.text.endsWith('€ 312.00'))).toBe(true);
  });

  it('stands in for what a code page lacks', () => {
    expect(textOf(escpos(model(receipt), { paper: 'receipt80', codePage: 'PC437' }))).toContain('EUR 361.90');
    expect(printable('“Łódź” – naïve… 5 €', 'PC437')).toBe('"Lódz" - naïve... 5 EUR');
    expect(printable('Анна 田中', 'PC866')).toBe('Анна ??');
    expect(printable('e\u0301', 'PC850')).toBe('é');
  });

  it('marks a copy at the top and at the bottom, and kicks the drawer only when told', () => {
    const copy = print(receipt, { copy: true });
    const banners = copy.lines.map((line, i) => ({ ...line, i })).filter((line) => line.text.includes('COPY'));
    expect(banners.map(({ i }) => i)).toEqual([0, copy.lines.length - 1]);
    expect(banners.every((line) => line.inverse && line.size === 0x11)).toBe(true);
    expect(copy.kicks).toBe(0);
    expect(print(receipt, { kickDrawer: true }).kicks).toBe(1);
  });

  it('strips control bytes, so that text stays text', () => {
    const evil = 'A\u001b@\u001dV\u0000\u0010\u0014\u0001\u0008\u0000B\u009b\u202eC';
    const printed = print([
      { kind: 'text', text: evil },
      { kind: 'columns', cells: [{ text: evil, share: 1 }] },
    ]);
    expect(printed.lines.map((line) => line.text)).toEqual(['A@VBC', 'A@VBC']);
    expect(printed).toMatchObject({ initialised: 1, kicks: 0, cuts: 1 });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...(Object.keys(CODE_PAGES) as CodePage[])),
        (text, codePage) => {
          const bytes = escpos(
            model([
              { kind: 'text', text },
              { kind: 'heading', text, level: 1 },
            ]),
            { paper: 'receipt58', codePage },
          );
          expect(decodeEscpos(bytes)).toMatchObject({ initialised: 1, kicks: 0, cuts: 1, codes: [] });
        },
      ),
    );
  });

  it('draws codes: QR, Code 128 in the denser set, QR where bars would be too wide', () => {
    const printed = print([
      { kind: 'code', symbology: 'qrcode', value: 'https://example.org/é', caption: 'Review us' },
      { kind: 'code', symbology: 'code128', value: 'INV-2026-{1}' },
      { kind: 'code', symbology: 'code128', value: '20260000000123' },
      { kind: 'code', symbology: 'code128', value: 'A very long value that would not fit' },
    ]);
    expect(printed.codes).toEqual([
      { symbology: 'qrcode', value: 'https://example.org/é' },
      { symbology: 'code128', value: 'INV-2026-{1}' },
      { symbology: 'code128', value: '20260000000123' },
      { symbology: 'qrcode', value: 'A very long value that would not fit' },
    ]);
    expect(printed.lines.some((line) => line.text === 'Review us')).toBe(true);
  });

  it('draws a signature that hides no real-time command', () => {
    const point = fc.tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 20 }), { maxLength: 4 }), (strokes) => {
        const { pictures } = print([
          { kind: 'signature', strokes: { width: 300, height: 100, strokes }, caption: 'Patient' },
        ]);
        const [picture] = pictures;
        if (!picture) throw new Error('no picture');
        expect(picture.widthBytes * 8).toBeGreaterThanOrEqual(300);
        const black = picture.data.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
        expect(black > 0).toBe(strokes.some((stroke) => stroke.length > 0));
        expect(Buffer.from(picture.data).toString('latin1')).not.toMatch(/\x10[\x04\x05\x14]/);
      }),
    );
  });
});

describe('breaking lines', () => {
  it('never exceeds the width and loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,120}$/), fc.integer({ min: 1, max: 48 }), (text, width) => {
        const lines = wrap(text, width);
        expect(lines.every((line) => line.length <= width)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('fills the paper exactly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(32, 48),
        (shares, width) => {
          const widths = columnWidths(shares, width);
          expect(widths.reduce((sum, each) => sum + each, shares.length - 1)).toBe(width);
        },
      ),
    );
  });
});
