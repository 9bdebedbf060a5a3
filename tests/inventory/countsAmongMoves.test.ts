import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WriteTx } from '../../db/access.ts';
import { actAs } from '../../electron/app/systemAct.ts';
import { listStations } from '../../electron/clinic/service.ts';
import { containerById, transferContainer } from '../../electron/inventory/containers/service.ts';
import { countLine, giveReason } from '../../electron/inventory/counts/lines/service.ts';
import { postCount } from '../../electron/inventory/counts/posting/service.ts';
import { countSheet, finishCounting, startCount } from '../../electron/inventory/counts/service.ts';
import { drawUnits } from '../../electron/inventory/draws/service.ts';
import { stockOnHand, transferGoods, wasteGoods } from '../../electron/inventory/goods/service.ts';
import { receiveStock } from '../../electron/inventory/receiving/service.ts';
import { verifyStock } from '../../electron/inventory/service.ts';
import { wasteContainer } from '../../electron/inventory/waste/service.ts';
import type { Act } from '../../electron/kernel/act.ts';
import { Refusal } from '../../electron/kernel/errors.ts';
import { journalSum } from '../../electron/ledger/service.ts';
import { type TestClinic, testClinic } from '../harness.ts';
import { fillShelf, nobodyElse, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let shelf: Shelf;
beforeAll(async () => {
  clinic = await testClinic();
  shelf = await fillShelf(clinic, await clinic.as('stockKeeper'));
});
/** The lines the draws name are made up here; everything else is checked below. */
afterAll(() => clinic.close({ verify: false }));

/** Three people at three PCs; the owner approves and never counts. */
const pcs = ['injector', 'stockKeeper', 'frontDesk'] as const;
const approvals = { whoApproved: () => clinic.ids.staff.owner, spend: () => undefined };

function at<T>(pc: number, work: (tx: WriteTx, act: Act) => T): T {
  const role = pcs[pc] ?? 'injector';
  const stations = listStations(clinic.opened.store.read);
  const stationId = stations[pc % stations.length]?.id ?? '';
  return actAs(clinic.opened, { staffId: clinic.ids.staff[role], role, stationId, procedure: 'test' }, work);
}
/** True if it was done, false if it was refused; anything else is a failure. */
function tried(pc: number, work: (tx: WriteTx, act: Act) => unknown): boolean {
  try {
    at(pc, work);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}

interface Thing {
  container: string | null;
  lot: string;
  place: string;
  /** What really is there, thousandths: the books know nothing of what was taken silently. */
  there: number;
  silent: number;
  /** Step at which something was last taken or brought back silently. */
  silentAt: number;
}

/** What the books say. */
function booked(thing: Thing): number {
  return at(0, (tx, act) => {
    if (thing.container !== null) return containerById(tx, act, thing.container).remaining;
    const lots = stockOnHand(tx, act, {}).products.flatMap((product) => product.lots);
    return lots.find((row) => row.lotId === thing.lot && row.locationId === thing.place)?.onHand ?? 0;
  });
}

const opened = (thing: Thing): boolean =>
  thing.container !== null && at(0, (tx, act) => containerById(tx, act, thing.container ?? '')).openedAt !== null;

let run = 0;
function world(): Thing[] {
  run += 1;
  const delivery = { expiresOn: '2027-06-30', locationId: shelf.locationId };
  const syringes = at(1, (tx, act) =>
    receiveStock(tx, act, { ...delivery, productId: shelf.filler, lot: `S${run}`, containers: 2, costCents: 33_333 }),
  );
  const creams = at(1, (tx, act) =>
    receiveStock(tx, act, { ...delivery, productId: shelf.cream, lot: `C${run}`, quantity: 6000, costCents: 10_001 }),
  );
  const thing = { lot: syringes.lotId, place: shelf.locationId, silent: 0, silentAt: -1 };
  return [
    ...syringes.containers.map(({ id }) => ({ ...thing, container: id, there: 1000 })),
    { ...thing, container: null, lot: creams.lotId, there: 6000 },
    { ...thing, container: null, lot: creams.lotId, place: shelf.otherLocationId, there: 0 },
  ];
}

interface OpenCount {
  id: string;
  /** Step at which each thing was counted. */
  counted: Map<Thing, number>;
}

const acts = ['use', 'waste', 'carry', 'vanish', 'appear', 'count', 'count', 'count', 'post', 'post'] as const;
const step = fc.record({
  pc: fc.nat(2),
  what: fc.constantFrom(...acts),
  which: fc.constantFrom(0, 0, 1, 2, 2, 2, 3),
  amount: fc.integer({ min: 1, max: 5 }),
});

function count(pc: number, open: OpenCount, thing: Thing, now: number): void {
  const what = thing.container === null ? { lotId: thing.lot } : { containerId: thing.container };
  const line = { countId: open.id, ...what, locationId: thing.place, counted: thing.there, add: false };
  if (tried(pc, (tx, act) => countLine(tx, act, line))) open.counted.set(thing, now);
}

/** Posts a count; false if it was refused because something no longer fits. */
function post(pc: number, open: OpenCount): boolean {
  return tried(pc, (tx, act) => {
    const before = countSheet(tx, act, open).count;
    const { version } =
      before.state === 'counting' ? finishCounting(tx, act, { id: open.id, expectedVersion: before.version }) : before;
    const lineIds = countSheet(tx, act, open)
      .lines.filter((row) => row.counted !== row.expected)
      .map((row) => row.id);
    giveReason(tx, act, { countId: open.id, lineIds, reason: 'property' });
    return postCount(
      tx,
      act,
      { id: open.id, expectedVersion: version, leaveUncounted: true, approvalId: 'x' },
      approvals,
    );
  });
}

function move(pc: number, what: 'use' | 'waste' | 'carry', thing: Thing, quantity: number, things: Thing[]): void {
  const { container: containerId, lot: lotId, place: locationId } = thing;
  // nobody takes more from a shelf than lies there
  if (thing.there < quantity) return;
  if (containerId !== null) {
    const done = tried(pc, (tx, act): unknown => {
      if (what === 'use')
        return drawUnits(tx, act, {
          containerId,
          quantity,
          serviceLineId: `line-${run}`,
          productId: shelf.filler,
          patientId: null,
        });
      if (what === 'waste') return wasteContainer(tx, act, { containerId, quantity, reason: 'property' }, nobodyElse);
      const { version, locationId: from } = containerById(tx, act, containerId);
      const to = from === shelf.locationId ? shelf.otherLocationId : shelf.locationId;
      return transferContainer(tx, act, { containerId, locationId: to, expectedVersion: version });
    });
    if (done && what !== 'carry') thing.there -= quantity;
    return;
  }
  const other = things.find((row) => row.lot === lotId && row.place !== locationId && row.container === null);
  const done = tried(pc, (tx, act) =>
    what === 'carry'
      ? transferGoods(tx, act, { lotId, fromLocationId: locationId, toLocationId: other?.place ?? '', quantity })
      : wasteGoods(tx, act, { lotId, locationId, quantity, reason: 'property' }),
  );
  if (!done) return;
  thing.there -= quantity;
  if (what === 'carry' && other) other.there += quantity;
}

it('keeps every container and place in balance, and a posted count says what is there, whatever three PCs do meanwhile', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
      const things = world();
      const counts: Array<OpenCount | undefined> = [];
      for (const [now, { pc, what, which, amount }] of steps.entries()) {
        const thing = things[which];
        if (!thing) throw new RangeError('There are four things.');
        const quantity = thing.container === null ? amount * 1000 : amount * 100;
        const gone = what === 'vanish' ? (opened(thing) || thing.container === null ? quantity : thing.there) : 0;
        if (what === 'use' || what === 'waste' || what === 'carry') move(pc, what, thing, quantity, things);
        else if (what === 'vanish' && gone > 0 && thing.there >= gone)
          Object.assign(thing, { there: thing.there - gone, silent: thing.silent + gone, silentAt: now });
        else if (what === 'appear' && thing.silent > 0)
          Object.assign(thing, { there: thing.there + thing.silent, silent: 0, silentAt: now });
        else if (what === 'count') {
          const open = (counts[pc] ??= {
            id: at(pc, (tx, act) => startCount(tx, act, { kind: 'full', blind: false })).id,
            counted: new Map(),
          });
          count(pc, open, thing, now);
        } else if (what === 'post') {
          const open = counts[pc];
          if (open && post(pc, open)) {
            counts[pc] = undefined;
            for (const [seen, when] of open.counted) if (seen.silentAt < when) expect(booked(seen)).toBe(seen.there);
          }
        }
        expect(verifyStock(clinic.opened.store.read).problems).toEqual([]);
      }
      const last = {
        id: at(0, (tx, act) => startCount(tx, act, { kind: 'full', blind: false })).id,
        counted: new Map(),
      };
      for (const thing of things) count(0, last, thing, steps.length);
      expect(last.counted.size).toBe(things.length);
      expect(post(0, last)).toBe(true);
      expect(things.map(booked)).toEqual(things.map((thing) => thing.there));
      expect(verifyStock(clinic.opened.store.read).problems).toEqual([]);
      expect(journalSum(clinic.opened.store.read)).toBe(0);
    }),
    { numRuns: 30, endOnFailure: true },
  );
});
