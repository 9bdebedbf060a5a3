import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createPdfThread } from '../../electron/adapters/pdf.ts';
import { workerFile } from '../../electron/app/workerFile.ts';
import type { PageSetup } from '../../electron/documents/ports.ts';
import type { PrintModel, PrintNode } from '../../electron/documents/prints.ts';
import { drawPdf } from '../../electron/workers/pdf/draw.ts';
import { factsOfPdf, fontsOfPdf, noPoppler, pagesOfPdf, picturesOfPdf } from './poppler.ts';

const setup: PageSetup = {
  paper: 'a4',
  letterhead: { name: 'Linden & Rose Aesthetics', lines: ['114 Willow Street', 'Brooklyn, NY 11201'] },
  record: 'Record 0193 · SHA-256 ab12',
  createdAt: Date.UTC(2026, 2, 10),
};
const model = (nodes: PrintNode[], more: Partial<PrintModel> = {}): PrintModel => ({
  title: 'Invoice 10042',
  language: 'en',
  copy: false,
  kickDrawer: false,
  nodes,
  ...more,
});
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.skipIf(noPoppler !== undefined)(`a PDF${noPoppler ? ` (skipped: ${noPoppler})` : ''}`, () => {
  it('prints Latin, Greek and Cyrillic names as they are written, with its fonts inside', async () => {
    const names = [
      'Łukasz Żółć',
      'İpek Şahin',
      'Jürgen Größl',
      'Ana Muñoz',
      'Nguyễn Thị Hương',
      'Ōtani',
      'Đorđević',
      'Дарья Щёкина',
      'Ελένη Παπά',
      'Guðrún Þórs',
    ];
    const pdf = await drawPdf(model(names.map((text) => ({ kind: 'text', text }))), setup);
    const [page = ''] = pagesOfPdf(pdf);
    for (const name of names) expect(page.normalize('NFC')).toContain(name);
    for (const font of fontsOfPdf(pdf)) expect(font).toMatch(/Source(Sans|Serif).* yes +yes +yes/);
  });

  it('prints Arabic and Chinese names beside Latin ones, each in its own order, with their faces inside', async () => {
    const names = ['السيدة ليلى حسن', '王小明', 'ليلى Smith (VIP)', 'Zoë 王 Müller'];
    const head = [
      { text: 'Name', share: 1 },
      { text: 'Chart', share: 1 },
    ];
    const nodes: PrintNode[] = [
      {
        kind: 'columns',
        cells: [
          { text: 'For', share: 1 },
          { text: `${names[0] ?? ''} (chart 7)`, share: 4 },
        ],
      },
      { kind: 'table', head, rows: names.map((name) => [name, '12.50']) },
    ];
    const pdf = await drawPdf(model(nodes), setup);
    // readers mark the direction of what they copy; the words are what counts
    const text = flat(
      pagesOfPdf(pdf)
        .join(' ')
        .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''),
    );
    for (const word of ['السيدة ليلى حسن', '王小明', 'ليلى', 'Smith (VIP)', 'Zoë 王 Müller', '12.50'])
      expect(text).toContain(word);
    const fonts = fontsOfPdf(pdf).join('\n');
    for (const face of ['NotoSansArabic', 'NotoSansSC', 'SourceSans3'])
      expect(fonts).toMatch(new RegExp(`${face}.* yes +yes +yes`));
    expect(await drawPdf(model(nodes), setup)).toEqual(pdf);
  });

  it('carries the logo of the clinic in its colours', async () => {
    const logo = new Uint8Array(createCanvas(300, 90).toBuffer('image/png'));
    const plain = await drawPdf(model([]), setup);
    const pdf = await drawPdf(model([]), { ...setup, logo });
    expect(picturesOfPdf(plain)).toEqual([]);
    expect(picturesOfPdf(pdf)).toEqual(['300x90']);
  });

  it('has the clinic on top, a page number, the record and the paper of the clinic', async () => {
    const pdf = await drawPdf(model([{ kind: 'heading', text: 'Invoice 10042', level: 1 }]), setup);
    const text = flat(pagesOfPdf(pdf).join(' '));
    for (const part of ['Linden & Rose Aesthetics', '114 Willow Street', 'Page 1 of 1', setup.record])
      expect(text).toContain(part);
    expect(factsOfPdf(pdf)['Page size']).toContain('A4');
    expect(factsOfPdf(await drawPdf(model([]), { ...setup, paper: 'letter' }))['Page size']).toContain('letter');
    expect(factsOfPdf(pdf).Title).toBe('Invoice 10042');
  });

  it('breaks a table over pages, repeats its head and loses no row', async () => {
    const rows = Array.from({ length: 90 }, (_, at) => [`Service number ${at + 1}`, `$${at}.00`]);
    const head = [
      { text: 'Description', share: 4 },
      { text: 'Amount', share: 1, align: 'right' as const },
    ];
    const pages = pagesOfPdf(await drawPdf(model([{ kind: 'table', head, rows }]), setup));
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('Description');
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
    }
    const text = pages.join('\n');
    for (const [at] of rows.entries()) expect(text).toMatch(new RegExp(`Service number ${at + 1}\\b`));
  });

  it('prints a cell that is longer than a page in full', async () => {
    const long = Array.from({ length: 1200 }, (_, at) => `word${at}`).join(' ');
    const pdf = await drawPdf(
      model([
        {
          kind: 'table',
          head: [
            { text: 'Note', share: 1 },
            { text: 'By', share: 3 },
          ],
          rows: [[long, 'Ana']],
        },
      ]),
      setup,
    );
    const text = flat(pagesOfPdf(pdf).join(' '));
    for (const word of ['word0 ', 'word600 ', 'word1199', 'Ana']) expect(text).toContain(word);
  });

  it('says COPY on every page of a copy and nowhere else', async () => {
    const nodes: PrintNode[] = Array.from({ length: 120 }, (_, at) => ({ kind: 'text', text: `Line ${at}` }));
    const copies = pagesOfPdf(await drawPdf(model(nodes, { copy: true }), setup));
    expect(copies.length).toBeGreaterThan(1);
    for (const page of copies) expect(page).toContain('COPY');
    expect(pagesOfPdf(await drawPdf(model(nodes), setup)).join('')).not.toContain('COPY');
  });

  it('keeps the sums under a table on one page, however far it reaches', async () => {
    const sums = ['Charged', 'Paid or credited', 'Please pay'].map(
      (text, at): PrintNode => ({
        kind: 'columns',
        bold: at === 2,
        cells: [
          { text, share: 3 },
          { text: '$1.00', share: 1, align: 'right' },
        ],
      }),
    );
    const pages = await Promise.all(
      Array.from({ length: 12 }, async (_, more) => {
        const rows = Array.from({ length: 15 + more }, (_row, i) => [`Row ${i}`]);
        const table: PrintNode = { kind: 'table', head: [{ text: 'What', share: 1 }], rows };
        return pagesOfPdf(await drawPdf(model([table, { kind: 'rule' }, ...sums]), setup));
      }),
    );
    const split = pages.filter((of) => of.some((page) => page.includes('Charged') !== page.includes('Please pay')));
    expect(split).toEqual([]);
    expect(new Set(pages.map((of) => of.length))).toEqual(new Set([1, 2]));
  });

  it('keeps a signature and its caption together', async () => {
    const strokes = {
      width: 600,
      height: 180,
      strokes: [[[10, 90] as const, [200, 40] as const, [400, 120] as const]],
    };
    for (const lines of [20, 34, 36, 38, 40, 44]) {
      const nodes: PrintNode[] = Array.from({ length: lines }, (_, at) => ({ kind: 'text', text: `Line ${at}` }));
      const pages = pagesOfPdf(
        await drawPdf(
          model([...nodes, { kind: 'signature', strokes, caption: 'Ana Cruz\nthe pen was handed over' }]),
          setup,
        ),
      );
      const last = pages.at(-1) ?? '';
      expect(last).toContain('Ana Cruz');
      expect(last).toContain('handed over');
    }
  });

  const word = fc.stringMatching(/^[A-Za-zÀ-ÖØ-öø-ž]{1,12}$/);
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
  const node = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text }),
    fc.record({ kind: fc.constant('heading' as const), text: word, level: fc.constantFrom(1 as const, 2 as const) }),
    fc.record({
      kind: fc.constant('columns' as const),
      cells: fc.array(fc.record({ text: word, share: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      head: fc.constant([
        { text: 'A', share: 1 },
        { text: 'B', share: 2 },
      ]),
      rows: fc.array(fc.tuple(word, text), { maxLength: 12 }),
    }),
    fc.constant({ kind: 'rule' as const }),
    fc.constant({ kind: 'space' as const }),
    fc.record({
      kind: fc.constant('code' as const),
      symbology: fc.constantFrom('qrcode' as const, 'code128' as const),
      value: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
    }),
  );

  it('says the same each time it is rendered, and everything that is in the model', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 12 }), async (nodes) => {
        const once = await drawPdf(model(nodes), setup);
        const twice = await drawPdf(model(nodes), setup);
        expect(Buffer.compare(once, twice)).toBe(0);
        const words = pagesOfPdf(once).join(' ').normalize('NFC');
        for (const item of nodes)
          if (item.kind === 'text') for (const part of item.text.split(' ')) expect(words).toContain(part);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the PDF thread', () => {
  const thread = createPdfThread(workerFile('pdf'));
  afterAll(() => thread.close());

  it('draws what the code itself draws, several at once', async () => {
    const nodes = (n: number): PrintNode[] => [{ kind: 'text', text: `Page for ${n}` }];
    const drawn = await Promise.all([1, 2, 3].map((n) => thread.render(model(nodes(n)), setup)));
    for (const [at, bytes] of drawn.entries()) {
      expect(Buffer.compare(bytes, await drawPdf(model(nodes(at + 1)), setup))).toBe(0);
    }
  });

  it('answers a page that cannot be drawn with an error and goes on', async () => {
    const broken = model([{ kind: 'code', symbology: 'qrcode', value: 'x'.repeat(9000) }]);
    await expect(thread.render(broken, setup)).rejects.toThrow(/qrcode/i);
    await expect(thread.render(model([]), setup)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('rejects what is under way when it is closed', async () => {
    const other = createPdfThread(workerFile('pdf'));
    const [page] = await Promise.allSettled([other.render(model([]), setup), other.close()]);
    expect(page).toMatchObject({ status: 'rejected', reason: { message: 'The desk is closing.' } });
  });
});
