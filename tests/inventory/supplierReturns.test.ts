import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOfRecord } from '../documents/papers.ts';
import { noPoppler } from '../documents/poppler.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, receiveCreams, receiveVials, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let keeper: Client;
let owner: Client;
let shelf: Shelf;
let supplierId: string;
let creamLot: string;
beforeAll(async () => {
  clinic = await testClinic();
  [keeper, owner] = await Promise.all([clinic.as('stockKeeper'), clinic.as('owner')]);
  shelf = await fillShelf(clinic, keeper);
  supplierId = (await keeper.inventory.addSupplier.mutate({ name: 'Aesthetica', accountNumber: 'LR-4410' })).id;
  creamLot = (await receiveCreams(keeper, shelf)).lotId;
});
afterAll(() => clinic.close());

const balance = async (account: string): Promise<number> => {
  const { lines } = await owner.ledger.journal.query({ limit: 5000 });
  return lines.filter((row) => row.account === account).reduce((sum, row) => sum + row.amountCents, 0);
};

describe('a return to a supplier', () => {
  it('takes a recalled vial out at its worth; the credit that comes short is a loss', async () => {
    const { lotId, containers } = await receiveVials(keeper, shelf, shelf.botox, {
      containers: 2,
      costCents: 84_000,
      serials: ['S-1', 'S-2'],
    });
    const [vial, other] = containers;
    await owner.charting.lotRecalls.recall.mutate({ lotId, reason: 'Letter of the maker' });
    const preview = await keeper.inventory.previewReturn.query({ containerIds: [vial?.id ?? ''], goods: [] });
    expect(preview).toMatchObject({ worthCents: 42_000, lines: [{ quantity: 100_000, worthCents: 42_000 }] });
    const before = await balance('inventory');
    const sent = await keeper.inventory.returnToSupplier.mutate({
      supplierId,
      reason: 'recalled',
      containerIds: [vial?.id ?? ''],
      expectedCents: 40_000,
    });
    expect(sent).toMatchObject({ number: 1001, worthCents: 42_000 });
    expect((await balance('inventory')) - before).toBe(-42_000);
    expect([await balance('supplier_credits'), await balance('wastage')]).toEqual([40_000, 2000]);
    const { container, moves } = await keeper.inventory.container.query({ id: vial?.id ?? '' });
    expect(container).toMatchObject({ remaining: 0, standing: 'sentBack' });
    expect(moves.at(-1)).toMatchObject({ kind: 'supplierReturn', quantity: -100_000 });
    const again = keeper.inventory.returnToSupplier.mutate({
      supplierId,
      reason: 'recalled',
      containerIds: [vial?.id ?? ''],
    });
    expect((await refusalOf(again)).sentence).toContain('Nothing is left');
    const credit = { id: sent.id, receivedCents: 39_000, creditNote: 'CN-77', expectedVersion: 1 };
    await keeper.inventory.receiveCredit.mutate(credit);
    expect([await balance('supplier_credits'), await balance('wastage')]).toEqual([0, 3000]);
    expect((await refusalOf(keeper.inventory.receiveCredit.mutate(credit))).code).toBe('NOT_NOW');
    const { returns } = await keeper.inventory.supplierReturns.query({});
    expect(returns).toMatchObject([{ number: 1001, receivedCents: 39_000, creditNote: 'CN-77' }]);
    expect(other?.id).not.toBe(vial?.id);
  });

  it('takes goods by quantity, never more than lie there, and not the same twice', async () => {
    const some = (quantity: number) => ({ lotId: creamLot, locationId: shelf.locationId, quantity });
    const send = (goods: Array<ReturnType<typeof some>>) =>
      keeper.inventory.returnToSupplier.mutate({ supplierId, reason: 'damaged', goods });
    expect((await refusalOf(send([some(11_000)]))).sentence).toBe('Only 10 of lot CR1 are here.');
    expect((await refusalOf(send([some(500)]))).sentence).toContain('whole pieces');
    expect((await refusalOf(send([some(1000), some(1000)]))).sentence).toContain('twice');
    expect((await refusalOf(send([]))).code).toBe('BAD_INPUT');
    expect(await send([some(3000)])).toMatchObject({ number: 1002, worthCents: 4500 });
    expect(await balance('supplier_credits')).toBe(4500);
    const injector = await clinic.as('injector');
    const refused = injector.inventory.returnToSupplier.mutate({ supplierId, reason: 'damaged', goods: [some(1000)] });
    expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
  });

  it.skipIf(noPoppler !== undefined)('goes with a paper', async () => {
    const { documentId } = await keeper.inventory.returnToSupplier.mutate({
      supplierId,
      reason: 'wrong',
      note: 'We ordered the day cream',
      goods: [{ lotId: creamLot, locationId: shelf.locationId, quantity: 2000 }],
    });
    const words = await wordsOfRecord(clinic, keeper, documentId);
    for (const text of ['Return 1003', 'LR-4410', 'It was not what was ordered', 'We ordered the day cream', '$30.00'])
      expect(words).toContain(text);
    expect(words).toMatch(/Repair cream\s+CR1, 2027-06-30\s+2/);
  });
});
