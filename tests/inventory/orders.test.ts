import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOfRecord } from '../documents/papers.ts';
import { noPoppler } from '../documents/poppler.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let keeper: Client;
let shelf: Shelf;
let supplierId: string;
beforeAll(async () => {
  clinic = await testClinic();
  keeper = await clinic.as('stockKeeper');
  shelf = await fillShelf(clinic, keeper);
  const supplier = await keeper.inventory.addSupplier.mutate({
    name: 'Aesthetica Wholesale',
    contact: 'Wendy Wholesale',
    accountNumber: 'LR-4410',
    leadDays: 3,
    minimumCents: 50_000,
  });
  supplierId = supplier.id;
  await keeper.inventory.saveSoldProduct.mutate({
    supplierId,
    productId: shelf.botox,
    article: 'BTX-100',
    pack: 5,
    costCents: 42_000,
    preferred: true,
  });
});
afterAll(() => clinic.close());

const draft = (lines = [{ productId: shelf.botox, packages: 3, costCents: 42_000 }]) =>
  keeper.inventory.startOrder.mutate({ supplierId, locationId: shelf.locationId, lines });
const sheet = (id: string) => keeper.inventory.order.query({ id });
const vials = (orderId: string, containers: number, more: { takeExcess?: boolean; costCents?: number } = {}) =>
  keeper.inventory.receiveOnOrder.mutate({
    orderId,
    productId: shelf.botox,
    lot: 'C7001',
    expiresOn: '2027-01-31',
    locationId: shelf.locationId,
    containers,
    ...more,
  });

describe('suppliers', () => {
  it('stand on one list once, with what they sell; one of them is the usual one', async () => {
    const again = keeper.inventory.addSupplier.mutate({ name: 'Aesthetica Wholesale' });
    expect((await refusalOf(again)).code).toBe('DUPLICATE');
    const other = await keeper.inventory.addSupplier.mutate({ name: 'Borough Medical' });
    const sold = { supplierId: other.id, productId: shelf.botox, costCents: 41_000, preferred: true };
    await keeper.inventory.saveSoldProduct.mutate(sold);
    expect((await refusalOf(keeper.inventory.saveSoldProduct.mutate(sold))).code).toBe('DUPLICATE');
    const { products } = await keeper.inventory.suppliers.query({});
    expect(products.map((row) => [row.article, row.preferred])).toEqual([
      ['BTX-100', false],
      ['', true],
    ]);
    const line = products.find((row) => row.supplierId === other.id);
    await keeper.inventory.dropSoldProduct.mutate({ id: line?.id ?? '', expectedVersion: line?.version ?? 0 });
    await keeper.inventory.updateSupplier.mutate({
      id: other.id,
      name: 'Borough Medical',
      active: false,
      expectedVersion: 1,
    });
    const late = keeper.inventory.startOrder.mutate({
      supplierId: other.id,
      locationId: shelf.locationId,
      lines: [],
    });
    expect((await refusalOf(late)).sentence).toContain('Nothing is ordered from Borough Medical');
    const injector = await clinic.as('injector');
    expect((await refusalOf(injector.inventory.addSupplier.mutate({ name: 'X' }))).code).toBe('NOT_ALLOWED');
  });
});

describe('an order', () => {
  it('is changed as a draft only, sent under the next number, and kept as a record', async () => {
    const { id, version } = await draft();
    const saved = await keeper.inventory.saveOrder.mutate({
      id,
      locationId: shelf.locationId,
      note: 'Deliver before ten',
      lines: [
        { productId: shelf.botox, packages: 5, costCents: 42_000 },
        { productId: shelf.cream, packages: 12, costCents: 1500 },
      ],
      expectedVersion: version,
    });
    const stale = { id, locationId: shelf.locationId, lines: [], expectedVersion: version };
    expect((await refusalOf(keeper.inventory.saveOrder.mutate(stale))).code).toBe('CHANGED_ELSEWHERE');
    const sent = await keeper.inventory.sendOrder.mutate({ id, expectedVersion: saved.version });
    expect(sent.number).toBe(1001);
    const { order, lines } = await sheet(id);
    expect(order).toMatchObject({ state: 'sent', totalCents: 228_000, expectedOn: '2026-03-13', late: false });
    expect(lines.map((line) => [line.article, line.packages, line.received])).toEqual([
      ['BTX-100', 5, 0],
      ['', 12, 0],
    ]);
    const late = keeper.inventory.saveOrder.mutate({ ...stale, expectedVersion: sent.version });
    expect((await refusalOf(late)).sentence).toContain('has been sent');
    const empty = await draft([]);
    const nothing = keeper.inventory.sendOrder.mutate({ id: empty.id, expectedVersion: 1 });
    expect((await refusalOf(nothing)).sentence).toContain('nothing on this order');
    await keeper.inventory.cancelOrder.mutate({ id: empty.id, expectedVersion: 1, reason: 'Not needed' });
    const next = await draft();
    expect((await keeper.inventory.sendOrder.mutate({ id: next.id, expectedVersion: 1 })).number).toBe(1002);
    await keeper.inventory.cancelOrder.mutate({ id: next.id, expectedVersion: 2, reason: 'Out of stock there' });
    expect((await sheet(next.id)).order).toMatchObject({ state: 'cancelled', closeReason: 'Out of stock there' });
  });

  it.skipIf(noPoppler !== undefined)('is written on paper as it was sent', async () => {
    const { id } = await keeper.inventory.startOrder.mutate({
      supplierId,
      locationId: shelf.locationId,
      note: 'Deliver before ten',
      lines: [{ productId: shelf.botox, packages: 5, costCents: 42_000 }],
    });
    const { number, documentId } = await keeper.inventory.sendOrder.mutate({ id, expectedVersion: 1 });
    const words = await wordsOfRecord(clinic, keeper, documentId);
    for (const text of [`Purchase order ${number}`, 'Wendy Wholesale', 'LR-4410', 'BTX-100', 'Deliver before ten'])
      expect(words).toContain(text);
    expect(words).toMatch(/Botox Cosmetic 100 U, 100 U a package\s+5\s+\$420\.00\s+\$2,100\.00/);
    await keeper.inventory.cancelOrder.mutate({ id, expectedVersion: 2, reason: 'Only to look at it' });
  });

  it('is received lot by lot: short stays open, too much is asked about, another price is noted', async () => {
    const { id } = await draft();
    await keeper.inventory.sendOrder.mutate({ id, expectedVersion: 1 });
    const first = await vials(id, 2);
    expect(first).toMatchObject({ state: 'partReceived', costCents: 84_000, orderedCents: 84_000 });
    expect(first.sentence).toBe('Botox Cosmetic 100 U: 200 U of 300 U are here, 100 U are still to come.');
    expect(first.containers).toHaveLength(2);
    const tooMuch = await refusalOf(vials(id, 3));
    expect(tooMuch).toMatchObject({ code: 'NOT_NOW', details: { reason: 'excess', excess: 200_000 } });
    expect(tooMuch.sentence).toContain('200 U too much');
    const last = await vials(id, 3, { takeExcess: true, costCents: 129_000 });
    expect(last).toMatchObject({ state: 'received', costCents: 129_000, orderedCents: 126_000 });
    expect(last.sentence).toContain('200 U more than the 300 U ordered');
    const { products } = await keeper.inventory.suppliers.query({});
    expect(products.find((row) => row.productId === shelf.botox)?.costCents).toBe(43_000);
    const { order, receipts } = await sheet(id);
    expect(order).toMatchObject({ state: 'received', complete: 1, closedByName: 'Stan Keeper' });
    expect(receipts.map((row) => [row.quantity, row.costCents, row.orderedCents])).toEqual([
      [200_000, 84_000, 84_000],
      [300_000, 129_000, 126_000],
    ]);
    expect((await refusalOf(vials(id, 1))).sentence).toContain('it is closed');
  });

  it('that comes short is closed with a reason; what was not ordered is not taken in on it', async () => {
    const { id } = await draft([
      { productId: shelf.botox, packages: 1, costCents: 42_000 },
      { productId: shelf.cream, packages: 10, costCents: 1500 },
    ]);
    const sent = await keeper.inventory.sendOrder.mutate({ id, expectedVersion: 1 });
    const early = keeper.inventory.closeOrder.mutate({ id, expectedVersion: sent.version, reason: 'x' });
    expect((await refusalOf(early)).code).toBe('NOT_NOW');
    const cream = { orderId: id, productId: shelf.cream, lot: 'CR9', expiresOn: '2027-06-30' };
    await keeper.inventory.receiveOnOrder.mutate({ ...cream, locationId: shelf.locationId, quantity: 7000 });
    const wrong = keeper.inventory.receiveOnOrder.mutate({
      ...cream,
      productId: shelf.filler,
      locationId: shelf.locationId,
      containers: 1,
    });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'NOT_FOUND', details: { reason: 'notOrdered' } });
    const { order } = await sheet(id);
    const cancel = keeper.inventory.cancelOrder.mutate({ id, expectedVersion: order.version, reason: 'x' });
    expect((await refusalOf(cancel)).sentence).toContain('here already');
    await keeper.inventory.closeOrder.mutate({ id, expectedVersion: order.version, reason: 'Three are out of stock' });
    expect((await sheet(id)).order).toMatchObject({ state: 'closedShort', closeReason: 'Three are out of stock' });
  });
});
