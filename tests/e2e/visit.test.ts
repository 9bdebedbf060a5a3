import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { startPrinterEmulator } from '../../scripts/printerEmulator.ts';
import { ptyPairProblem } from '../../scripts/ptyPair.ts';
import { textOf } from '../devices/escposDecoder.ts';
import { root } from '../harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'salve-visit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  invoiceNumber: number;
  invoiceTotalCents: number;
  tipCents: number;
  paidCents: number;
  tenders: Array<{ kind: string; cents: number }>;
  unitsDrawn: number;
  containerRemainingUnits: number;
  journalSumCents: number;
  stockBalanced: boolean;
  auditVerified: boolean;
  recoveryCode: string;
  [file: string]: unknown;
}

/** Runs the visit in a process of its own; the last line of its output is the result. */
async function visit(seed: number, ...more: string[]): Promise<{ code: number | null; result: Result; steps: string }> {
  const child = spawn(
    process.execPath,
    ['scripts/visit.ts', '--out', join(folder, `seed${seed}`), '--seed', String(seed), ...more],
    { cwd: root },
  );
  let out = '';
  let steps = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (steps += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The visit of seed ${seed} failed: ${steps}`);
  return { code, result: JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Result, steps };
}

const rowsOf = (file: unknown): Array<Record<string, string>> =>
  Papa.parse<Record<string, string>>(readFileSync(String(file), 'utf8').trim(), { header: true }).data;

describe('npm run visit', () => {
  it.for([1, 2, 3])('holds for seed %d, recomputed from its files', async (seed, ctx) => {
    const problem = ptyPairProblem();
    if (problem !== null) ctx.skip(problem);
    const { result } = await visit(seed);
    for (const name of ['receiptFile', 'invoiceFile', 'consentFile', 'journalCsv', 'movesCsv', 'data', 'database'])
      expect(isAbsolute(String(result[name])), name).toBe(true);
    const journal = rowsOf(result.journalCsv);
    expect(Object.keys(journal[0] ?? {})).toEqual([
      'entry_id',
      'entry_time',
      'business_date',
      'source_kind',
      'account',
      'amount_cents',
      'invoice_id',
      'tender_kind',
      'session_id',
    ]);
    const sum = (keep: (row: Record<string, string>) => boolean): number =>
      journal.filter(keep).reduce((total, row) => total + Number(row.amount_cents), 0);
    expect(sum(() => true)).toBe(0);
    expect(sum((row) => row.source_kind === 'invoice' && row.account === 'patient_receivable')).toBe(
      result.invoiceTotalCents,
    );
    expect(sum((row) => row.account === 'patient_receivable')).toBe(0);
    expect(sum((row) => row.account === 'tips_payable')).toBe(-result.tipCents + 0);
    for (const tender of result.tenders)
      expect(
        sum((row) => row.tender_kind === tender.kind && ['cash_drawer', 'card_clearing'].includes(row.account ?? '')),
        tender.kind,
      ).toBe(tender.cents);
    expect(result.paidCents).toBe(result.invoiceTotalCents + result.tipCents);
    const moves = rowsOf(result.movesCsv);
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
    const drawn = moves.filter((row) => row.kind === 'draw').reduce((total, row) => total + Number(row.quantity), 0);
    expect(drawn).toBe(-result.unitsDrawn * 1000);
    expect(result.containerRemainingUnits).toBe(100 - result.unitsDrawn);
    const receipt = textOf(readFileSync(String(result.receiptFile)));
    expect(receipt).toContain((result.paidCents / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ','));
    const invoice = spawnSync('pdftotext', ['-layout', String(result.invoiceFile), '-'], { encoding: 'utf8' });
    if (invoice.error === undefined) {
      expect(invoice.stdout).toContain(`Invoice ${result.invoiceNumber}`);
      expect(invoice.stdout).toContain('lot');
      expect(invoice.stdout).toContain((result.invoiceTotalCents / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ','));
    }
    const audit = spawnSync(process.execPath, ['scripts/audit.ts', '--data', String(result.data), '--unlock-stdin'], {
      cwd: root,
      input: result.recoveryCode,
      encoding: 'utf8',
    });
    expect(audit.stdout).toMatch(/^Verified/);
  });

  it('is not thrown by a printer that drops the line once', async (ctx) => {
    const problem = ptyPairProblem();
    if (problem !== null) ctx.skip(problem);
    const printer = await startPrinterEmulator({ dropAfter: 200 });
    const { result, steps } = await visit(4, '--printer', `tcp://${printer.host}:${printer.port}`);
    expect(steps).toMatch(/receipt (unknown|failed)/);
    const whole = printer.jobs().filter((job) => job.whole);
    expect(textOf(whole.at(-1)?.bytes ?? new Uint8Array())).toContain('COPY');
    expect(result.auditVerified).toBe(true);
    await printer.close();
  });
});
