import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandText } from '../../db/scheduling/demand/queries.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, receiveVials, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let keeper: Client;
let owner: Client;
let shelf: Shelf;
let supplierId: string;
const day = 86_400_000;

beforeAll(async () => {
  clinic = await testClinic();
  [keeper, owner] = await Promise.all([clinic.as('stockKeeper'), clinic.as('owner')]);
  shelf = await fillShelf(clinic, keeper);
  supplierId = (await keeper.inventory.addSupplier.mutate({ name: 'Aesthetica Wholesale' })).id;
  await receiveVials(keeper, shelf, shelf.botox, { containers: 2, costCents: 80_000 });
});
afterAll(() => clinic.close());

const suggestion = async (productId: string) =>
  (await keeper.inventory.suggestions.query({})).suggestions.find((row) => row.productId === productId);

async function bookBotox(days: number, many: number): Promise<void> {
  const service = await owner.catalog.addService.mutate({
    name: `Botox ${days}`,
    category: 'Injectables',
    durationMinutes: 20,
    pricing: 'perUnit',
    priceCents: 1400,
    productId: shelf.botox,
    estimatedQuantity: 30_000,
  });
  for (let turn = 0; turn < many; turn++) {
    const patient = await owner.patients.create.mutate({
      givenName: `Pia${days}${turn}`,
      familyName: 'Planned',
      birthDate: `${1960 + days}-0${turn + 1}-01`,
    });
    await owner.scheduling.book.mutate({
      patientId: patient.id,
      startsAt: clinic.clock.now() + days * day + turn * 3_600_000,
      lines: [{ serviceId: service.id, providerId: clinic.ids.staff.owner }],
      outsideHours: true,
    });
  }
}

describe('what to order', () => {
  it('comes of what is there, what is booked in two weeks and what is on order, and explains itself', async () => {
    expect(await suggestion(shelf.botox)).toBeUndefined();
    await bookBotox(3, 3);
    await bookBotox(20, 2);
    expect(await suggestion(shelf.botox)).toMatchObject({
      packages: 1,
      urgency: 'coming',
      sentence: '200 U on hand, 3 booked use 90 U, reorder below 200 U',
      supplierId: null,
    });
    const sold = { supplierId, productId: shelf.botox, article: 'B1', pack: 4, costCents: 41_000, preferred: true };
    await keeper.inventory.saveSoldProduct.mutate(sold);
    expect(await suggestion(shelf.botox)).toMatchObject({
      packages: 4,
      supplierName: 'Aesthetica Wholesale',
      costCents: 41_000,
    });
    const lines = [{ productId: shelf.botox, packages: 4, costCents: 41_000 }];
    const order = { supplierId, locationId: shelf.locationId, lines };
    const { id } = await keeper.inventory.startOrder.mutate(order);
    expect(await suggestion(shelf.botox)).toBeUndefined();
    await keeper.inventory.cancelOrder.mutate({ id, expectedVersion: 1, reason: 'Not now' });
    expect(await suggestion(shelf.botox)).toMatchObject({ packages: 4 });
  });

  it('tells critical from low; a vial past its use time is not there any more', async () => {
    const products = await keeper.inventory.products.query({});
    const botox = products.products.find((row) => row.id === shelf.botox);
    if (!botox) throw new Error('Botox is on the shelf.');
    const { id, name, kind, unit, packageSize, gtin, reconstituted, beyondUseHours, reorderPoint, version } = botox;
    const fields = { id, name, kind, unit, packageSize, gtin, reconstituted, beyondUseHours, reorderPoint };
    const tooHigh = { ...fields, criticalLevel: reorderPoint + 1, active: true, expectedVersion: version };
    expect((await refusalOf(keeper.inventory.updateProduct.mutate(tooHigh))).sentence).toContain('critical at less');
    await keeper.inventory.updateProduct.mutate({ ...tooHigh, criticalLevel: 100_000 });
    const level = async () =>
      (await keeper.inventory.onHand.query({})).products.find((row) => row.productId === shelf.botox);
    expect(await level()).toMatchObject({ onHand: 200_000, level: null });
    const [vial] = (await keeper.inventory.containers.query({ productId: shelf.botox })).containers;
    await keeper.inventory.open.mutate({ containerId: vial?.id ?? '', diluentMl: 2500, expectedVersion: 1 });
    clinic.clock.advance(day);
    const late = await clinic.as('stockKeeper');
    const after = (await late.inventory.onHand.query({})).products.find((row) => row.productId === shelf.botox);
    expect(after).toMatchObject({ onHand: 100_000, level: 'critical' });
    expect((await late.inventory.suggestions.query({})).suggestions[0]).toMatchObject({
      productId: shelf.botox,
      urgency: 'critical',
    });
  });

  it('asks the appointments by their time and scans none of them', () => {
    const plan = clinic.opened.store.read.raw
      .prepare<[number, number], { detail: string }>(`EXPLAIN QUERY PLAN ${demandText}`)
      .all(0, 1)
      .map((row) => row.detail);
    expect(plan.filter((line) => /SCAN (a|l)\b/.test(line))).toEqual([]);
    expect(plan.some((line) => line.includes('appointments_starts_at'))).toBe(true);
  });
});
