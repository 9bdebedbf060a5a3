import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { treat, treatedCart, visit } from '../till/scene.ts';
import { type AheadScene, aheadScene, facialCart, payAheadFor } from './aheadScene.ts';
import { pay } from './creditScene.ts';

describe.each(['process', 'http'] as const)('what is paid ahead at the till, via %s', (via) => {
  let s: AheadScene;
  // closing verifies the house: charts, draws and bills agree, and the ledger owes what is left
  afterEach(() => s.clinic.close());

  /** Sells an offer for cash to Ann. */
  const buy = async (offerId: string) => {
    const cart = await s.desk.till.newCart.mutate({ patientId: s.ann });
    const filled = await s.desk.till.addOffer.mutate({ cartId: cart.id, expectedVersion: cart.version, offerId });
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      expectedVersion: filled.version,
      kind: 'cash',
      cents: filled.dueCents,
    });
    return s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version });
  };
  const ahead = () => s.desk.billing.paidAhead.ofPatient.query({ patientId: s.ann });

  it('banked units pay for a signed chart; the three-way check stays right and the bank holds the rest', async () => {
    s = await aheadScene(via);
    await buy(s.bank);
    const { cart, appointmentId } = await treatedCart(s);
    // signing took nothing from the bank
    expect((await ahead()).values[0]?.items[0]).toMatchObject({ remainingQuantity: 40_000 });
    expect(cart.check?.blocked).toBe(false);
    const [bank] = (await ahead()).values;
    const used = await payAheadFor(s, cart);
    // 20 U at 14.00 are worth 11.00 each from the bank
    expect(used.lines[0]).toMatchObject({
      goodsCents: 280_00,
      discountCents: 60_00,
      discountReason: 'Banked units: Bank 40 units',
    });
    expect(used.dueCents).toBe(0);
    expect(used.check?.blocked).toBe(false);
    const done = await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: used.version });
    const check = await s.desk.billing.check.query({ appointmentId });
    expect(check.lines[0]).toMatchObject({ charted: 20_000, drawn: 20_000, billed: 20_000, problems: [] });
    expect((await ahead()).values[0]?.items[0]).toMatchObject({ remainingQuantity: 20_000, remainingCents: 220_00 });
    const { moves } = await s.desk.billing.paidAhead.open.query({ id: bank?.id ?? '' });
    expect(moves.at(-1)).toMatchObject({
      kind: 'redeem',
      quantity: -20_000,
      amountCents: -220_00,
      invoiceId: done.invoiceId,
    });
  });

  it('a membership starts with its sale, and its prices stand on the next cart with the reason', async () => {
    s = await aheadScene(via);
    await buy(s.plain);
    expect((await ahead()).memberships[0]).toMatchObject({
      state: 'active',
      nextDueOn: '2026-04-10',
      earliestEnd: '2026-06-10',
    });
    const { cart } = await treatedCart(s);
    expect(cart.lines[0]).toMatchObject({
      goodsCents: 280_00,
      discountCents: 60_00,
      discountReason: 'Member price: Price club',
    });
    expect(cart.totalCents).toBe(220_00);
    const own = await s.desk.till.setDiscount.mutate({
      cartId: cart.id,
      expectedVersion: cart.version,
      lineId: cart.lines[0]?.id ?? '',
      discount: { cents: 10_00 },
      reason: 'Agreed by phone',
    });
    expect(own.lines[0]).toMatchObject({ discountCents: 10_00, discountReason: 'Agreed by phone' });
    const off = await s.desk.till.setDiscount.mutate({
      cartId: cart.id,
      expectedVersion: own.version,
      lineId: cart.lines[0]?.id ?? '',
      discount: null,
    });
    expect(off.lines[0]).toMatchObject({ discountCents: 60_00, discountReason: 'Member price: Price club' });
  });
  it('a use lies on one line at a time, tips come from fresh money, and taken off it is offered again', async () => {
    s = await aheadScene(via);
    await buy(s.facials);
    const { lines, appointmentId, lineId } = await visit(s, [s.facial, s.facial]);
    await treat(s, { appointmentId, lineId }, { drawn: 0, charted: 0 });
    const cart = await s.desk.till.cartFor.mutate({ appointmentId });
    expect(lines).toHaveLength(2);
    expect(cart.paidAhead.map((row) => [row.lineId, row.cents, row.discountCents])).toEqual(
      cart.lines.map((line) => [line.id, 100_00, 20_00]),
    );
    const one = await payAheadFor(s, cart);
    expect(one.tenders).toMatchObject([{ kind: 'package', cents: 100_00, title: 'Three facials' }]);
    // the other line is still offered, with what is left beside the use that lies there
    expect(one.paidAhead).toMatchObject([{ lineId: cart.lines[1]?.id, remainingQuantity: 2000 }]);
    const twice = s.desk.till.useAhead.mutate({
      cartId: one.id,
      expectedVersion: one.version,
      storedValueId: cart.paidAhead[0]?.storedValueId ?? '',
      itemId: cart.paidAhead[0]?.itemId ?? '',
      lineId: cart.lines[0]?.id ?? '',
    });
    expect((await refusalOf(twice)).code).toBe('VALUE_REFUSED');
    const both = await payAheadFor(s, one);
    expect(both).toMatchObject({ totalCents: 200_00, dueCents: 0, paidAhead: [] });
    const tipped = await s.desk.till.setTip.mutate({
      cartId: both.id,
      expectedVersion: both.version,
      tipCents: 24_00,
      staffId: s.clinic.ids.staff.injector,
    });
    expect(tipped).toMatchObject({ dueCents: 24_00, coverableCents: 0 });
    const off = await s.desk.till.removeTender.mutate({
      cartId: tipped.id,
      expectedVersion: tipped.version,
      tenderId: tipped.tenders[1]?.id ?? '',
    });
    expect(off.lines.map((line) => line.discountCents)).toEqual([20_00, 0]);
    expect(off).toMatchObject({ dueCents: 144_00, paidAhead: [{ lineId: cart.lines[1]?.id }] });
    await pay(s.desk, off, [{ kind: 'cardTerminal', cents: 144_00 }]);
    expect((await ahead()).values[0]?.items[0]).toMatchObject({ remainingQuantity: 2000, remainingCents: 200_00 });
  });

  it('the last use takes what is left of the price; then nothing is offered', async () => {
    s = await aheadScene(via);
    const { id } = await s.owner.catalog.addOffer.mutate({
      kind: 'package',
      name: 'Three for a hundred',
      priceCents: 100_00,
      contents: [{ serviceId: s.facial, quantity: 3000 }],
    });
    await buy(id);
    const worth: number[] = [];
    for (let use = 0; use < 3; use += 1) {
      const used = await payAheadFor(s, (await facialCart(s)).cart);
      worth.push(used.tenders[0]?.cents ?? 0);
      await pay(s.desk, used, []);
    }
    expect(worth.reduce((sum, cents) => sum + cents, 0)).toBe(100_00);
    expect(Math.max(...worth) - Math.min(...worth)).toBeLessThanOrEqual(1);
    expect((await ahead()).values[0]).toMatchObject({ state: 'used', remainingCents: 0 });
    const { cart } = await facialCart(s);
    expect(cart.paidAhead).toEqual([]);
    expect((await refusalOf(payAheadFor(s, cart))).code).toBe('VALUE_REFUSED');
    await pay(s.desk, cart, [{ kind: 'cardTerminal', cents: 120_00 }]);
  });

  it('somebody else’s package serves only where it may be shared', async () => {
    s = await aheadScene(via);
    const { id: shared } = await s.owner.catalog.addOffer.mutate({
      kind: 'package',
      name: 'Facials to share',
      priceCents: 200_00,
      shareable: true,
      contents: [{ serviceId: s.facial, quantity: 2000 }],
    });
    const bea = await s.desk.patients.create.mutate({ givenName: 'Bea', familyName: 'Stone', birthDate: '1979-11-02' });
    const beas: Record<string, { storedValueId: string; itemId: string }> = {};
    for (const offerId of [s.facials, shared]) {
      const cart = await s.desk.till.newCart.mutate({ patientId: bea.id });
      const filled = await s.desk.till.addOffer.mutate({ cartId: cart.id, expectedVersion: cart.version, offerId });
      await pay(s.desk, filled, [{ kind: 'cardTerminal', cents: filled.dueCents }]);
    }
    for (const value of (await s.desk.billing.paidAhead.ofPatient.query({ patientId: bea.id })).values)
      beas[value.title] = { storedValueId: value.id, itemId: value.items[0]?.id ?? '' };
    const { cart } = await facialCart(s);
    const use = (title: string) =>
      s.desk.till.useAhead.mutate({
        cartId: cart.id,
        expectedVersion: cart.version,
        storedValueId: beas[title]?.storedValueId ?? '',
        itemId: beas[title]?.itemId ?? '',
        lineId: cart.lines[0]?.id ?? '',
        fromPatientId: bea.id,
      });
    expect(cart.paidAhead).toEqual([]);
    expect((await refusalOf(use('Three facials'))).code).toBe('VALUE_REFUSED');
    const used = await use('Facials to share');
    expect(used).toMatchObject({ totalCents: 100_00, dueCents: 0 });
    await pay(s.desk, used, []);
    const { values } = await s.desk.billing.paidAhead.ofPatient.query({ patientId: bea.id });
    expect(values.find((value) => value.title === 'Facials to share')).toMatchObject({ remainingCents: 100_00 });
  });
});
