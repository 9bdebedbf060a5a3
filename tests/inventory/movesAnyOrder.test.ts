import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { transferContainer } from '../../electron/inventory/containers/service.ts';
import { drawUnits, returnDrawn, wasteDrawn } from '../../electron/inventory/draws/service.ts';
import { transferGoods, wasteGoods } from '../../electron/inventory/goods/service.ts';
import { receiveStock } from '../../electron/inventory/receiving/service.ts';
import { drawnByLine, sellProduct } from '../../electron/inventory/service.ts';
import { receiveCredit, returnToSupplier } from '../../electron/inventory/supplierReturns/service.ts';
import { passSupply, reopenSupply, suppliesOfLines, takeSupply } from '../../electron/inventory/supplies/service.ts';
import { undoWaste, wasteContainer } from '../../electron/inventory/waste/service.ts';
import { type TestClinic, testClinic } from '../harness.ts';
import { movesScene } from './movesScene.ts';
import { fillShelf, nobodyElse, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let shelf: Shelf;
let supplierId: string;
let scene: ReturnType<typeof movesScene>;
beforeAll(async () => {
  clinic = await testClinic();
  const keeper = await clinic.as('stockKeeper');
  shelf = await fillShelf(clinic, keeper);
  supplierId = (await keeper.inventory.addSupplier.mutate({ name: 'Wholesale' })).id;
  scene = movesScene(clinic, shelf);
});
/** The lines and invoices these moves name are made up here; everything else of the clinic is checked by hand below. */
afterAll(() => clinic.close({ verify: false }));

const db = () => scene.db();
const tried: typeof scene.tried = (work) => scene.tried(work);
const vials: typeof scene.vials = (...delivery) => scene.vials(...delivery);
const creams: typeof scene.creams = (...delivery) => scene.creams(...delivery);
const sound = () => scene.sound();

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
      'sendBack',
      'credit',
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
          let lastReturn = '';
          for (const { what, which, line: n, amount: quantity } of steps) {
            const containerId = syringes[which % syringes.length] ?? '';
            const lotId = goods[which % 2]?.lotId ?? '';
            const back = { serviceLineId: line(n), productId: shelf.filler, quantity, reason: 'property' };
            const place = which % 2 === 0 ? shelf.locationId : shelf.otherLocationId;
            const other = which % 2 === 0 ? shelf.otherLocationId : shelf.locationId;
            tried((tx, a): unknown => {
              switch (what) {
                case 'draw':
                  return drawUnits(tx, a, {
                    containerId,
                    quantity,
                    serviceLineId: line(n),
                    productId: shelf.filler,
                    patientId: null,
                  });
                case 'return':
                  return returnDrawn(tx, a, back);
                case 'wasteDrawn':
                  return wasteDrawn(tx, a, back, nobodyElse);
                case 'waste':
                  lastWaste = wasteContainer(tx, a, { containerId, quantity, reason: 'property' }, nobodyElse).moveId;
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
                case 'sendBack':
                  lastReturn = returnToSupplier(tx, a, {
                    supplierId,
                    reason: 'damaged',
                    note: '',
                    expectedCents: quantity,
                    containerIds: n === 0 ? [containerId] : [],
                    goods: n === 1 ? [{ lotId, locationId: place, quantity: 1000 }] : [],
                  }).id;
                  return lastReturn;
                case 'credit':
                  return receiveCredit(tx, a, {
                    id: lastReturn,
                    receivedCents: quantity % 700,
                    creditNote: '',
                    expectedVersion: 1,
                  });
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
