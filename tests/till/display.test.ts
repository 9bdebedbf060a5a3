import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene, treatedCart } from './scene.ts';

describe.each(['process', 'http'] as const)("the customer's screen, by %s", (via) => {
  let s: TillScene;
  afterEach(() => s.clinic.close());

  it('follows the cart that the till shows, through tip and tender to the change, and tells nobody’s name', async () => {
    s = await tillScene(via);
    const screen = async () => (await s.desk.till.display.query({})).cart;
    expect(await screen()).toBeNull();
    const { cart } = await treatedCart(s);
    expect(await screen(), 'a cart that no till shows').toBeNull();
    await s.desk.till.showToCustomer.mutate({ cartId: cart.id });
    expect(await screen()).toMatchObject({ id: cart.id, paid: false, totalCents: cart.totalCents, tenders: [] });

    const tip = await s.desk.till.setTip.mutate({
      cartId: cart.id,
      tipCents: 2000,
      staffId: s.clinic.ids.staff.injector,
      expectedVersion: cart.version,
    });
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cash',
      cents: 40_000,
      expectedVersion: tip.version,
    });
    const before = await screen();
    expect(before).toMatchObject({ tipCents: 2000, changeCents: paid.changeCents, tenders: [{ kind: 'cash' }] });
    await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version, printReceipt: false });
    const after = await screen();
    expect(after).toMatchObject({ paid: true, totalCents: cart.totalCents, changeCents: paid.changeCents });
    expect(after?.lines).toHaveLength(before?.lines.length ?? 0);
    for (const text of [JSON.stringify(before), JSON.stringify(after)]) {
      for (const name of ['Ann', 'Lee', 'Ingrid', 'Fran', 'lot']) expect(text).not.toContain(name);
    }

    await s.desk.till.showToCustomer.mutate({ cartId: null });
    expect(await screen()).toBeNull();
  });

  it('belongs to its station and to those who may use the till; a locked till shows nothing', async () => {
    s = await tillScene(via);
    const cart = await s.desk.till.newCart.mutate({});
    await s.desk.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      expectedVersion: cart.version,
    });
    await s.desk.till.showToCustomer.mutate({ cartId: cart.id });
    expect((await s.owner.till.display.query({})).cart, 'the same PC').toMatchObject({ id: cart.id });
    const elsewhere = await s.clinic.as('frontDesk', 2);
    expect((await elsewhere.till.display.query({})).cart).toBeNull();
    expect(await refusalOf(s.keeper.till.display.query({}))).toMatchObject({ code: 'NOT_ALLOWED' });
    await s.desk.session.lock.mutate({});
    expect(await refusalOf(s.desk.till.display.query({}))).toMatchObject({ code: 'LOCKED' });
    // a cart that is gone shows as none
    await s.owner.till.showToCustomer.mutate({ cartId: 'nothing' });
    expect(await s.owner.till.display.query({})).toEqual({ cart: null });
  });
});
