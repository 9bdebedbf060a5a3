import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type AheadScene, aheadScene, facialCart, payAheadFor, sellOffer } from './aheadScene.ts';
import { accountOf, creamCart, pay } from './creditScene.ts';

describe.each(['process', 'http'] as const)('what was paid ahead goes back where it came from (%s)', (via) => {
  let s: AheadScene;
  beforeEach(async () => void (s = await aheadScene(via)));
  // closing verifies the house: every value is the sum of its moves, and the ledger owes what is left
  afterEach(() => s.clinic.close());

  const cardOf = async (cents: number) => {
    const empty = await s.desk.till.newCart.mutate({});
    const cart = await s.desk.till.addGiftCard.mutate({ cartId: empty.id, expectedVersion: empty.version, cents });
    await pay(s.desk, cart, [{ kind: 'cardTerminal', cents }]);
    return s.desk.billing.paidAhead.giftCard.query({ code: cart.lines[0]?.code ?? '' });
  };
  /** A cream, paid with the card as far as it goes and the rest in cash. */
  const creamBy = async (storedValueId: string, cents: number) => {
    const cart = await creamCart(s, 1, null);
    const laid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      expectedVersion: cart.version,
      kind: 'giftCard',
      storedValueId,
      cents,
    });
    const invoiceId = await pay(s.desk, laid, [{ kind: 'cash', cents: laid.dueCents }]);
    return s.desk.billing.creditOptions.query({ invoiceId });
  };
  const refundAll = (sold: Awaited<ReturnType<typeof creamBy>>) =>
    s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Brought back',
      lines: sold.lines.map((line) => ({
        lineId: line.id,
        quantity: line.left.quantity,
        fate: line.fromStock ? ('restock' as const) : ('none' as const),
      })),
      back: sold.payments.map((payment) => ({ paymentId: payment.id, cents: payment.leftCents })),
    });
  const facialPaidByPackage = async () => {
    sellOffer(s, s.facials, 'package', 300_00, 'Three facials');
    const { cart, appointmentId } = await facialCart(s);
    const used = await payAheadFor(s, cart);
    expect(used).toMatchObject({ totalCents: 100_00, dueCents: 0 });
    const invoiceId = await pay(s.desk, used, []);
    return { appointmentId, sold: await s.desk.billing.creditOptions.query({ invoiceId }) };
  };
  const pack = async () => {
    const { values } = await s.desk.billing.paidAhead.ofPatient.query({ patientId: s.ann });
    return values.find((value) => value.kind === 'package');
  };

  it('onto the gift card, and only what the card had paid', async () => {
    const card = await cardOf(100_00);
    const sold = await creamBy(card.id, 40_00);
    expect(await accountOf(s, 'gift_cards')).toBe(-60_00);
    await refundAll(sold);
    const after = await s.desk.billing.paidAhead.giftCard.query({ code: card.code ?? '' });
    expect(after).toMatchObject({ remainingCents: 100_00, state: 'active' });
    expect(after.moves.map((move) => [move.kind, move.amountCents])).toEqual([
      ['issue', 100_00],
      ['redeem', -40_00],
      ['restore', 40_00],
    ]);
    expect(await accountOf(s, 'gift_cards')).toBe(-100_00);
    expect(await accountOf(s, 'cash_drawer', sold.invoiceId)).toBe(0);
  });

  it('onto a card that was used up, and onto the one that replaced a lost one', async () => {
    const card = await cardOf(40_00);
    const sold = await creamBy(card.id, 40_00);
    const empty = await s.desk.billing.paidAhead.giftCard.query({ code: card.code ?? '' });
    expect(empty).toMatchObject({ remainingCents: 0, state: 'used' });
    await refundAll(sold);
    const full = await s.desk.billing.paidAhead.giftCard.query({ code: card.code ?? '' });
    expect(full).toMatchObject({ remainingCents: 40_00, state: 'active' });

    const again = await creamBy(card.id, 15_00);
    const now = await s.desk.billing.paidAhead.giftCard.query({ code: card.code ?? '' });
    const replaced = await s.desk.billing.paidAhead.replaceCard.mutate({
      id: now.id,
      expectedVersion: now.version,
      reason: 'Lost on the bus',
    });
    await refundAll(again);
    const next = await s.desk.billing.paidAhead.giftCard.query({ code: replaced.code });
    expect(next).toMatchObject({ remainingCents: 40_00, state: 'active' });
    const old = await s.desk.billing.paidAhead.giftCard.query({ code: card.code ?? '' });
    expect(old).toMatchObject({ remainingCents: 0, state: 'void' });
  });

  it('into the package as a whole use, never a part of one', async () => {
    const { sold } = await facialPaidByPackage();
    const [line] = sold.lines;
    const [payment] = sold.payments;
    const part = s.desk.refunds.refund.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Only half of it was done',
      lines: [{ lineId: line?.id ?? '', cents: 50_00 }],
      back: [{ paymentId: payment?.id ?? '', cents: 50_00 }],
    });
    expect(await refusalOf(part)).toMatchObject({ code: 'MONEY_DIFFERS', details: { leftCents: 100_00 } });
    expect(await pack()).toMatchObject({ remainingCents: 200_00, items: [{ remainingQuantity: 2000 }] });
    await refundAll(sold);
    expect(await pack()).toMatchObject({ remainingCents: 300_00, items: [{ remainingQuantity: 3000 }] });
    expect(await accountOf(s, 'packages')).toBe(-300_00);
  });

  it('with a void: the treatment waits at the till again, and the use can pay it again', async () => {
    const { sold, appointmentId } = await facialPaidByPackage();
    await s.desk.refunds.void.mutate({
      invoiceId: sold.invoiceId,
      expectedVersion: sold.version,
      reason: 'Rung up for the wrong visit',
    });
    expect(await pack()).toMatchObject({ items: [{ remainingQuantity: 3000 }] });
    const cart = await s.desk.till.cartFor.mutate({ appointmentId });
    expect(cart.lines[0]).toMatchObject({ goodsCents: 120_00, discountCents: 0 });
    expect(cart.paidAhead[0]).toMatchObject({ kind: 'package', cents: 100_00, remainingQuantity: 3000 });
    await s.desk.till.abandon.mutate({ cartId: cart.id, expectedVersion: cart.version });
  });
});
