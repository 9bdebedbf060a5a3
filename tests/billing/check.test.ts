import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type Care, type TillScene, tillScene, treat, treatedCart, visit } from '../till/scene.ts';

let s: TillScene;
beforeAll(async () => void (s = await tillScene()));
afterAll(() => s.clinic.close());

/** Pays what is due by card and tries to finish. */
async function pay(cartId: string) {
  const cart = await s.desk.till.cart.query({ id: cartId });
  const kind = 'cardTerminal' as const;
  const paid =
    cart.dueCents === 0
      ? cart
      : await s.desk.till.addTender.mutate({ cartId, kind, cents: cart.dueCents, expectedVersion: cart.version });
  return s.desk.till.finish.mutate({ cartId, expectedVersion: paid.version, printReceipt: false });
}

const problems = async (appointmentId: string) =>
  (await s.desk.billing.check.query({ appointmentId })).lines.flatMap((line) => line.problems);

describe('each pair of the three-way check', () => {
  it('charted against drawn: more was drawn than charted', async () => {
    const { appointmentId, lineId, cart } = await treatedCart(s, {
      drawn: 20_000,
      charted: 18_000,
      reason: 'Two units lost in the hub',
    });
    expect(cart.check).toMatchObject({
      blocked: true,
      lines: [{ charted: 18_000, drawn: 20_000, billed: 18_000, problems: ['chartedVsDrawn', 'drawnVsBilled'] }],
    });
    const refused = await refusalOf(pay(cart.id));
    expect(refused).toMatchObject({ code: 'CHECK_DIFFERS', details: { check: { blocked: true } } });
    const override = { appointmentId, serviceLineId: lineId, reason: 'Two units stayed in the hub of the needle' };
    expect((await refusalOf(s.desk.billing.overrideCheck.mutate(override))).code).toBe('NOT_ALLOWED');
    const after = await s.injector.billing.overrideCheck.mutate(override);
    expect(after).toMatchObject({
      blocked: false,
      lines: [{ override: { reason: override.reason, staffName: 'Ingrid Injector' } }],
    });
    expect(await pay(cart.id)).toMatchObject({ totalCents: 25_200 });
  });

  it('charted against billed: the quantity was changed at the till', async () => {
    const { appointmentId, lineId, cart } = await treatedCart(s);
    const [line] = cart.lines;
    const changed = await s.desk.till.setQuantity.mutate({
      cartId: cart.id,
      lineId: line?.id ?? '',
      quantity: 16_000,
      expectedVersion: cart.version,
    });
    expect(changed.check?.lines[0]).toMatchObject({
      charted: 20_000,
      drawn: 20_000,
      billed: 16_000,
      problems: ['chartedVsBilled', 'drawnVsBilled'],
    });
    expect((await refusalOf(pay(cart.id))).code).toBe('CHECK_DIFFERS');
    const reason = 'Touch-up of the last visit, four units free';
    await s.owner.billing.overrideCheck.mutate({
      appointmentId,
      serviceLineId: lineId,
      reason,
      billedQuantity: 15_000,
    });
    expect((await refusalOf(pay(cart.id))).code).toBe('CHECK_DIFFERS');
    await s.owner.billing.overrideCheck.mutate({
      appointmentId,
      serviceLineId: lineId,
      reason,
      billedQuantity: 16_000,
    });
    expect(await pay(cart.id)).toMatchObject({ totalCents: 22_400 });
  });

  it('drawn against billed: a draw was noted after the signature', async () => {
    const { appointmentId, lineId, cart } = await treatedCart(s);
    await s.injector.charting.draw.mutate({ serviceLineId: lineId, containerId: s.vial.id, quantity: 2000 });
    expect(await problems(appointmentId)).toEqual(['chartedVsDrawn', 'drawnVsBilled']);
    await s.injector.charting.returnDrawn.mutate({ serviceLineId: lineId, quantity: 2000, reason: 'Noted twice' });
    expect(await problems(appointmentId)).toEqual([]);
    expect(await pay(cart.id)).toMatchObject({ totalCents: 28_000 });
  });

  it('drawn without a signed chart; the reason stops counting once the chart is signed differently', async () => {
    const of = await visit(s);
    await treat(s, of, { drawn: 6000, charted: 6000, sign: false });
    const cart = await s.desk.till.cartFor.mutate({ appointmentId: of.appointmentId });
    expect(cart.check).toMatchObject({
      blocked: true,
      lines: [{ signed: false, drawn: 6000, charted: null, billed: null, problems: ['notSigned'] }],
    });
    const cream = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      quantity: 1000,
      expectedVersion: cart.version,
    });
    expect(cream.totalCents).toBe(4899);
    expect((await refusalOf(pay(cart.id))).code).toBe('CHECK_DIFFERS');
    const reason = 'Emergency, the chart follows tonight';
    const check = await s.owner.billing.overrideCheck.mutate({
      appointmentId: of.appointmentId,
      serviceLineId: of.lineId,
      reason,
    });
    expect(check.blocked).toBe(false);
    await treat(s, of, { drawn: 0, charted: 0 });
    const now = await s.desk.till.cart.query({ id: cart.id });
    expect(now).toMatchObject({ waitingCharges: 1, check: { blocked: true } });
    expect((await refusalOf(pay(cart.id))).code).toBe('CHANGED_ELSEWHERE');
    const taken = await s.desk.till.cartFor.mutate({ appointmentId: of.appointmentId });
    expect(taken).toMatchObject({ waitingCharges: 0, check: { blocked: false } });
    expect(await pay(cart.id)).toMatchObject({ totalCents: 4899 + 8400 });
  });

  it('there is nothing to explain where all agree', async () => {
    const { appointmentId, lineId, cart } = await treatedCart(s, { drawn: 4000, charted: 4000 });
    const refused = await refusalOf(
      s.owner.billing.overrideCheck.mutate({ appointmentId, serviceLineId: lineId, reason: 'no reason at all' }),
    );
    expect(refused.code).toBe('NOT_NOW');
    await pay(cart.id);
    expect(await problems(appointmentId)).toEqual([]);
  });
});

describe('a charge comes from care', () => {
  it('signed without treatment: the pending charge is cancelled with its reason and nothing is billed', async () => {
    const { appointmentId, lineId } = await visit(s);
    const { encounterId, version } = await s.injector.charting.open.mutate({ appointmentId });
    const reason = 'Patient changed her mind';
    await s.injector.charting.sign.mutate({
      encounterId,
      notPerformed: [{ serviceLineId: lineId, reason }],
      expectedVersion: version,
    });
    const { charges } = await s.desk.billing.charges.query({ appointmentId });
    for (const charge of charges) expect(charge).toMatchObject({ state: 'cancelled', cancelReason: reason });
    const cart = await s.desk.till.cartFor.mutate({ appointmentId });
    expect(cart).toMatchObject({ lines: [], totalCents: 0, check: { blocked: false } });
    expect((await refusalOf(pay(cart.id))).code).toBe('NOT_NOW');
  });

  it('nothing performed stays unbilled unseen', async () => {
    const before = (await s.desk.billing.unbilled.query({})).items.length;
    const care: Care = { drawn: 3000, charted: 3000 };
    const drawnOnly = await visit(s);
    await treat(s, drawnOnly, { ...care, charted: 0, sign: false });
    const signed = await visit(s, [s.botoxService, s.facial]);
    await treat(s, signed, care);
    const { items } = await s.desk.billing.unbilled.query({});
    expect(items.slice(before === 0 ? 0 : undefined)).toHaveLength(before + 3);
    expect(
      items
        .filter((item) => item.appointmentId === signed.appointmentId)
        .map((item) => [item.reason, item.serviceName, item.goodsCents]),
    ).toEqual([
      ['confirmed', 'Botox', 4200],
      ['confirmed', 'Facial', 12_000],
    ]);
    expect(items.find((item) => item.appointmentId === drawnOnly.appointmentId)).toMatchObject({
      drawnQuantity: 3000,
      patientName: 'Ann Lee',
    });
    const cart = await s.desk.till.cartFor.mutate({ appointmentId: signed.appointmentId });
    expect(cart.lines.map((line) => line.description)).toEqual(['Botox', 'Facial']);
    await pay(cart.id);
    const left = (await s.desk.billing.unbilled.query({})).items.map((item) => item.appointmentId);
    expect(left).not.toContain(signed.appointmentId);
    expect(left).toContain(drawnOnly.appointmentId);
  });

  it('the price is the one of the day of treatment, and an invoice keeps the tax it was issued with', async () => {
    const { cart, appointmentId } = await treatedCart(s, { drawn: 1000, charted: 1000 });
    const before = await pay(cart.id);
    await s.owner.billing.setTaxRate.mutate({ taxClass: 'standard', name: 'Sales tax', rate: 100_000 });
    expect(await s.desk.billing.invoice.query({ id: before.invoiceId })).toMatchObject({
      totalCents: 1400,
      appointmentId,
    });
    const counter = await s.desk.till.newCart.mutate({ patientId: s.ann });
    const filled = await s.desk.till.addProduct.mutate({
      cartId: counter.id,
      productId: s.shelf.cream,
      quantity: 1000,
      expectedVersion: counter.version,
    });
    expect(filled.taxCents).toBe(450);
    const rates = (await s.desk.billing.taxRates.query({})).taxRates;
    expect(rates).toMatchObject([{ taxClass: 'standard', rate: 100_000, version: 2 }]);
    const stale = { taxClass: 'standard' as const, name: 'Sales tax', rate: 1, expectedVersion: 1 };
    expect((await refusalOf(s.owner.billing.setTaxRate.mutate(stale))).code).toBe('CHANGED_ELSEWHERE');
  });
});
