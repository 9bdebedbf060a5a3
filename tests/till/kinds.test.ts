import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene, treatedCart } from './scene.ts';

type Cart = Awaited<ReturnType<TillScene['desk']['till']['newCart']['mutate']>>;

async function journalOf(s: TillScene, invoiceId: string): Promise<(account: string) => number> {
  const { lines } = await s.owner.ledger.journal.query({ limit: 5000 });
  return (account) =>
    lines
      .filter((row) => row.account === account && row.invoiceId === invoiceId)
      .reduce((sum, row) => sum + row.amountCents, 0);
}

describe.each(['process', 'http'] as const)('what is paid ahead, at the till (%s)', (via) => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  const at = (cart: Cart) => ({ cartId: cart.id, expectedVersion: cart.version });
  const finish = (cart: Cart) => s.desk.till.finish.mutate({ ...at(cart), printReceipt: false });

  it('a gift card is sold, pays a part by its code, never a tip, and the rest is paid otherwise', async () => {
    let cart = await s.desk.till.newCart.mutate({});
    cart = await s.desk.till.addGiftCard.mutate({ ...at(cart), cents: 10_000 });
    const [line] = cart.lines;
    expect(line).toMatchObject({ kind: 'giftCard', goodsCents: 10_000, taxCents: 0 });
    expect(cart.tipChoices).toEqual([]);
    expect((await refusalOf(s.desk.till.addTender.mutate({ ...at(cart), kind: 'account', cents: 100 }))).code).toBe(
      'NOT_NOW',
    );
    cart = await s.desk.till.addTender.mutate({ ...at(cart), kind: 'check', cents: 10_000, reference: '4711' });
    const sold = await finish(cart);
    expect(sold.storedValueIds).toHaveLength(1);
    const of = await journalOf(s, sold.invoiceId);
    expect([of('gift_cards'), of('check_clearing'), of('patient_receivable')]).toEqual([-10_000, 10_000, 0]);

    const { cart: begun } = await treatedCart(s);
    let pay: Cart = await s.desk.till.setTip.mutate({
      ...at(begun),
      tipCents: 5000,
      split: 'equal',
      staff: [{ staffId: s.clinic.ids.staff.injector }, { staffId: s.clinic.ids.staff.injector2 }],
    });
    expect(pay.tips.map((tip) => tip.cents)).toEqual([2500, 2500]);
    expect(
      (await refusalOf(s.desk.till.addTender.mutate({ ...at(pay), kind: 'giftCard', code: 'A00000000000' }))).code,
    ).toBe('NOT_FOUND');
    pay = await s.desk.till.addTender.mutate({ ...at(pay), kind: 'giftCard', code: line?.code ?? '' });
    expect(pay).toMatchObject({ dueCents: 23_000, coverableCents: 18_000 });
    expect(pay.tenders).toMatchObject([{ kind: 'giftCard', cents: 10_000 }]);
    const again = await refusalOf(
      s.desk.till.addTender.mutate({ ...at(pay), kind: 'giftCard', code: line?.code ?? '', cents: 1 }),
    );
    expect(again.code).toBe('VALUE_REFUSED');
    const tip = await refusalOf(s.desk.till.addTender.mutate({ ...at(pay), kind: 'account', cents: 20_000 }));
    expect(tip).toMatchObject({ code: 'MONEY_DIFFERS', details: { dueCents: 18_000 } });
    pay = await s.desk.till.addTender.mutate({ ...at(pay), kind: 'account', cents: 8000 });
    pay = await s.desk.till.addTender.mutate({ ...at(pay), kind: 'cash', cents: 20_000 });
    expect(pay).toMatchObject({ dueCents: 0, changeCents: 5000 });
    const done = await finish(pay);
    const invoice = await s.desk.billing.invoice.query({ id: done.invoiceId });
    expect(invoice).toMatchObject({ state: 'partPaid', paidCents: 20_000, balanceCents: 8000, tipCents: 5000 });
    expect(invoice.tips.map((row) => row.amountCents)).toEqual([2500, 2500]);

    const owed = await s.desk.till.owed.query({ patientId: s.ann });
    expect(owed).toMatchObject({ dueCents: 8000, invoices: [{ id: done.invoiceId, dueCents: 8000 }] });
    const more = { kind: 'bankTransfer' as const, cents: 8001 };
    const payIt = { patientId: s.ann, expectedDueCents: 8000, printReceipt: true };
    expect((await refusalOf(s.desk.till.payInvoices.mutate({ ...payIt, tenders: [more] }))).code).toBe('MONEY_DIFFERS');
    const part = await s.desk.till.payInvoices.mutate({
      ...payIt,
      tenders: [
        { kind: 'bankTransfer', cents: 5000, reference: 'SEPA 9' },
        { kind: 'cash', cents: 4000 },
      ],
    });
    expect(part).toMatchObject({ paidCents: 8000, changeCents: 1000, dueCents: 0 });
    expect(await s.desk.billing.invoice.query({ id: done.invoiceId })).toMatchObject({
      state: 'paid',
      paidCents: 28_000,
      balanceCents: 0,
    });
    expect((await s.owner.ledger.check.query({})).sumCents).toBe(0);
  });

  it('a deposit of the appointment lies on its cart by itself and follows the lines', async () => {
    const booked = await s.desk.scheduling.book.mutate({
      patientId: s.ann,
      startsAt: s.clinic.clock.now() + 40 * 24 * 3_600_000,
      lines: [{ serviceId: s.facial, providerId: s.clinic.ids.staff.injector }],
      outsideHours: true,
    });
    let cart = await s.desk.till.newCart.mutate({ patientId: s.ann });
    cart = await s.desk.till.addDeposit.mutate({ ...at(cart), appointmentId: booked.id, cents: 6000 });
    cart = await s.desk.till.addTender.mutate({ ...at(cart), kind: 'cardTerminal', cents: 6000 });
    await finish(cart);
    let visit: Cart = await s.desk.till.cartFor.mutate({ appointmentId: booked.id });
    expect(visit.tenders).toMatchObject([{ kind: 'deposit', cents: 0 }]);
    visit = await s.desk.till.addProduct.mutate({ ...at(visit), productId: s.shelf.cream });
    expect(visit.tenders).toMatchObject([{ kind: 'deposit', cents: 4899 }]);
    visit = await s.desk.till.addProduct.mutate({ ...at(visit), productId: s.shelf.cream });
    expect(visit).toMatchObject({ dueCents: 9799 - 6000, tenders: [{ kind: 'deposit', cents: 6000 }] });
    visit = await s.desk.till.addTender.mutate({ ...at(visit), kind: 'cash', cents: 3799 });
    const done = await finish(visit);
    const of = await journalOf(s, done.invoiceId);
    expect([of('deposits'), of('patient_receivable')]).toEqual([6000, 0]);
  });
});
