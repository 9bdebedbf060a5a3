import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openContainer } from '../../electron/inventory/containers/service.ts';
import { drawUnits, returnDrawn, wasteDrawn } from '../../electron/inventory/draws/service.ts';
import { drawnByLine, sellable, sellProduct } from '../../electron/inventory/service.ts';
import type { Act } from '../../electron/kernel/act.ts';
import { type TestClinic, testClinic } from '../harness.ts';
import { movesScene } from './movesScene.ts';
import { fillShelf, nobodyElse, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let shelf: Shelf;
let scene: ReturnType<typeof movesScene>;
beforeAll(async () => {
  clinic = await testClinic();
  shelf = await fillShelf(clinic, await clinic.as('stockKeeper'));
  scene = movesScene(clinic, shelf);
});
/** The lines and invoices these moves name are made up here; everything else of the clinic is checked by hand below. */
afterAll(() => clinic.close({ verify: false }));

const db = () => scene.db();
const act: typeof scene.act = (work) => scene.act(work);
const tried: typeof scene.tried = (work) => scene.tried(work);
const vials: typeof scene.vials = (...delivery) => scene.vials(...delivery);
const creams: typeof scene.creams = (...delivery) => scene.creams(...delivery);
const accounts = () => scene.accounts();
const sound = () => scene.sound();

describe('the last units of a vial', () => {
  it('go to those who come first; 50 at once leave nothing below zero and say so', async () => {
    const [vial] = vials(shelf.botox, 1, 60_001).containers;
    const containerId = vial?.id ?? '';
    act((tx, a) => openContainer(tx, a, { containerId, diluentMl: 2500, expectedVersion: 1 }));
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, caller) => {
        await Promise.resolve();
        return tried((tx, a) =>
          drawUnits(tx, a, {
            containerId,
            quantity: 7000,
            serviceLineId: `line-${caller}`,
            productId: shelf.botox,
            patientId: null,
          }),
        );
      }),
    );
    const won = answers.filter((answer) => typeof answer !== 'string');
    expect(won).toHaveLength(14);
    expect(answers.filter((answer) => answer === 'STOCK_REFUSED:notEnough')).toHaveLength(36);
    expect(
      tried((tx, a) =>
        drawUnits(tx, a, {
          containerId,
          quantity: 2000,
          serviceLineId: 'last',
          productId: shelf.botox,
          patientId: null,
        }),
      ),
    ).toMatchObject({ remaining: 0 });
    expect(
      tried((tx, a) =>
        drawUnits(tx, a, { containerId, quantity: 1, serviceLineId: 'late', productId: shelf.botox, patientId: null }),
      ),
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
      tried((tx, a) =>
        drawUnits(tx, a, { containerId, quantity, serviceLineId: 'line-a', productId, patientId: null }),
      );
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
        drawUnits(tx, a, {
          containerId: id,
          quantity: 600,
          serviceLineId: line,
          productId: shelf.filler,
          patientId: null,
        }),
      );
    const before = accounts();
    act((tx, a) =>
      returnDrawn(tx, a, { serviceLineId: line, productId: shelf.filler, quantity: 700, reason: 'Typed too much' }),
    );
    expect(drawnByLine(db(), [line]).map((row) => [row.containerId, row.quantity])).toEqual([[both[0]?.id, 500]]);
    act((tx, a) =>
      wasteDrawn(
        tx,
        a,
        { serviceLineId: line, productId: shelf.filler, quantity: 200, reason: 'Left in the syringe' },
        nobodyElse,
      ),
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
