import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene, today, treatedCart } from './scene.ts';

const march = { from: '2026-03-01', until: '2026-03-31' };

describe.each(['process', 'http'] as const)('what people earn, over %s', (via) => {
  let s: TillScene;
  let invoiceId: string;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  it('follows the rules of the clinic, from a date on', async () => {
    const rule = { pay: 'percent' as const, tiers: [{ fromCents: 0, rate: 300_000 }], fromDate: today };
    expect((await refusalOf(s.desk.till.addCommissionRule.mutate({ ...rule, scope: 'services' }))).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await refusalOf(s.owner.till.addCommissionRule.mutate({ ...rule, scope: 'service' }))).code).toBe(
      'BAD_INPUT',
    );
    await s.owner.till.addCommissionRule.mutate({ ...rule, scope: 'services' });
    await s.owner.till.addCommissionRule.mutate({
      ...rule,
      staffId: s.clinic.ids.staff.frontDesk,
      scope: 'product',
      productId: s.shelf.cream,
      pay: 'flat',
      tiers: [],
      flatCents: 250,
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
    now = await s.desk.till.setTip.mutate({
      cartId: cart.id,
      tipCents: 4000,
      staffId: s.clinic.ids.staff.injector,
      expectedVersion: now.version,
    });
    now = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cash',
      cents: now.dueCents,
      expectedVersion: now.version,
    });
    ({ invoiceId } = await s.desk.till.finish.mutate({
      cartId: cart.id,
      expectedVersion: now.version,
      printReceipt: false,
    }));
    const own = await s.injector.till.statement.query(march);
    expect(own).toMatchObject({
      baseCents: 25_000,
      commissionCents: 7500,
      tips: { takenCents: 4000, owedCents: 4000 },
    });
    const desk = await s.owner.till.statement.query({ ...march, staffId: s.clinic.ids.staff.frontDesk });
    expect(desk).toMatchObject({ commissionCents: 500, tips: { owedCents: 0 } });
    expect(
      (await refusalOf(s.desk.till.statement.query({ ...march, staffId: s.clinic.ids.staff.injector }))).code,
    ).toBe('NOT_ALLOWED');
  });

  it('goes back with a refund', async () => {
    const options = await s.owner.billing.creditOptions.query({ invoiceId });
    const line = options.lines.find((row) => row.kind === 'service');
    const [payment] = options.payments;
    await s.owner.refunds.refund.mutate({
      invoiceId,
      expectedVersion: options.version,
      reason: 'Half of it was not what was wished',
      lines: [{ lineId: line?.id ?? '', cents: 5000 }],
      back: [{ paymentId: payment?.id ?? '', cents: 5000 }],
    });
    const own = await s.injector.till.statement.query(march);
    expect(own.lines.map((row) => [row.creditNumber, row.baseCents, row.cents])).toEqual([
      [null, 25_000, 7500],
      [1, -5000, -1500],
    ]);
    expect(own.commissionCents).toBe(6000);
  });

  it('is paid out: tips from the drawer or with the pay, never more than is owed', async () => {
    const staffId = s.clinic.ids.staff.injector;
    const pay = { staffId, amountCents: 1500, way: 'drawer' } as const;
    expect((await refusalOf(s.owner.till.payTips.mutate({ ...pay, amountCents: 4001 }))).code).toBe('MONEY_DIFFERS');
    const before = (await s.owner.till.x.query({})).figures.cash;
    expect(await s.owner.till.payTips.mutate(pay)).toMatchObject({ owedCents: 2500 });
    const { figures } = await s.owner.till.x.query({});
    expect(figures.cash).toMatchObject({ tipPayoutCents: 1500, expectedCents: before.expectedCents - 1500 });
    expect(figures.tips).toMatchObject([{ takenCents: 4000, paidOutCents: 1500 }]);
    expect(figures.problems).toEqual([]);
    expect(await s.owner.till.payTips.mutate({ ...pay, amountCents: 2500, way: 'payroll' })).toMatchObject({
      owedCents: 0,
    });
    const { tips, payouts } = await s.injector.till.statement.query(march);
    expect(tips).toEqual({ beforeCents: 0, takenCents: 4000, returnedCents: 0, paidOutCents: 4000, owedCents: 0 });
    expect(payouts.map((row) => [row.way, row.amountCents])).toEqual([
      ['drawer', 1500],
      ['payroll', 2500],
    ]);
  });

  it('is a record with a PDF and a file for a spreadsheet', async () => {
    const { text } = await s.injector.till.statementCsv.query(march);
    expect(text.split('\r\n')[1]).toBe('2026-03-10,1,,service,Botox,250.00,75.00');
    const issued = await s.injector.till.issueStatement.mutate(march);
    expect((await s.injector.documents.get.query({ id: issued.documentId })).title).toBe(issued.title);
    expect((await refusalOf(s.desk.documents.get.query({ id: issued.documentId }))).code).toBe('NOT_ALLOWED');
    expect((await s.owner.documents.get.query({ id: issued.documentId })).kind).toBe('commission');
  });

  it('keeps what a rule paid until its last day', async () => {
    const { rules } = await s.owner.till.commissionRules.query({});
    const rule = rules.find((row) => row.scope === 'services');
    const end = { id: rule?.id ?? '', expectedVersion: rule?.version ?? 0 };
    expect((await refusalOf(s.owner.till.endCommissionRule.mutate({ ...end, untilDate: '2026-03-09' }))).code).toBe(
      'BAD_INPUT',
    );
    await s.owner.till.endCommissionRule.mutate({ ...end, untilDate: today });
    expect((await s.injector.till.statement.query(march)).commissionCents).toBe(6000);
    expect((await refusalOf(s.owner.till.endCommissionRule.mutate({ ...end, untilDate: today }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
  });
});
