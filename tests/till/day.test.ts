import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { cancelPages, sellCream, type TillScene, tillScene, treat, treatedCart, visit } from './scene.ts';

describe.each(['process', 'http'] as const)('a day at the till, over %s', (via) => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  it('moves cash without a sale: row, entry, slip', async () => {
    await s.desk.till.payIn.mutate({ amountCents: 2500, category: 'change', reason: 'Coins from the bank' });
    const out = { amountCents: 1800, category: 'supplies', reason: 'Stamps', counterparty: 'Post office' } as const;
    expect((await refusalOf(s.desk.till.payOut.mutate({ ...out, counterparty: '' }))).code).toBe('BAD_INPUT');
    await s.desk.till.payOut.mutate(out);
    expect(
      (await refusalOf(s.desk.till.drop.mutate({ amountCents: 99_000, category: 'safe', bagNumber: 'B1' }))).code,
    ).toBe('MONEY_DIFFERS');
    await s.desk.till.drop.mutate({ amountCents: 10_000, category: 'safe', bagNumber: 'B1' });
    await s.desk.till.openWithoutSale.mutate({ reason: 'Changed a note' });
    expect((await refusalOf(s.injector.till.payOut.mutate(out))).code).toBe('NOT_ALLOWED');
    const { figures, movements } = await s.desk.till.x.query({});
    expect(figures.cash).toEqual({
      floatCents: 20_000,
      takenCents: 0,
      payInCents: 2500,
      payOutCents: 1800,
      dropCents: 10_000,
      tipPayoutCents: 0,
      expectedCents: 10_700,
      noSales: 1,
    });
    expect(movements.map((row) => [row.kind, row.amountCents, row.bagNumber])).toEqual([
      ['payIn', 2500, null],
      ['payOut', 1800, null],
      ['drop', 10_000, 'B1'],
      ['noSale', 0, null],
    ]);
    const { jobs } = await s.desk.devices.jobs.query({ limit: 10 });
    expect(jobs.map((job) => job.title)).toEqual(['Drawer opened without a sale', 'Drop', 'Pay-out', 'Pay-in']);
    await cancelPages(s.desk);
  });

  it('has an X at any time, with everything the journal says', async () => {
    const { cart } = await treatedCart(s);
    const tipped = await s.desk.till.setTip.mutate({
      cartId: cart.id,
      tipCents: 3000,
      staffId: s.clinic.ids.staff.injector,
      expectedVersion: cart.version,
    });
    const discounted = await s.desk.till.setDiscount.mutate({
      cartId: cart.id,
      lineId: cart.lines[0]?.id ?? '',
      discount: { cents: 1000 },
      reason: 'Loyalty',
      expectedVersion: tipped.version,
    });
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cardTerminal',
      cents: 30_000,
      reference: 'T1',
      expectedVersion: discounted.version,
    });
    await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt: false });
    await sellCream(s, s.desk, 'cash', 5000);
    await cancelPages(s.desk);
    const { figures } = await s.desk.till.x.query({});
    expect(figures).toMatchObject({
      grossCents: 28_000 + 4500,
      discountCents: 1000,
      netCents: 31_500,
      taxCents: 399,
      taxes: [{ taxRate: 88_750, included: false, taxableCents: 4500, taxCents: 399 }],
      invoicedCents: 31_899,
      totalCents: 31_899,
      refundCents: 0,
      tipCents: 3000,
      onAccountCents: 0,
      problems: [],
      invoices: { sales: 2, customers: 2, firstNumber: 1, lastNumber: 2, averageCents: 15_950 },
    });
    expect(figures.tips).toMatchObject([{ name: 'Ingrid Injector', takenCents: 3000, paidOutCents: 0 }]);
    expect(figures.tenders.map((row) => [row.kind, row.cents, row.count])).toEqual([
      ['cash', 4899, 1],
      ['cardTerminal', 30_000, 1],
    ]);
    expect(figures.cash.expectedCents).toBe(10_700 + 4899);
  });

  it('asks what is still open, and why the drawer is closed all the same', async () => {
    const of = await visit(s);
    await treat(s, of, { sign: false });
    const { items, rule } = await s.desk.till.beforeClosing.query({});
    expect(rule).toBe('reason');
    expect(items.map((item) => [item.kind, item.name, item.appointmentId])).toEqual(
      expect.arrayContaining([['unsignedChart', 'Ann Lee', of.appointmentId]]),
    );
    const { session } = await s.desk.till.drawer.query({});
    const close = {
      closingCount: { '10000': 1, '5000': 1 },
      batches: { cardTerminal: 30_000 },
      note: 'Coins were not counted',
      expectedVersion: session?.version ?? 0,
    };
    expect(await refusalOf(s.desk.till.closeDrawer.mutate(close))).toMatchObject({
      code: 'NOT_NOW',
      details: { openItems: items.length },
    });
    const z = await s.desk.till.closeDrawer.mutate({ ...close, openReason: 'The chart is signed tomorrow' });
    expect(z).toMatchObject({ number: 1, expectedCents: 15_599, countedCents: 15_000, overShortCents: -599 });
    const report = await s.desk.till.zReport.query({ id: z.zId });
    expect(report).toMatchObject({
      number: 1,
      grandTotalCents: 31_899,
      openReason: 'The chart is signed tomorrow',
      note: 'Coins were not counted',
      counts: [
        { kind: 'cash', expectedCents: 15_599, countedCents: 15_000, differenceCents: -599 },
        { kind: 'cardTerminal', expectedCents: 30_000, countedCents: 30_000, differenceCents: 0 },
      ],
    });
    expect(report.auditHash).toMatch(/^[0-9a-f]{64}$/);
    expect(report.figures.overShortCents).toBe(-599);
    expect((await refusalOf(s.desk.till.x.query({}))).code).toBe('DRAWER_CLOSED');
  });

  it('begins the next report where the last one ended, and never changes an old one', async () => {
    const [first] = (await s.owner.till.zReports.query({ from: '2026-03-01', until: '2026-03-31' })).reports;
    const before = await s.desk.till.zReport.query({ id: first?.id ?? '' });
    // a card after closing, without a drawer: it belongs to the next report of this PC
    await sellCream(s, s.desk, 'cardTerminal');
    await s.desk.till.openDrawer.mutate({ openingCount: { '2000': 5 } });
    await sellCream(s, s.desk, 'cash');
    const { figures } = await s.desk.till.x.query({});
    expect(figures).toMatchObject({
      grossCents: 9000,
      invoices: { sales: 2, firstNumber: 3, lastNumber: 4 },
      cash: { floatCents: 10_000, expectedCents: 14_899 },
    });
    await cancelPages(s.desk);
    const { session } = await s.desk.till.drawer.query({});
    const z = await s.desk.till.closeDrawer.mutate({
      closingCount: { '10000': 1, '2000': 2, '500': 1, '100': 3, '50': 1, '25': 1, '10': 2, '1': 4 },
      openReason: 'The chart is signed tomorrow',
      note: 'One dollar lay beside it',
      expectedVersion: session?.version ?? 0,
    });
    expect(z).toMatchObject({ number: 2, overShortCents: 0 });
    expect(await s.desk.till.zReport.query({ id: first?.id ?? '' })).toEqual(before);
    const day = await s.owner.till.day.query({});
    expect(day.drawers.map((row) => row.z?.number)).toEqual([1, 2]);
    expect(day.figures?.grossCents).toBe(28_000 + 3 * 4500);
    const { reports } = await s.owner.till.zReports.query({ from: '2026-03-10', until: '2026-03-10' });
    expect(reports.map((row) => [row.number, row.grandTotalCents])).toEqual([
      [2, 31_899 + 9798],
      [1, 31_899],
    ]);
    expect((await s.owner.till.zReports.query({ from: '2026-03-11', until: '2026-03-12' })).reports).toEqual([]);
  });

  it('prints a Z again as a copy, from the record alone', async () => {
    const [last] = (await s.owner.till.zReports.query({ from: '2026-03-01', until: '2026-03-31' })).reports;
    const { printJobId } = await s.desk.till.printDay.mutate({ zId: last?.id ?? '' });
    const { jobs } = await s.desk.devices.jobs.query({ limit: 5 });
    expect(jobs.find((job) => job.id === printJobId)).toMatchObject({ title: 'Z 2', state: 'queued' });
  });

  it('asks for no visit that has not begun', async () => {
    const { startsAt, id } = await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: s.clinic.clock.now() + 2 * hour,
      lines: [{ serviceId: s.facial, providerId: s.clinic.ids.staff.injector }],
    });
    const unfinished = async () =>
      (await s.desk.till.beforeClosing.query({})).items.flatMap((item) =>
        item.kind === 'unfinishedVisit' ? [item.appointmentId] : [],
      );
    expect(await unfinished()).not.toContain(id);
    s.clinic.clock.advance(startsAt - s.clinic.clock.now());
    s.desk = await s.clinic.as('frontDesk');
    expect(await unfinished()).toContain(id);
  });
});
