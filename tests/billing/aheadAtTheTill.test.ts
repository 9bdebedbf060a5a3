import { afterEach, describe, expect, it } from 'vitest';
import { treatedCart } from '../till/scene.ts';
import { type AheadScene, aheadScene } from './aheadScene.ts';

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
    const used = await s.desk.till.useAhead.mutate({
      cartId: cart.id,
      expectedVersion: cart.version,
      storedValueId: bank?.id ?? '',
      itemId: bank?.items[0]?.id ?? '',
      lineId: cart.lines[0]?.id ?? '',
    });
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
});
