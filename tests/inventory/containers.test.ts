import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { botoxGtin, creamGtin, fillShelf, receiveVials, type Shelf } from './stockClinic.ts';

const hour = 3_600_000;
let clinic: TestClinic;
let keeper: Client;
let injector: Client;
let shelf: Shelf;

beforeEach(async () => {
  clinic = await testClinic();
  keeper = await clinic.as('stockKeeper');
  injector = await clinic.as('injector');
  shelf = await fillShelf(clinic, keeper);
});
afterEach(() => clinic.close());

describe('products', () => {
  it('keep their GTIN as 14 digits, refuse a wrong check digit and a number in use', async () => {
    const { products } = await keeper.inventory.products.query({});
    expect(products.map((product) => [product.name, product.gtin, product.inContainers])).toEqual([
      ['Botox Cosmetic 100 U', botoxGtin, true],
      ['Juvederm Voluma 1 mL', null, true],
      ['Repair cream', creamGtin, false],
    ]);
    const soap = { name: 'Soap', kind: 'skincare', unit: 'each', packageSize: 1000 } as const;
    expect(await refusalOf(keeper.inventory.addProduct.mutate({ ...soap, gtin: '4006381333932' }))).toMatchObject({
      code: 'BAD_INPUT',
      sentence: expect.stringContaining('wrong check digit') as string,
    });
    expect(await refusalOf(keeper.inventory.addProduct.mutate({ ...soap, gtin: '4006381333931' }))).toMatchObject({
      code: 'DUPLICATE',
      sentence: 'This GTIN belongs to Repair cream already.',
    });
  });

  it('change with their version only', async () => {
    const cream = {
      id: shelf.cream,
      name: 'Repair cream 50 mL',
      kind: 'skincare',
      unit: 'each',
      packageSize: 1000,
    } as const;
    await keeper.inventory.updateProduct.mutate({ ...cream, expectedVersion: 1 });
    expect((await refusalOf(keeper.inventory.updateProduct.mutate({ ...cream, expectedVersion: 1 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    expect(
      (await refusalOf(keeper.inventory.updateProduct.mutate({ ...cream, unit: 'mL', expectedVersion: 2 }))).code,
    ).toBe('BAD_INPUT');
  });
});

describe('a delivery', () => {
  it('makes one container each, with a code, a move and its part of the cost', async () => {
    const { containers, lotId } = await receiveVials(keeper, shelf, shelf.botox, { containers: 3, costCents: 100_000 });
    expect(containers).toHaveLength(3);
    expect(new Set(containers.map((row) => row.code)).size).toBe(3);
    expect(containers[0]).toMatchObject({
      lotId,
      state: 'sealed',
      standing: 'sealed',
      labelled: 100_000,
      remaining: 100_000,
    });
    const history = await keeper.inventory.container.query({ code: (containers[0]?.code ?? '').toLowerCase() });
    expect(history.moves).toMatchObject([{ kind: 'receive', quantity: 100_000, locationName: 'Stock room' }]);
    const { products } = await keeper.inventory.onHand.query({});
    expect(products.find((row) => row.productId === shelf.botox)).toMatchObject({ onHand: 300_000, level: null });
  });

  it('finds its product by GTIN and refuses unknown products, other expiry dates and serials that are here', async () => {
    const box = { lot: 'X1', expiresOn: '2027-01-31', locationId: shelf.locationId, costCents: 1, containers: 1 };
    await keeper.inventory.receive.mutate({ ...box, gtin: botoxGtin, serials: ['S-1'] });
    const refused = async (change: object) =>
      refusalOf(keeper.inventory.receive.mutate({ ...box, gtin: botoxGtin, ...change }));
    expect((await refused({ gtin: '00300233921013' })).sentence).toMatch(/wrong check digit/);
    expect((await refused({ gtin: '00012345678905' })).sentence).toMatch(/Add the product first/);
    expect((await refused({ expiresOn: '2027-02-28' })).sentence).toMatch(/known with the expiry 2027-01-31/);
    expect(await refused({ serials: ['S-1'] })).toMatchObject({ code: 'DUPLICATE', details: { serial: 'S-1' } });
    expect((await refused({ containers: undefined })).sentence).toMatch(/How many containers/);
  });

  it('is for those who manage the stock', async () => {
    expect((await refusalOf(receiveVials(injector, shelf, shelf.botox))).code).toBe('NOT_ALLOWED');
  });
});

describe('a vial', () => {
  it('is reconstituted once, with its diluent, and its beyond-use time starts', async () => {
    const [vial] = (await receiveVials(keeper, shelf, shelf.botox)).containers;
    const containerId = vial?.id ?? '';
    expect((await refusalOf(injector.inventory.open.mutate({ containerId, expectedVersion: 1 }))).sentence).toMatch(
      /How much diluent/,
    );
    const { container } = await injector.inventory.open.mutate({ containerId, diluentMl: 2500, expectedVersion: 1 });
    expect(container).toMatchObject({
      state: 'opened',
      perTenthMl: 4000,
      openedAt: clinic.clock.now(),
      beyondUseAt: clinic.clock.now() + 24 * hour,
    });
    expect(
      (await refusalOf(injector.inventory.open.mutate({ containerId, diluentMl: 2500, expectedVersion: 1 }))).code,
    ).toBe('CHANGED_ELSEWHERE');
    expect(
      (await refusalOf(injector.inventory.open.mutate({ containerId, diluentMl: 2500, expectedVersion: 2 }))).sentence,
    ).toMatch(/open already/);
    clinic.clock.advance(24 * hour);
    const later = await clinic.as('injector');
    expect((await later.inventory.container.query({ id: containerId })).container.standing).toBe('pastBeyondUse');
  });

  it('is wasted in parts and taken back within ten minutes', async () => {
    const [vial] = (await receiveVials(keeper, shelf, shelf.botox)).containers;
    const containerId = vial?.id ?? '';
    await keeper.inventory.waste.mutate({ containerId, quantity: 30_000, reason: 'Dropped' });
    const { moveId, container } = await keeper.inventory.waste.mutate({
      containerId,
      quantity: 70_000,
      reason: 'Dropped',
    });
    expect(container).toMatchObject({ state: 'discarded', remaining: 0 });
    expect((await refusalOf(keeper.inventory.waste.mutate({ containerId, quantity: 1, reason: 'More' }))).code).toBe(
      'STOCK_REFUSED',
    );
    const back = await keeper.inventory.undoWaste.mutate({ moveId });
    expect(back.container).toMatchObject({ state: 'sealed', remaining: 70_000 });
    expect((await refusalOf(keeper.inventory.undoWaste.mutate({ moveId }))).code).toBe('NOT_NOW');
  });

  it('moves between places without changing its worth', async () => {
    const [vial] = (await receiveVials(keeper, shelf, shelf.botox)).containers;
    const containerId = vial?.id ?? '';
    const to = shelf.otherLocationId;
    const { container } = await keeper.inventory.transfer.mutate({ containerId, locationId: to, expectedVersion: 1 });
    expect(container.locationId).toBe(to);
    expect(
      (await refusalOf(keeper.inventory.transfer.mutate({ containerId, locationId: to, expectedVersion: 2 }))).code,
    ).toBe('NOT_NOW');
    const { moves } = await keeper.inventory.container.query({ id: containerId });
    expect(moves.map((move) => [move.kind, move.quantity])).toEqual([
      ['receive', 100_000],
      ['transfer', -100_000],
      ['transfer', 100_000],
    ]);
  });
});

describe('a recall', () => {
  it('sets aside every container of the lot and refuses it from then on', async () => {
    const first = await receiveVials(keeper, shelf, shelf.botox, { containers: 2 });
    await receiveVials(keeper, shelf, shelf.botox, { lot: 'GOOD1' });
    const answer = await keeper.charting.lotRecalls.recall.mutate({
      lotId: first.lotId,
      reason: 'Letter of the manufacturer',
    });
    expect(answer).toMatchObject({ quarantined: 2, patients: 0 });
    const lot = clinic.opened.store.read.raw.prepare('SELECT recall_reason AS reason FROM lots WHERE id = ?');
    expect(lot.get(first.lotId)).toEqual({ reason: 'Letter of the manufacturer' });
    const { containers } = await keeper.inventory.containers.query({});
    expect(containers.map((row) => `${row.lotNumber} ${row.standing}`).sort()).toEqual([
      'C7001 recalled',
      'C7001 recalled',
      'GOOD1 sealed',
    ]);
    const open = { containerId: first.containers[0]?.id ?? '', diluentMl: 2500, expectedVersion: 2 };
    expect(await refusalOf(injector.inventory.open.mutate(open))).toMatchObject({
      code: 'STOCK_REFUSED',
      details: { reason: 'recalled' },
    });
    const again = { lotId: first.lotId, reason: 'Again' };
    expect((await refusalOf(keeper.charting.lotRecalls.recall.mutate(again))).code).toBe('NOT_NOW');
    expect((await refusalOf(receiveVials(keeper, shelf, shelf.botox))).details).toMatchObject({ reason: 'recalled' });
    const gone = await keeper.inventory.waste.mutate({
      containerId: open.containerId,
      quantity: 100_000,
      reason: 'Sent back',
    });
    expect(gone.container).toMatchObject({ state: 'recalled', remaining: 0 });
  });
});

describe('a scan', () => {
  it('is one of our labels, a serial, or a product; anything else says what to do', async () => {
    const { containers } = await receiveVials(keeper, shelf, shelf.botox, { containers: 2, serials: ['SN1', 'SN2'] });
    const identify = (raw: string) => keeper.inventory.identify.query({ raw });
    const code = containers[0]?.code ?? '';
    expect((await identify(code)).container?.id).toBe(containers[0]?.id);
    expect((await identify(`]d291${code}`)).container?.id).toBe(containers[0]?.id);
    const box = await identify(`]d201${botoxGtin}1727013110C7001\u001d21SN2`);
    expect(box).toMatchObject({ kind: 'product', lot: 'C7001', expiresOn: '2027-01-31', serial: 'SN2' });
    expect(box.containers?.map((row) => row.id)).toEqual([containers[1]?.id]);
    expect((await identify('4006381333931')).product?.name).toBe('Repair cream');
    const reason = async (raw: string) => (await refusalOf(identify(raw))).details?.reason;
    expect(await reason('4006381333932')).toBe('checkDigit');
    expect(await reason('hello')).toBe('unreadable');
    expect(await reason('036000291452')).toBe('unknownProduct');
    expect(await reason(code.slice(0, 9) + (code.endsWith('A') ? 'B' : 'A'))).toBe('checkDigit');
  });
});
