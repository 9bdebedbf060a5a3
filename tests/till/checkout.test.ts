import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { creamGtin } from '../inventory/stockClinic.ts';
import { type TillScene, tillScene, treatedCart } from './scene.ts';

describe.each(['process', 'http'] as const)('a visit is paid (%s)', (via) => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene(via)));
  afterAll(() => s.clinic.close());

  it('from charge to invoice: scan, discount, tip, split tender, change, receipt, board', async () => {
    const { appointmentId, cart: begun } = await treatedCart(s);
    expect(begun.lines).toMatchObject([
      { kind: 'service', description: 'Botox', quantity: 20_000, unit: 'U', goodsCents: 28_000, taxCents: 0 },
    ]);
    expect(begun.lines[0]?.lots).toMatchObject([{ lot: 'C7001', expiresOn: '2027-01-31', quantity: 20_000 }]);
    expect(begun.check).toMatchObject({ blocked: false });
    const till = s.desk.till;
    const cartId = begun.id;
    let cart: typeof begun = await till.addProduct.mutate({ cartId, raw: creamGtin, expectedVersion: begun.version });
    expect(cart.lines[1]).toMatchObject({
      kind: 'retail',
      description: 'Repair cream',
      goodsCents: 4500,
      taxCents: 399,
    });
    const [botox, cream] = cart.lines;
    cart = await till.setDiscount.mutate({
      cartId,
      lineId: cream?.id ?? '',
      discount: { rate: 100_000 },
      reason: 'Birthday',
      expectedVersion: cart.version,
    });
    cart = await till.setDiscount.mutate({
      cartId,
      lineId: botox?.id ?? '',
      discount: { cents: 1000 },
      reason: 'First visit',
      expectedVersion: cart.version,
    });
    expect(cart).toMatchObject({ goodsCents: 32_500, discountCents: 1450, taxCents: 359, totalCents: 31_409 });
    const twenty = cart.tipChoices.find((choice) => choice.percent === 20)?.cents ?? 0;
    expect(twenty).toBe(6500);
    cart = await till.setTip.mutate({
      cartId,
      tipCents: twenty,
      staffId: s.clinic.ids.staff.injector,
      expectedVersion: cart.version,
    });
    expect(cart).toMatchObject({
      totalCents: 31_409,
      tipCents: 6500,
      dueCents: 37_909,
      tips: [{ name: 'Ingrid Injector', cents: 6500 }],
    });
    cart = await till.addTender.mutate({
      cartId,
      kind: 'cardTerminal',
      cents: 20_000,
      reference: 'T-1041',
      expectedVersion: cart.version,
    });
    expect(cart.dueCents).toBe(17_909);
    cart = await till.addTender.mutate({ cartId, kind: 'cash', cents: 20_000, expectedVersion: cart.version });
    expect(cart).toMatchObject({ dueCents: 0, changeCents: 2091 });

    const done = await till.finish.mutate({ cartId, expectedVersion: cart.version, printReceipt: true });
    expect(done).toMatchObject({ number: 1, totalCents: 31_409, tipCents: 6500, changeCents: 2091 });
    expect(done.printJobId).not.toBeNull();
    expect(done.printProblem).toContain('printer');

    const invoice = await s.desk.billing.invoice.query({ id: done.invoiceId });
    expect(invoice).toMatchObject({
      number: 1,
      state: 'paid',
      paidCents: 31_409,
      balanceCents: 0,
      tipCents: 6500,
      patientName: 'Ann Lee',
    });
    expect(
      invoice.payments.map(({ kind, amountCents, tipCents, changeCents, reference }) => ({
        kind,
        amountCents,
        tipCents,
        changeCents,
        reference,
      })),
    ).toEqual([
      { kind: 'cardTerminal', amountCents: 20_000, tipCents: 0, changeCents: 0, reference: 'T-1041' },
      { kind: 'cash', amountCents: 11_409, tipCents: 6500, changeCents: 2091, reference: null },
    ]);
    expect(invoice.lines.map((line) => line.paidCents)).toEqual(invoice.lines.map((line) => line.totalCents));
    expect(invoice.lines.map((line) => line.lots[0]?.lot)).toEqual(['C7001', 'CR1']);

    const { lines } = await s.owner.ledger.journal.query({ limit: 5000 });
    const of = (account: string) =>
      lines
        .filter((row) => row.account === account && row.invoiceId === done.invoiceId)
        .reduce((sum, row) => sum + row.amountCents, 0);
    expect(of('patient_receivable')).toBe(0);
    expect(of('revenue.services')).toBe(-28_000);
    expect(of('revenue.retail')).toBe(-4500);
    expect(of('discounts')).toBe(1450);
    expect(of('tax_payable')).toBe(-359);
    expect(of('tips_payable')).toBe(-6500);
    expect(of('card_clearing')).toBe(20_000);
    expect(of('cash_drawer')).toBe(17_909);
    expect((await s.owner.ledger.check.query({})).sumCents).toBe(0);

    const board = await s.desk.scheduling.visit.query({ appointmentId });
    expect(board.appointment.state).toBe('done');
    expect((await s.desk.till.drawer.query({})).session).toMatchObject({
      cashCents: 17_909,
      cardCents: 20_000,
      expectedCents: 20_000 + 17_909,
    });
    const onHand = await s.keeper.inventory.onHand.query({});
    expect(onHand.products.find((product) => product.productId === s.shelf.cream)?.onHand).toBe(9000);
    const paid = await s.desk.till.cart.query({ id: cartId });
    expect(paid).toMatchObject({ state: 'paid', invoiceId: done.invoiceId });
    expect(
      (await refusalOf(till.finish.mutate({ cartId, expectedVersion: paid.version, printReceipt: false }))).code,
    ).toBe('NOT_NOW');
  });

  it('a sale at the counter needs no patient', async () => {
    const cart = await s.desk.till.newCart.mutate({});
    const filled = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      quantity: 2000,
      expectedVersion: cart.version,
    });
    const tendered = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cardTerminal',
      cents: filled.totalCents,
      expectedVersion: filled.version,
    });
    const done = await s.desk.till.finish.mutate({
      cartId: cart.id,
      expectedVersion: tendered.version,
      printReceipt: false,
    });
    expect(done).toMatchObject({ number: 2, totalCents: 9799, changeCents: 0, printJobId: null, drawerKicked: false });
    const day = await s.desk.billing.day.query({});
    expect(day.invoices.map((invoice) => [invoice.number, invoice.patientName])).toEqual([
      [2, null],
      [1, 'Ann Lee'],
    ]);
  });

  it('a typed card number is refused by the door, wherever it is typed', async () => {
    const cart = await s.desk.till.newCart.mutate({});
    const filled = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      quantity: 1000,
      expectedVersion: cart.version,
    });
    const tender = { cartId: cart.id, kind: 'cardTerminal' as const, cents: 100, expectedVersion: filled.version };
    const refused = await refusalOf(s.desk.till.addTender.mutate({ ...tender, reference: '4111 1111 1111 1111' }));
    expect(refused.code).toBe('CARD_NUMBER');
    const discount = {
      cartId: cart.id,
      lineId: filled.lines[0]?.id ?? '',
      discount: { cents: 1 },
      expectedVersion: filled.version,
    };
    expect(
      (await refusalOf(s.desk.till.setDiscount.mutate({ ...discount, reason: 'card 5555555555554444' }))).code,
    ).toBe('CARD_NUMBER');
    expect((await s.desk.till.cart.query({ id: cart.id })).tenders).toEqual([]);
  });
});

describe('many at once', () => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene('http')));
  afterAll(() => s.clinic.close());

  it('numbers stay without gaps when many finish together and some are refused', async () => {
    const clients = [s.desk, s.owner, await s.clinic.as('frontDesk'), await s.clinic.as('owner')];
    const carts = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const client = clients[i % clients.length] ?? s.desk;
        const cart = await client.till.newCart.mutate({});
        const filled = await client.till.addProduct.mutate({
          cartId: cart.id,
          productId: s.shelf.cream,
          quantity: 1000,
          expectedVersion: cart.version,
        });
        const paid = await client.till.addTender.mutate({
          cartId: cart.id,
          kind: 'cash',
          cents: filled.totalCents,
          expectedVersion: filled.version,
        });
        return { client, cartId: cart.id, version: paid.version };
      }),
    );
    const outcomes = await Promise.allSettled(
      carts.map(({ client, cartId, version }) =>
        client.till.finish.mutate({ cartId, expectedVersion: version, printReceipt: true }),
      ),
    );
    const numbers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.number] : []));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as { data: { code: string } }] : [],
    );
    expect(refused.map((reason) => reason.data.code)).toEqual(['STOCK_REFUSED', 'STOCK_REFUSED']);
    const onHand = await s.keeper.inventory.onHand.query({});
    expect(onHand.products.find((product) => product.productId === s.shelf.cream)?.onHand).toBe(0);
  });

  it('one cart finished from two places is paid once', async () => {
    const { cart } = await treatedCart(s);
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cash',
      cents: 30_000,
      expectedVersion: cart.version,
    });
    const finish = { cartId: cart.id, expectedVersion: paid.version, printReceipt: true };
    const both = await Promise.allSettled([s.desk.till.finish.mutate(finish), s.owner.till.finish.mutate(finish)]);
    expect(both.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await s.desk.billing.invoices.query({ patientId: s.ann })).invoices).toHaveLength(1);
  });

  it('the same request sent again gives the same answer and no second invoice', async () => {
    const { cart } = await treatedCart(s);
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cardTerminal',
      cents: 28_000,
      expectedVersion: cart.version,
    });
    const finish = { cartId: cart.id, expectedVersion: paid.version, printReceipt: true };
    const key = 'finish-once-1';
    const first = await s.desk.till.finish.mutate(finish, { context: { key } });
    const again = await s.desk.till.finish.mutate(finish, { context: { key } });
    expect(again).toEqual(first);
    expect(
      (await refusalOf(s.desk.till.finish.mutate({ ...finish, printReceipt: false }, { context: { key } }))).code,
    ).toBe('KEY_REUSED');
    expect((await s.desk.billing.invoices.query({ patientId: s.ann })).invoices).toHaveLength(2);
  });
});
