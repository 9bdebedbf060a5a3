import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usageText, wasteText } from '../../db/reporting/stock/queries.ts';
import { treatedVisits, visitsText } from '../../db/reporting/threeWay/queries.ts';
import { createDemoClinic } from '../../electron/app/demoClinic.ts';
import { createHost, type Host } from '../../electron/app/host.ts';
import { addDays, dateOf, instantAt } from '../../electron/kernel/dates.ts';
import { marginReport, usageReport, valuationReport, wastageReport } from '../../electron/reporting/stock/service.ts';
import { threeWayReport } from '../../electron/reporting/threeWay/service.ts';
import { refusalOf, root } from '../harness.ts';
import { type TillScene, tillScene, today, treatedCart } from '../till/scene.ts';

describe('the reports of one visit and one sale', () => {
  let s: TillScene;
  const period = { from: today, until: today };
  beforeAll(async () => {
    s = await tillScene();
    await s.owner.till.addCommissionRule.mutate({
      pay: 'percent',
      tiers: [{ fromCents: 0, rate: 300_000 }],
      fromDate: today,
      scope: 'services',
    });
    const { cart } = await treatedCart(s);
    let now = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      quantity: 2000,
      expectedVersion: cart.version,
    });
    now = await s.desk.till.setDiscount.mutate({
      cartId: cart.id,
      lineId: now.lines[0]?.id ?? '',
      discount: { cents: 3000 },
      reason: 'Loyalty',
      expectedVersion: now.version,
    });
    const tender = { cartId: cart.id, kind: 'cash', cents: now.dueCents, expectedVersion: now.version } as const;
    now = await s.desk.till.addTender.mutate(tender);
    await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: now.version, printReceipt: false });
    await s.keeper.inventory.waste.mutate({ containerId: s.vial.id, quantity: 5000, reason: 'Broken or spilled' });
  });
  afterAll(() => s.clinic.close());

  it('usage: by product, by provider and by treatment, and the same as the cost of goods', async () => {
    const usage = (by: 'product' | 'provider' | 'service') => s.keeper.reporting.usage.query({ ...period, by });
    const byProduct = await usage('product');
    expect(byProduct.rows.map((row) => [row.product, row.quantity, row.costCents])).toEqual([
      ['Botox Cosmetic 100 U', 20_000, 4000],
      ['Repair cream', 2000, 3000],
    ]);
    expect([byProduct.costCents, byProduct.journalCents]).toEqual([7000, 7000]);
    expect((await usage('provider')).rows.map((row) => [row.name, row.product])).toEqual([
      ['Ingrid Injector', 'Botox Cosmetic 100 U'],
      ['Fran Desk', 'Repair cream'],
    ]);
    expect((await usage('service')).rows.map((row) => row.name)).toEqual(['Botox', '']);
  });

  it('wastage: by reason, product, person and witness, and the same as the journal', async () => {
    const waste = (by: 'reason' | 'product' | 'person' | 'witness') =>
      s.keeper.reporting.wastage.query({ ...period, by });
    expect(await waste('reason')).toMatchObject({
      rows: [{ name: 'Broken or spilled', quantity: 5000, costCents: 1000 }],
      costCents: 1000,
      journalCents: 1000,
    });
    expect((await waste('person')).rows[0]?.name).toBe('Stan Keeper');
    expect((await waste('witness')).rows).toMatchObject([{ name: '', costCents: 1000 }]);
    const other = await s.keeper.reporting.wastage.query({ from: '2026-03-11', until: '2026-03-12', by: 'reason' });
    expect(other).toMatchObject({ rows: [], costCents: 0, journalCents: 0 });
  });

  it('margins: what is left after discount, tax, goods and commission', async () => {
    const { rows, total, journalCents } = await s.owner.reporting.margins.query({ ...period, by: 'treatment' });
    expect(rows).toEqual([
      {
        name: 'Botox',
        times: 1,
        revenueCents: 25_000,
        costCents: 4000,
        commissionCents: 7500,
        marginCents: 13_500,
        marginRate: 540_000,
      },
      {
        name: 'Repair cream',
        times: 1,
        revenueCents: 9000,
        costCents: 3000,
        commissionCents: 0,
        marginCents: 6000,
        marginRate: 666_667,
      },
    ]);
    expect([total.revenueCents, journalCents]).toEqual([34_000, 34_000]);
    const refused = s.keeper.reporting.margins.query({ ...period, by: 'treatment' });
    expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
  });

  it('the worth of the stock at the end of a day is what the journal has', async () => {
    const now = await s.keeper.reporting.valuation.query({ on: today });
    expect(now.costCents).toBe(now.journalCents);
    expect(now.rows.find((row) => row.product === 'Repair cream')).toMatchObject({
      quantity: 8000,
      costCents: 12_000,
      fifoCents: 12_000,
    });
    const before = await s.keeper.reporting.valuation.query({ on: '2026-03-09' });
    expect(before).toMatchObject({ rows: [], costCents: 0, fifoCents: 0, journalCents: 0 });
  });

  it('a period is asked for in order, and its moves are found by their day', async () => {
    const wrong = s.keeper.reporting.usage.query({ from: '2026-03-12', until: today, by: 'product' });
    expect((await refusalOf(wrong)).code).toBe('BAD_INPUT');
    for (const text of [usageText, wasteText]) {
      const plan = s.clinic.opened.store.read.raw
        .prepare<[string, string], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
        .all('a', 'b')
        .map((row) => row.detail);
      expect(plan.some((line) => line.includes('stock_moves_date'))).toBe(true);
    }
  });
});

describe('the reports of the demo clinic', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salve-reports-'));
  const now = instantAt('2026-11-24', 10 * 60 + 42, 'America/New_York');
  let host: Host;
  beforeAll(async () => {
    host = createHost({ dataDir: folder, migrationsDir: join(root, 'db/migrations'), now: () => now, durable: false });
    await createDemoClinic(host, 1);
  });
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('reads the visits of any period page by page, each once, in order and by their day', () => {
    const db = host.clinic().store.read;
    const whole = treatedVisits(db, { from: 0, until: now, after: undefined, limit: 100_000 });
    expect(whole.length).toBeGreaterThan(300);
    const paged: typeof whole = [];
    for (;;) {
      const page = treatedVisits(db, { from: 0, until: now, after: paged.at(-1), limit: 7 });
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(whole);
    const asker = { now, zone: 'America/New_York', concerns: () => undefined } as unknown as Parameters<
      typeof threeWayReport
    >[1];
    const period = { from: '2020-01-01', until: dateOf(now, 'America/New_York') };
    const first = threeWayReport(db, asker, period);
    const second = threeWayReport(db, asker, { ...period, ...(first.next ? { cursor: first.next } : {}) });
    const seen = new Set([...first.rows, ...second.rows].map((row) => row.appointmentId));
    expect([...seen]).toEqual(whole.map((visit) => visit.appointmentId).filter((id) => seen.has(id)));
    expect(seen.size).toBeGreaterThan(300);
    const plan = db.raw
      .prepare<[number, number, number, string, number], { detail: string }>(`EXPLAIN QUERY PLAN ${visitsText}`)
      .all(0, 1, 0, '', 1)
      .map((row) => row.detail);
    expect(plan[0]).toMatch(/^SEARCH a USING INDEX \w+ \(starts_at>\? AND starts_at<\?\)$/);
    expect(plan.join()).not.toContain('TEMP B-TREE FOR ORDER');
  });

  it('agree with the journal over every week and on every tenth day', () => {
    const db = host.clinic().store.read;
    const asker = { now, zone: 'America/New_York' } as Parameters<typeof usageReport>[1];
    const last = dateOf(now, 'America/New_York');
    for (let ago = 49; ago >= 0; ago -= 7) {
      const period = { from: addDays(last, -ago - 6), until: addDays(last, -ago) };
      const usage = usageReport(db, asker, { ...period, by: 'provider' });
      const waste = wastageReport(db, asker, { ...period, by: 'person' });
      const margin = marginReport(db, asker, { ...period, by: 'treatment' });
      expect([period.from, usage.costCents]).toEqual([period.from, usage.journalCents]);
      expect([period.from, waste.costCents]).toEqual([period.from, waste.journalCents]);
      expect([period.from, margin.total.revenueCents]).toEqual([period.from, margin.journalCents]);
    }
    for (let ago = 50; ago >= 0; ago -= 10) {
      const { costCents, journalCents, fifoCents } = valuationReport(db, asker, { on: addDays(last, -ago) });
      expect([ago, costCents]).toEqual([ago, journalCents]);
      expect(fifoCents > 0).toBe(costCents > 0);
    }
  });
});
