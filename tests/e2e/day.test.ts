import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'salve-day-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  sales: number;
  refunds: number;
  voids: number;
  zFile: string;
  journalCsv: string;
  z: {
    grossCents: number;
    discountCents: number;
    taxCents: number;
    tipCents: number;
    refundCents: number;
    tenders: Array<{ kind: string; cents: number }>;
    expectedCashCents: number;
    countedCashCents: number;
    overShortCents: number;
    number: number;
  };
  printJobs: { printed: number; failed: number; unknown: number };
  auditVerified: boolean;
  data: string;
  recoveryCode: string;
}

/** Runs the day in a process of its own; the last line of its output is the result. */
async function day(seed: number): Promise<Result> {
  const child = spawn(
    process.execPath,
    ['scripts/day.ts', '--out', join(folder, `seed${seed}`), '--seed', String(seed)],
    { cwd: root },
  );
  let out = '';
  let steps = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (steps += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The day of seed ${seed} failed: ${steps}`);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Result;
}

describe('npm run day', () => {
  it('holds for a seed, recomputed from the journal file by entries', async () => {
    const result = await day(7);
    expect(Object.keys(result)).toEqual([
      'sales',
      'refunds',
      'voids',
      'zFile',
      'journalCsv',
      'z',
      'printJobs',
      'auditVerified',
      'data',
      'recoveryCode',
    ]);
    expect(Object.keys(result.z)).toEqual([
      'grossCents',
      'discountCents',
      'taxCents',
      'tipCents',
      'refundCents',
      'tenders',
      'expectedCashCents',
      'countedCashCents',
      'overShortCents',
      'number',
    ]);
    for (const path of [result.zFile, result.journalCsv, result.data]) expect(isAbsolute(path), path).toBe(true);
    expect(result.sales).toBeGreaterThanOrEqual(120);
    expect(result.refunds).toBeGreaterThan(0);
    expect(result.voids).toBe(1);
    expect(result.auditVerified).toBe(true);
    expect(result.printJobs.printed).toBeGreaterThanOrEqual(result.sales);
    expect(result.printJobs.failed).toBeGreaterThan(0);
    expect(result.printJobs.unknown).toBeGreaterThan(0);

    const { data } = Papa.parse<Record<string, string>>(readFileSync(result.journalCsv, 'utf8').trim(), {
      header: true,
    });
    const entries = Map.groupBy(data, (row) => row['entry_id'] ?? '');
    const z = { gross: 0, discount: 0, tax: 0, tip: 0, refund: 0, drawer: 0, counted: 0, over: 0, closings: 0 };
    const tenders = new Map<string, number>();
    for (const rows of entries.values()) {
      const of = (account: string): number =>
        rows.reduce((sum, row) => sum + (row['account'] === account ? Number(row['amount_cents']) : 0), 0);
      expect(rows.reduce((sum, row) => sum + Number(row['amount_cents']), 0)).toBe(0);
      const source = rows[0]?.['source_kind'];
      if (source === 'invoice') {
        z.gross -= of('revenue.services') + of('revenue.retail') + of('revenue.fees');
        z.discount += of('discounts');
        z.tax -= of('tax_payable');
      }
      if (source === 'tip') z.tip -= of('tips_payable');
      if (source === 'creditNote') z.refund -= of('patient_receivable');
      if (source === 'payment' || source === 'tip')
        for (const row of rows)
          if (row['account'] !== 'patient_receivable' && row['account'] !== 'tips_payable')
            tenders.set(
              row['tender_kind'] ?? '',
              (tenders.get(row['tender_kind'] ?? '') ?? 0) + Number(row['amount_cents']),
            );
      if (source === 'drawerSession' && of('cash_drawer') < 0) {
        z.closings += 1;
        z.counted += of('bank');
        z.over -= of('over_short');
      } else z.drawer += of('cash_drawer');
    }
    expect(result.z).toEqual({
      grossCents: z.gross,
      discountCents: z.discount,
      taxCents: z.tax,
      tipCents: z.tip,
      refundCents: z.refund,
      tenders: result.z.tenders.map(({ kind }) => ({ kind, cents: tenders.get(kind) ?? 0 })),
      expectedCashCents: z.drawer,
      countedCashCents: z.counted,
      overShortCents: z.over,
      number: z.closings,
    });
    expect(result.z.tenders.map((row) => row.kind).sort()).toEqual([...tenders.keys()].sort());
    // every way to pay comes up on every day
    expect([...tenders.keys()].sort()).toEqual([
      'bankTransfer',
      'cardTerminal',
      'cash',
      'check',
      'deposit',
      'giftCard',
      'package',
    ]);
    expect(z.counted - z.drawer).toBe(z.over);

    const pdf = spawnSync('pdftotext', ['-layout', result.zFile, '-'], { encoding: 'utf8' });
    if (pdf.error === undefined) {
      expect(pdf.stdout).toContain(`Z report ${result.z.number}`);
      expect(pdf.stdout).toContain((result.z.grossCents / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ','));
      expect(pdf.stdout).toMatch(/Audit record \d+/);
    }
    const audit = spawnSync(process.execPath, ['scripts/audit.ts', '--data', result.data, '--unlock-stdin'], {
      cwd: root,
      input: result.recoveryCode,
      encoding: 'utf8',
    });
    expect(audit.stdout).toMatch(/^Verified/);
  });
});
