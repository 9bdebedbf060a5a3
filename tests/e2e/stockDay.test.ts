import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { labelSheets } from '../../electron/inventory/labels/rules.ts';
import { pagesOfPdf } from '../documents/poppler.ts';
import { root } from '../harness.ts';
import { noReader, picturesOfZpl, readPdf, readPicture } from '../inventory/labelReader.ts';

const folder = mkdtempSync(join(tmpdir(), 'salve-stock-day-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  containers: Array<{ id: string; labelled: number; drawn: number; wasted: number; remaining: number }>;
  movesCsv: string;
  onHand: Array<{ product: string; lot: string; location: string; quantity: number }>;
  labels: Array<{ code: string; png: string; pdf: string; zpl: string }>;
  recall: { lot: string; patients: string[]; proofFile: string };
  threeWay: Array<{ patient: string; charted: number; drawn: number; billed: number }>;
  auditVerified: boolean;
  data: string;
  recoveryCode: string;
}

/** Plays the day in a process of its own; the last line of its output is the result. */
async function stockDay(seed: number): Promise<Result> {
  const out = join(folder, `seed${seed}`);
  const args = ['scripts/stockDay.ts', '--out', out, '--seed', String(seed)];
  const child = spawn(process.execPath, args, { cwd: root });
  let said = '';
  let steps = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (steps += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The day of seed ${seed} failed: ${steps}`);
  return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as Result;
}

const { left, top, width, height } = labelSheets.l7160;
const firstPlace = { left, top, width, height };
const ascending = (a: number, b: number): number => a - b;
const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file));
const codeIn = (read: string | undefined): string | undefined => read?.slice(-10);

describe.skipIf(noReader !== undefined)(`npm run stock-day${noReader ? ` (skipped: ${noReader})` : ''}`, () => {
  it.each([1, 2])('holds for seed %d, recomputed from its files, and every label is read back', async (seed) => {
    const day = await stockDay(seed);
    const files = [
      day.movesCsv,
      day.recall.proofFile,
      day.data,
      ...day.labels.flatMap(({ png, pdf, zpl }) => [png, pdf, zpl]),
    ];
    expect(files.filter((file) => !isAbsolute(file))).toEqual([]);
    const moves = Papa.parse<Record<string, string>>(readFileSync(day.movesCsv, 'utf8').trim(), { header: true }).data;
    expect(Object.keys(moves[0] ?? {})).toEqual([
      'move_id',
      'time',
      'kind',
      'product',
      'lot',
      'container',
      'location',
      'quantity',
    ]);
    for (const { labelled, drawn, wasted, remaining } of day.containers) {
      expect(drawn + wasted + remaining).toBe(labelled);
      expect(Math.min(drawn, wasted, remaining)).toBeGreaterThanOrEqual(0);
    }
    const moved = (lot: string): number =>
      moves.filter((row) => row['lot'] === lot).reduce((sum, row) => sum + Number(row['quantity']), 0);
    for (const { lot, quantity } of day.onHand) expect(moved(lot)).toBe(quantity);
    for (const { code, png, pdf, zpl } of day.labels) {
      expect(codeIn(readPicture(bytesOf(png))[0])).toBe(code);
      expect(codeIn(readPdf(bytesOf(pdf), [firstPlace])[0]?.[0])).toBe(code);
      const [printed] = picturesOfZpl(bytesOf(zpl));
      if (!printed) throw new Error('The label holds a picture.');
      expect(codeIn(readPicture(printed, 'pbm')[0])).toBe(code);
    }
    expect(day.recall.patients).toHaveLength(3);
    const proof = pagesOfPdf(bytesOf(day.recall.proofFile)).join('\n');
    expect(proof).toContain(day.recall.lot);
    for (const name of day.recall.patients) expect(proof).toContain(name);
    const drawn = moves.filter((row) => row['kind'] === 'draw').map((row) => -Number(row['quantity']));
    expect(day.threeWay.map((row) => row.drawn).toSorted(ascending)).toEqual(drawn.toSorted(ascending));
    expect(day.threeWay.filter((row) => row.charted !== row.drawn)).toHaveLength(1);
    expect(day.threeWay.every((row) => row.billed === row.charted)).toBe(true);
    expect(day.auditVerified).toBe(true);
    expect(day.recoveryCode).toMatch(/^[0-9A-Z-]{20,}$/);
  });
});
