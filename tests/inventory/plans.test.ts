import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestClinic, testClinic } from '../harness.ts';

let clinic: TestClinic;
beforeAll(async () => void (clinic = await testClinic()));
afterAll(() => clinic.close());

/** Tables that grow with every year; a hot query must search them, never scan. */
const growing = /SCAN (m|c|l|v|d|stock_moves|containers|lots|lot_levels|supply_decisions)\b/;

function planOf(sql: string): string[] {
  return clinic.opened.store.read.raw
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => null))
    .map((row) => row.detail);
}

it('no hot query of the stock scans a table that grows', async () => {
  const texts = new Set<string>();
  const raw = clinic.opened.store.read.raw;
  const prepare = raw.prepare.bind(raw);
  const listening = (text: string): ReturnType<typeof prepare> => {
    texts.add(text);
    return prepare(text);
  };
  raw.prepare = listening as typeof raw.prepare;
  const keeper = await clinic.as('stockKeeper');
  const { fillShelf, receiveVials } = await import('./stockClinic.ts');
  const shelf = await fillShelf(clinic, keeper);
  const [vial] = (await receiveVials(keeper, shelf, shelf.botox, { serials: ['S1'] })).containers;
  await keeper.inventory.containers.query({});
  await keeper.inventory.containers.query({ productId: shelf.botox });
  await keeper.inventory.container.query({ id: vial?.id ?? '' });
  await keeper.inventory.identify.query({ raw: vial?.code ?? '' });
  await keeper.inventory.onHand.query({});
  await keeper.inventory.receive.mutate({
    productId: shelf.cream,
    lot: 'K1',
    expiresOn: '2027-01-01',
    locationId: shelf.locationId,
    quantity: 2000,
    costCents: 100,
  });
  const { sellProduct, drawnByLine } = await import('../../electron/inventory/service.ts');
  const { suppliesOfLines, takenOfLines } = await import('../../electron/inventory/supplies/service.ts');
  const { actAs } = await import('../../electron/app/systemAct.ts');
  const actor = {
    staffId: clinic.ids.staff.owner,
    role: 'owner',
    stationId: clinic.ids.stationId,
    procedure: 'test',
  } as const;
  expect(() =>
    actAs(clinic.opened, actor, (tx, act) => {
      sellProduct(tx, act, { productId: shelf.cream, quantity: 1000, invoiceLineId: 'no-invoice' });
      drawnByLine(tx, ['some-line']);
      suppliesOfLines(tx, ['some-line']);
      takenOfLines(tx, ['some-line']);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  raw.prepare = prepare;
  const stock = [...texts].filter(
    (text) =>
      /\b(stock_moves|containers|lots|lot_levels|supply_decisions)\b/.test(text) &&
      /^\s*(SELECT|UPDATE|DELETE)/i.test(text),
  );
  expect(stock.length).toBeGreaterThan(8);
  const scans = stock.flatMap((text) =>
    planOf(text)
      .filter((line) => growing.test(line))
      .map((line) => `${line}: ${text}`),
  );
  expect(scans).toEqual([]);
});
