import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { receiveVials } from '../inventory/stockClinic.ts';
import { type TillScene, tillScene, treatedCart, visit } from './scene.ts';

describe('a cart', () => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene()));
  afterAll(() => s.clinic.close());

  async function withCream(quantity = 1000) {
    const cart = await s.desk.till.newCart.mutate({ patientId: s.ann });
    return s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      quantity,
      expectedVersion: cart.version,
    });
  }

  it('is one per visit, whoever opens it, and waits in the list', async () => {
    const { appointmentId, cart } = await treatedCart(s);
    const again = await s.owner.till.cartFor.mutate({ appointmentId });
    expect(again).toMatchObject({ id: cart.id, version: cart.version });
    const open = await s.desk.till.open.query({});
    expect(open.visits).toMatchObject([{ appointmentId, patientName: 'Ann Lee', cartId: cart.id, charges: 1 }]);
    expect(open.carts).toMatchObject([{ id: cart.id, lines: 1, goodsCents: 28_000, stationName: 'Front desk' }]);
  });

  it('edits tell what was seen; an old version is refused with the current cart', async () => {
    const cart = await withCream();
    const [line] = cart.lines;
    const edit = { cartId: cart.id, lineId: line?.id ?? '', expectedVersion: cart.version };
    const two = await s.desk.till.setQuantity.mutate({ ...edit, quantity: 2000 });
    expect(two).toMatchObject({ version: cart.version + 1, goodsCents: 9000 });
    const refused = await refusalOf(s.owner.till.removeLine.mutate(edit));
    expect(refused).toMatchObject({
      code: 'CHANGED_ELSEWHERE',
      details: { current: { version: two.version, goodsCents: 9000 } },
    });
    const more = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      quantity: 1000,
      expectedVersion: two.version,
    });
    expect(more.lines).toMatchObject([{ quantity: 3000 }]);
    const none = await s.desk.till.removeLine.mutate({ ...edit, expectedVersion: more.version });
    expect(none).toMatchObject({ lines: [], totalCents: 0 });
    const gone = await s.desk.till.abandon.mutate({ cartId: cart.id, expectedVersion: none.version });
    expect(gone.state).toBe('abandoned');
  });

  it('refuses what cannot be sold while the customer can still decide', async () => {
    const cart = await withCream(9000);
    const add = { cartId: cart.id, expectedVersion: cart.version };
    const short = await refusalOf(s.desk.till.addProduct.mutate({ ...add, productId: s.shelf.cream, quantity: 2000 }));
    expect(short).toMatchObject({ code: 'STOCK_REFUSED', details: { remaining: 10_000 } });
    expect((await refusalOf(s.desk.till.addProduct.mutate({ ...add, productId: s.shelf.botox }))).code).toBe(
      'SCAN_REFUSED',
    );
    const [vial] = (await receiveVials(s.keeper, s.shelf, s.shelf.botox, { lot: 'C9' })).containers;
    const container = await refusalOf(s.desk.till.addProduct.mutate({ ...add, raw: vial?.code ?? '' }));
    expect(container).toMatchObject({ code: 'SCAN_REFUSED', details: { reason: 'container' } });
    expect((await refusalOf(s.desk.till.addProduct.mutate({ ...add, raw: '4006381333932' }))).code).toBe(
      'SCAN_REFUSED',
    );
    expect(
      (await refusalOf(s.desk.till.addProduct.mutate({ ...add, productId: s.shelf.cream, quantity: 1500 }))).code,
    ).toBe('BAD_INPUT');
    expect((await refusalOf(s.desk.till.addProduct.mutate(add))).code).toBe('BAD_INPUT');
  });

  it('a discount has a reason and never exceeds its line; a share follows the quantity', async () => {
    const cart = await withCream(2000);
    const [line] = cart.lines;
    const edit = { cartId: cart.id, lineId: line?.id ?? '' };
    const at = { ...edit, expectedVersion: cart.version };
    expect((await refusalOf(s.desk.till.setDiscount.mutate({ ...at, discount: { cents: 500 } }))).code).toBe(
      'BAD_INPUT',
    );
    const refused = await refusalOf(
      s.desk.till.setDiscount.mutate({ ...at, discount: { cents: 9001 }, reason: 'too kind' }),
    );
    expect(refused).toMatchObject({ code: 'MONEY_DIFFERS', sentence: expect.stringContaining('$90.00') as string });
    expect(
      (await refusalOf(s.injector.till.setDiscount.mutate({ ...at, discount: { cents: 1 }, reason: 'not mine' }))).code,
    ).toBe('NOT_ALLOWED');
    const share = await s.desk.till.setDiscount.mutate({ ...at, discount: { rate: 250_000 }, reason: 'Staff' });
    expect(share.discountCents).toBe(2250);
    const one = await s.desk.till.setQuantity.mutate({ ...edit, quantity: 1000, expectedVersion: share.version });
    expect(one).toMatchObject({ discountCents: 1125, taxCents: 300, totalCents: 3675 });
    const fixed = await s.desk.till.setDiscount.mutate({
      ...edit,
      discount: { cents: 4500 },
      reason: 'Replacement',
      expectedVersion: one.version,
    });
    expect(fixed.totalCents).toBe(0);
    const two = await s.desk.till.setQuantity.mutate({ ...edit, quantity: 2000, expectedVersion: fixed.version });
    const half = await s.desk.till.setDiscount.mutate({
      ...edit,
      discount: { cents: 8000 },
      reason: 'Replacement',
      expectedVersion: two.version,
    });
    expect(
      (await refusalOf(s.desk.till.setQuantity.mutate({ ...edit, quantity: 1000, expectedVersion: half.version })))
        .code,
    ).toBe('MONEY_DIFFERS');
    const off = await s.desk.till.setDiscount.mutate({ ...edit, discount: null, expectedVersion: half.version });
    expect(off.lines[0]).toMatchObject({ discountCents: 0, discountReason: null });
    const all = await s.desk.till.setDiscount.mutate({
      ...edit,
      discount: { rate: 1_000_000 },
      reason: 'Gift',
      expectedVersion: off.version,
    });
    const done = await s.desk.till.finish.mutate({
      cartId: cart.id,
      expectedVersion: all.version,
      printReceipt: false,
    });
    expect(done).toMatchObject({ totalCents: 0, drawerKicked: false });
  });

  it('treatments stay on the bill', async () => {
    const { cart } = await treatedCart(s, { drawn: 5000, charted: 5000 });
    const refused = await refusalOf(
      s.desk.till.removeLine.mutate({
        cartId: cart.id,
        lineId: cart.lines[0]?.id ?? '',
        expectedVersion: cart.version,
      }),
    );
    expect(refused).toMatchObject({ code: 'NOT_NOW', sentence: expect.stringContaining('discount') as string });
  });

  it('tenders: a card never exceeds what is due, cash gives change, all can be taken back', async () => {
    const cart = await withCream();
    const at = { cartId: cart.id };
    const card = { ...at, kind: 'cardTerminal' as const };
    expect(
      await refusalOf(s.desk.till.addTender.mutate({ ...card, cents: 4900, expectedVersion: cart.version })),
    ).toMatchObject({
      code: 'MONEY_DIFFERS',
      details: { dueCents: 4899 },
    });
    const short = await s.desk.till.addTender.mutate({ ...card, cents: 1000, expectedVersion: cart.version });
    expect((await refusalOf(s.desk.till.finish.mutate({ ...at, expectedVersion: short.version }))).sentence).toContain(
      '$38.99',
    );
    const cash = await s.desk.till.addTender.mutate({
      ...at,
      kind: 'cash',
      cents: 4000,
      expectedVersion: short.version,
    });
    expect(cash).toMatchObject({ dueCents: 0, changeCents: 101, quickCash: [] });
    expect(
      (await refusalOf(s.desk.till.addTender.mutate({ ...card, cents: 1, expectedVersion: cash.version }))).code,
    ).toBe('NOT_NOW');
    expect((await refusalOf(s.desk.till.abandon.mutate({ ...at, expectedVersion: cash.version }))).code).toBe(
      'NOT_NOW',
    );
    const [line] = cash.lines;
    const cheaper = await s.desk.till.setDiscount.mutate({
      ...at,
      lineId: line?.id ?? '',
      discount: { rate: 900_000 },
      reason: 'Damaged box',
      expectedVersion: cash.version,
    });
    expect(cheaper).toMatchObject({ totalCents: 490, overCents: 510, changeCents: 0 });
    expect((await refusalOf(s.desk.till.finish.mutate({ ...at, expectedVersion: cheaper.version }))).code).toBe(
      'MONEY_DIFFERS',
    );
    const first = cheaper.tenders.find((tender) => tender.kind === 'cardTerminal')?.id ?? '';
    const onlyCash = await s.desk.till.removeTender.mutate({
      ...at,
      tenderId: first,
      expectedVersion: cheaper.version,
    });
    expect(onlyCash).toMatchObject({ changeCents: 3510, overCents: 0 });
    expect(await s.desk.till.finish.mutate({ ...at, expectedVersion: onlyCash.version })).toMatchObject({
      changeCents: 3510,
    });
  });

  it('a tip is for somebody of the staff', async () => {
    const cart = await withCream();
    const tip = { cartId: cart.id, tipCents: 500, expectedVersion: cart.version };
    expect((await refusalOf(s.desk.till.setTip.mutate(tip))).code).toBe('BAD_INPUT');
    expect((await refusalOf(s.desk.till.setTip.mutate({ ...tip, staffId: s.ann }))).code).toBe('NOT_FOUND');
    const given = await s.desk.till.setTip.mutate({ ...tip, staffId: s.clinic.ids.staff.injector2 });
    expect(given).toMatchObject({ tipCents: 500, dueCents: 4899 + 500 });
    const none = await s.desk.till.setTip.mutate({ ...tip, tipCents: 0, expectedVersion: given.version });
    expect(none).toMatchObject({ tipCents: 0, tips: [] });
  });

  it('who buys a cream before the treatment is not done', async () => {
    const { appointmentId } = await visit(s);
    const cart = await s.desk.till.cartFor.mutate({ appointmentId });
    const cream = await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      expectedVersion: cart.version,
    });
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cash',
      cents: 5000,
      expectedVersion: cream.version,
    });
    await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version });
    expect((await s.desk.scheduling.visit.query({ appointmentId })).appointment.state).toBe('booked');
    const next = await s.desk.till.cartFor.mutate({ appointmentId });
    expect(next.id).not.toBe(cart.id);
  });
});
