import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SignedPoint } from '../../electron/charting/points/rules.ts';
import { pointNodes } from '../../electron/charting/views/prints.ts';
import { drawings } from '../../electron/charting/views/rules.ts';
import { drawPdf } from '../../electron/workers/pdf/draw.ts';

const folder = mkdtempSync(join(tmpdir(), 'salve-map-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const noPoppler = spawnSync('pdftotext', ['-v']).error !== undefined;

const base = { serviceLineId: 'a', product: 'Toxin', unit: 'U', lot: 'L1' } as const;
const how = { depth: 'intramuscular', technique: 'bolus', instrument: 'needle', gauge: 32, note: '' } as const;
const points: SignedPoint[] = [
  { ...base, ...how, view: 'front', x: 0.5, y: 0.43, area: 'Glabella', quantity: 4000 },
  { ...base, ...how, view: 'right', x: 0.49, y: 0.48, area: 'Crow’s feet', quantity: 2500 },
  { ...base, view: 'bodyFront', x: 0.4, y: 0.28, area: 'Axilla', quantity: 50_000, region: 'axilla-right' },
];

describe('the map on paper', () => {
  it('has the drawings that carry marks, with the paths of the screen and the numbers of the table', () => {
    const figures = pointNodes(points).flatMap((node) => (node.kind === 'figures' ? node.figures : []));
    expect(figures.map(({ caption, marks }) => [caption, marks.map(({ label }) => label)])).toEqual([
      ['Face, front', ['1']],
      ['Face, right side', ['2']],
      ['Body, front', ['3']],
    ]);
    expect(figures[0]?.paths.map(({ d }) => d)).toEqual(drawings.front.strokes.map(({ d }) => d));
    expect(figures[2]?.paths.filter(({ look }) => look === 'area')).toHaveLength(1);
  });

  it('shows notes of earlier times, which say less, without empty columns', () => {
    const older: SignedPoint[] = [{ ...base, view: 'left', x: 0.5, y: 0.48, area: 'Crow’s feet', quantity: 4000 }];
    const table = pointNodes(older).find((node) => node.kind === 'table');
    expect(table?.head.map(({ text }) => text)).toEqual(['No.', 'Area', 'Product', 'Quantity', 'Lot', 'View']);
    expect(table?.rows).toEqual([['1', 'Crow’s feet, left', 'Toxin', '4 U', 'L1', 'Face, left side']]);
    expect(pointNodes([])).toEqual([]);
  });

  it.skipIf(noPoppler)('is drawn into the PDF as vectors, with words a reader finds', async () => {
    const model = { title: 'Note', language: 'en', copy: false, kickDrawer: false, nodes: pointNodes(points) };
    const setup = { paper: 'a4', letterhead: { name: 'Clinic', lines: [] }, record: 'Record', createdAt: 0 } as const;
    const file = join(folder, 'map.pdf');
    writeFileSync(file, await drawPdf(model, setup));
    const text = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');
    for (const words of ['Injection points', 'Face, front', 'Body, front', 'Glabella', 'Crow’s feet, right', '50 U'])
      expect(text).toContain(words);
    expect(text).toMatch(/intramuscular, bolus, 32 G/);
    const images = spawnSync('pdfimages', ['-list', file], { encoding: 'utf8' }).stdout;
    expect(images.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});
