import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ReadDb, WriteTx } from '../../db/access.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import {
  openContainer,
  transferContainer,
  undoWaste,
  wasteContainer,
} from '../../electron/inventory/containers/service.ts';
import { drawUnits, returnDrawn, wasteDrawn } from '../../electron/inventory/draws/service.ts';
import { transferGoods, wasteGoods } from '../../electron/inventory/goods/service.ts';
import { receiveStock } from '../../electron/inventory/receiving/service.ts';
import { drawnByLine, sellable, sellProduct, verifyStock } from '../../electron/inventory/service.ts';
import { passSupply, reopenSupply, suppliesOfLines, takeSupply } from '../../electron/inventory/supplies/service.ts';
import type { Act } from '../../electron/kernel/act.ts';
import { Refusal } from '../../electron/kernel/errors.ts';
import { journalSum } from '../../electron/ledger/service.ts';
import { type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let shelf: Shelf;

beforeAll(async () => {
  clinic = await testClinic();
  shelf = await fillShelf(clinic, await clinic.as('stockKeeper'));
});
/** The lines and invoices these moves name are made up here; everything else of the clinic is checked by hand below. */
afterAll(() => clinic.close({ verify: false }));

const db = (): ReadDb => clinic.opened.store.read;
function act<T>(work: (tx: WriteTx, act: Act) => T): T {
  const actor = {
    staffId: clinic.ids.staff.injector,
    role: 'injector',
    stationId: clinic.ids.stationId,
    procedure: 'test',
  } as const;
  return actAs(clinic.opened, actor, work);
}
/** The answer, or the code and reason of the refusal; anything else is a failure. */
function tried<T>(work: (tx: WriteTx, act: Act) => T): T | string {
  try {
    return act(work);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reason = error.details?.['reason'];
    return `${error.code}:${typeof reason === 'string' ? reason : ''}`;
  }
}
let lots = 0;
function vials(productId: string, containers: number, costCents: number) {
  lots += 1;
  const lot = `LOT${lots}`;
  return act((tx, a) =>
    receiveStock(tx, a, {
      productId,
      lot,
      expiresOn: '2027-06-30',
      locationId: shelf.locationId,
      containers,
      costCents,
    }),
  );
}
function creams(quantity: number, expiresOn: string, costCents: number) {
  lots += 1;
  const lot = `LOT${lots}`;
  return act((tx, a) =>
    receiveStock(tx, a, { productId: shelf.cream, lot, expiresOn, locationId: shelf.locationId, quantity, costCents }),
  );
}
const accounts = (): Map<string, number> =>
  new Map(
    db()
      .raw.prepare<[], { account: string; cents: number }>(
        'SELECT account, SUM(amount_cents) AS cents FROM journal_lines GROUP BY account',
      )
      .all()
      .map((row) => [row.account, row.cents]),
  );
const sound = (): void => {
  expect(verifyStock(db()).problems).toEqual([]);
  expect(journalSum(db())).toBe(0);
};

describe('the last units of a vial', () => {
  it('go to those who come first; 50 at once leave nothing below zero and say so', async () => {
    const [vial] = vials(shelf.botox, 1, 60_001).containers;
    const containerId = vial?.id ?? '';
    act((tx, a) => openContainer(tx, a, { containerId, diluentMl: 2500, expectedVersion: 1 }));
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, caller) => {
        await Promise.resolve();
        return tried((tx, a) =>
          drawUnits(tx, a, { containerId, quantity: 7000, serviceLineId: `line-${caller}`, productId: shelf.botox }),
        );
      }),
    );
    const won = answers.filter((answer) => typeof answer !== 'string');
    expect(won).toHaveLength(14);
    expect(answers.filter((answer) => answer === 'STOCK_REFUSED:notEnough')).toHaveLength(36);
    expect(
      tried((tx, a) =>
        drawUnits(tx, a, { containerId, quantity: 2000, serviceLineId: 'last', productId: shelf.botox }),
      ),
    ).toMatchObject({ remaining: 0 });
    expect(
      tried((tx, a) => drawUnits(tx, a, { containerId, quantity: 1, serviceLineId: 'late', productId: shelf.botox })),
    ).toBe('STOCK_REFUSED:empty');
    sound();
  });

  it('of a shelf: 50 buyers of the last cream, one gets it', async () => {
    const left = sellable(db(), { now: clinic.clock.now(), zone: 'America/New_York' } as Act, shelf.cream);
    creams(1000, '2026-12-31', 900);
    expect(left).toBe(0);
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, caller) => {
        await Promise.resolve();
        return tried((tx, a) =>
          sellProduct(tx, a, { productId: shelf.cream, quantity: 1000, invoiceLineId: `invoice-${caller}` }),
        );
      }),
    );
    expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'STOCK_REFUSED:notEnough')).toHaveLength(49);
    sound();
  });
});

describe('draws', () => {
  it('open a syringe by themselves, a powder never; wrong product and recalled are refused with their reason', () => {
    const [syringe] = vials(shelf.filler, 1, 20_000).containers;
    const [powder] = vials(shelf.botox, 1, 20_000).containers;
    const draw = (containerId: string, productId: string, quantity = 400) =>
      tried((tx, a) => drawUnits(tx, a, { containerId, quantity, serviceLineId: 'line-a', productId }));
    expect(draw(syringe?.id ?? '', shelf.filler)).toMatchObject({ remaining: 600, costCents: 8000 });
    expect(draw(powder?.id ?? '', shelf.botox)).toBe('STOCK_REFUSED:notOpened');
    expect(draw(syringe?.id ?? '', shelf.botox)).toBe('SCAN_REFUSED:wrongProduct');
    sound();
  });

  it('are netted by returns and by waste of what was drawn, the latest container first', () => {
    const both = vials(shelf.filler, 2, 50_000).containers;
    const line = 'line-net';
    for (const { id } of both)
      act((tx, a) =>
        drawUnits(tx, a, { containerId: id, quantity: 600, serviceLineId: line, productId: shelf.filler }),
      );
    const before = accounts();
    act((tx, a) =>
      returnDrawn(tx, a, { serviceLineId: line, productId: shelf.filler, quantity: 700, reason: 'Typed too much' }),
    );
    expect(drawnByLine(db(), [line]).map((row) => [row.containerId, row.quantity])).toEqual([[both[0]?.id, 500]]);
    act((tx, a) =>
      wasteDrawn(tx, a, { serviceLineId: line, productId: shelf.filler, quantity: 200, reason: 'Left in the syringe' }),
    );
    expect(drawnByLine(db(), [line]).map((row) => row.quantity)).toEqual([300]);
    const after = accounts();
    const change = (account: string): number => (after.get(account) ?? 0) - (before.get(account) ?? 0);
    expect([change('inventory'), change('cogs'), change('wastage')]).toEqual([17_500, -22_500, 5000]);
    const more = { serviceLineId: line, productId: shelf.filler, quantity: 301, reason: 'x' };
    expect(tried((tx, a) => returnDrawn(tx, a, more))).toBe('STOCK_REFUSED:notEnough');
    sound();
  });
});

describe('sales', () => {
  it('take the first to expire, or the scanned lot, and never an expired one', () => {
    const soon = creams(2000, '2026-04-30', 1000);
    const later = creams(5000, '2027-04-30', 4000);
    const old = creams(3000, '2026-03-09', 100);
    const sell = (quantity: number, lotId?: string) =>
      tried((tx, a) => sellProduct(tx, a, { productId: shelf.cream, quantity, lotId, invoiceLineId: 'line-sale' }));
    expect(sell(1000, old.lotId)).toBe('STOCK_REFUSED:expired');
    expect(sell(500)).toBe('STOCK_REFUSED:notWhole');
    expect(sell(3000)).toMatchObject({
      lots: [
        { quantity: 2000, expiresOn: '2026-04-30' },
        { quantity: 1000, expiresOn: '2027-04-30' },
      ],
    });
    expect(sell(1000, soon.lotId)).toBe('STOCK_REFUSED:notEnough');
    expect(sell(4000, later.lotId)).toMatchObject({ lots: [{ quantity: 4000 }] });
    expect(sell(1000)).toBe('STOCK_REFUSED:notEnough');
    sound();
  });
});

describe('any sequence of acts', () => {
  const amount = fc.integer({ min: 1, max: 1200 });
  const step = fc.record({
    what: fc.constantFrom(
      'draw',
      'return',
      'wasteDrawn',
      'waste',
      'undo',
      'transfer',
      'sell',
      'wasteGoods',
      'moveGoods',
      'receive',
      'use',
      'pass',
      'reopen',
    ),
    which: fc.nat(5),
    line: fc.nat(2),
    amount,
  });
  let run = 0;
  beforeEach(() => void (run += 1));

  it('keeps on hand = sum of moves >= 0, drawn + wasted + remaining = labelled, and the books in step', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 5, maxLength: 40 }),
        fc.integer({ min: 0, max: 99_999 }),
        (steps, cost) => {
          run += 1;
          const syringes = vials(shelf.filler, 3, cost).containers.map((row) => row.id);
          const goods = [creams(4000, '2026-09-30', cost), creams(2000, '2026-08-31', cost)];
          const line = (n: number): string => `run-${run}-line-${n}`;
          const supply = (n: number) => {
            const at = { serviceLineId: line(n), productId: shelf.cream };
            return { ...at, expectedVersion: suppliesOfLines(db(), [line(n)])[0]?.version ?? 0 };
          };
          let lastWaste = '';
          for (const { what, which, line: n, amount: quantity } of steps) {
            const containerId = syringes[which % syringes.length] ?? '';
            const lotId = goods[which % 2]?.lotId ?? '';
            const back = { serviceLineId: line(n), productId: shelf.filler, quantity, reason: 'property' };
            const place = which % 2 === 0 ? shelf.locationId : shelf.otherLocationId;
            const other = which % 2 === 0 ? shelf.otherLocationId : shelf.locationId;
            tried((tx, a): unknown => {
              switch (what) {
                case 'draw':
                  return drawUnits(tx, a, { containerId, quantity, serviceLineId: line(n), productId: shelf.filler });
                case 'return':
                  return returnDrawn(tx, a, back);
                case 'wasteDrawn':
                  return wasteDrawn(tx, a, back);
                case 'waste':
                  lastWaste = wasteContainer(tx, a, { containerId, quantity, reason: 'property' }).moveId;
                  return lastWaste;
                case 'undo':
                  return undoWaste(tx, a, { moveId: lastWaste });
                case 'transfer':
                  return transferContainer(tx, a, { containerId, locationId: place, expectedVersion: 1 });
                case 'sell':
                  return sellProduct(tx, a, {
                    productId: shelf.cream,
                    quantity: 1000 * (quantity % 4),
                    invoiceLineId: line(n),
                  });
                case 'wasteGoods':
                  return wasteGoods(tx, a, { lotId, locationId: place, quantity, reason: 'property' });
                case 'moveGoods':
                  return transferGoods(tx, a, { lotId, fromLocationId: place, toLocationId: other, quantity });
                case 'use':
                  return takeSupply(tx, a, {
                    ...supply(n),
                    expected: 1000,
                    quantity: 1000 * (quantity % 4),
                    lotId: which < 3 ? lotId : null,
                  });
                case 'pass':
                  return passSupply(tx, a, { ...supply(n), expected: 1000, decision: 'left', reason: 'property' });
                case 'reopen':
                  return reopenSupply(tx, a, supply(n));
                case 'receive':
                  return receiveStock(tx, a, {
                    productId: shelf.cream,
                    lot: `MORE${run}-${which}`,
                    expiresOn: '2026-10-31',
                    locationId: place,
                    quantity: 1000,
                    costCents: quantity,
                  });
              }
            });
          }
          sound();
          const drawn = drawnByLine(db(), [line(0), line(1), line(2)]);
          expect(drawn.every((row) => row.quantity > 0)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});
