import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hour } from '../../electron/kernel/dates.ts';
import { refusalOf } from '../harness.ts';
import { type TillScene, tillScene } from './scene.ts';

describe('a drawer', () => {
  let s: TillScene;
  beforeAll(async () => void (s = await tillScene('process', { drawer: false })));
  afterAll(() => s.clinic.close());

  async function creamCart() {
    const cart = await s.desk.till.newCart.mutate({});
    return s.desk.till.addProduct.mutate({ cartId: cart.id, productId: s.shelf.cream, expectedVersion: cart.version });
  }

  it('must be open for cash, not for a card', async () => {
    const cart = await creamCart();
    const tender = { cartId: cart.id, cents: 4899, expectedVersion: cart.version };
    expect((await refusalOf(s.desk.till.addTender.mutate({ ...tender, kind: 'cash' }))).code).toBe('DRAWER_CLOSED');
    const card = await s.desk.till.addTender.mutate({ ...tender, kind: 'cardTerminal' });
    expect(await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: card.version })).toMatchObject({
      number: 1,
    });
  });

  it('is opened with a count, closed with a count, and over or short needs a note', async () => {
    expect((await refusalOf(s.desk.till.openDrawer.mutate({ openingCount: { '300': 2 } }))).code).toBe('BAD_INPUT');
    const opened = await s.desk.till.openDrawer.mutate({ openingCount: { '10000': 1, '25': 4 } });
    expect(opened.session).toMatchObject({ floatCents: 10_100, expectedCents: 10_100, stale: false });
    expect((await refusalOf(s.desk.till.openDrawer.mutate({ openingCount: {} }))).code).toBe('NOT_NOW');
    const cart = await creamCart();
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cash',
      cents: 5000,
      expectedVersion: cart.version,
    });
    await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version });
    const close = { closingCount: { '10000': 1, '5000': 1 }, expectedVersion: opened.session?.version ?? 0 };
    const refused = await refusalOf(s.desk.till.closeDrawer.mutate(close));
    expect(refused).toMatchObject({ code: 'BAD_INPUT', details: { overShortCents: 1 } });
    const closed = await s.desk.till.closeDrawer.mutate({
      ...close,
      note: 'One cent found',
      openReason: 'A receipt waits for the printer',
    });
    expect(closed).toMatchObject({ expectedCents: 14_999, countedCents: 15_000, overShortCents: 1 });
    expect((await s.desk.till.drawer.query({})).session).toBeNull();
    expect((await refusalOf(s.desk.till.closeDrawer.mutate(close))).code).toBe('DRAWER_CLOSED');
    const { lines } = await s.owner.ledger.journal.query({ limit: 5000 });
    const sum = (account: string) =>
      lines
        .filter((row) => row.account === account && row.sourceKind !== 'stockMove')
        .reduce((all, row) => all + row.amountCents, 0);
    expect([sum('cash_drawer'), sum('over_short'), sum('bank')]).toEqual([0, -1, 4900]);
  });

  it('of yesterday must be closed before anything is taken', async () => {
    await s.desk.till.openDrawer.mutate({ openingCount: { '10000': 1 } });
    s.clinic.clock.advance(24 * hour);
    s.desk = await s.clinic.as('frontDesk');
    const drawer = await s.desk.till.drawer.query({});
    expect(drawer.session).toMatchObject({ stale: true, businessDate: '2026-03-10' });
    const cart = await creamCart();
    for (const kind of ['cash', 'cardTerminal'] as const) {
      const refused = await refusalOf(
        s.desk.till.addTender.mutate({ cartId: cart.id, kind, cents: 100, expectedVersion: cart.version }),
      );
      expect(refused).toMatchObject({ code: 'NOT_NOW', sentence: expect.stringContaining('2026-03-10') as string });
    }
    expect((await refusalOf(s.desk.till.openDrawer.mutate({ openingCount: {} }))).sentence).toContain('never closed');
    await s.desk.till.closeDrawer.mutate({
      closingCount: { '10000': 1 },
      openReason: 'It was forgotten yesterday',
      expectedVersion: drawer.session?.version ?? 0,
    });
    await s.desk.till.openDrawer.mutate({ openingCount: { '2000': 1 } });
    const paid = await s.desk.till.addTender.mutate({
      cartId: cart.id,
      kind: 'cash',
      cents: 4899,
      expectedVersion: cart.version,
    });
    const done = await s.desk.till.finish.mutate({ cartId: cart.id, expectedVersion: paid.version });
    expect((await s.desk.billing.invoice.query({ id: done.invoiceId })).businessDate).toBe('2026-03-11');
  });

  it('belongs to its PC', async () => {
    const second = await s.clinic.as('frontDesk', 2);
    expect((await second.till.drawer.query({})).session).toBeNull();
    const cart = await second.till.newCart.mutate({});
    const filled = await second.till.addProduct.mutate({
      cartId: cart.id,
      productId: s.shelf.cream,
      expectedVersion: cart.version,
    });
    const cash = { cartId: cart.id, kind: 'cash' as const, cents: 5000, expectedVersion: filled.version };
    expect((await refusalOf(second.till.addTender.mutate(cash))).code).toBe('DRAWER_CLOSED');
  });
});
