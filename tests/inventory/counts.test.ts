import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { type PersonKey, people } from '../standardClinic.ts';
import { fillShelf, receiveVials, type Shelf } from './stockClinic.ts';

let clinic: TestClinic;
let keeper: Client;
let owner: Client;
let injector: Client;
let shelf: Shelf;
let vials: Array<{ id: string; version: number }>;
let creamLot: string;
beforeAll(async () => {
  clinic = await testClinic();
  [keeper, owner, injector] = await Promise.all([
    clinic.as('stockKeeper'),
    clinic.as('owner'),
    clinic.as('injector', 2),
  ]);
  shelf = await fillShelf(clinic, keeper);
  vials = (await receiveVials(keeper, shelf, shelf.botox, { containers: 3, costCents: 120_000 })).containers;
  creamLot = (await receiveCreams('CR1', 10_000, 20_000)).lotId;
});
afterAll(() => clinic.close());

const receiveCreams = (lot: string, quantity: number, costCents: number) =>
  keeper.inventory.receive.mutate({
    productId: shelf.cream,
    lot,
    expiresOn: '2027-06-30',
    locationId: shelf.locationId,
    quantity,
    costCents,
  });
const wastage = async (): Promise<number> => {
  const { lines } = await owner.ledger.journal.query({ limit: 5000 });
  return lines.filter((row) => row.account === 'wastage').reduce((sum, row) => sum + row.amountCents, 0);
};
const creamsHere = async (): Promise<number> => {
  const { products } = await keeper.inventory.onHand.query({});
  const lots = products.find((row) => row.productId === shelf.cream)?.lots ?? [];
  return lots
    .filter((lot) => lot.lotId === creamLot && lot.locationId === shelf.locationId)
    .reduce((sum, lot) => sum + lot.onHand, 0);
};
const creamCount = async (blind = false) => {
  const { id } = await keeper.inventory.startCount.mutate({ kind: 'cycle', productId: shelf.cream, blind });
  const line = (counted: number, more: { add?: boolean } = {}, by = keeper) =>
    by.inventory.countLine.mutate({
      countId: id,
      lotId: creamLot,
      locationId: shelf.locationId,
      counted,
      ...more,
    });
  return { id, line };
};
const close = async (id: string, reason: string) => {
  const { version } = await keeper.inventory.finishCounting.mutate({ id, expectedVersion: 1 });
  const { lines } = await keeper.inventory.count.query({ id });
  const lineIds = lines.filter((row) => row.counted !== row.expected).map((row) => row.id);
  if (lineIds.length > 0) await keeper.inventory.giveReason.mutate({ countId: id, lineIds, reason });
  return { id, expectedVersion: version };
};

describe('a count of goods', () => {
  it('compares with what was there when it was counted: what moves afterwards is not lost', async () => {
    const { id, line } = await creamCount();
    expect(await line(9000)).toMatchObject({ counted: 9000, expected: 10_000 });
    await injector.inventory.wasteGoods.mutate({
      lotId: creamLot,
      locationId: shelf.locationId,
      quantity: 2000,
      reason: 'Broken or spilled',
    });
    const before = await wastage();
    const posted = await keeper.inventory.postCount.mutate(await close(id, 'Stolen'));
    expect(posted).toMatchObject({ moves: 1, netCents: -2000 });
    expect(await creamsHere()).toBe(7000);
    expect((await wastage()) - before).toBe(2000);
    expect((await keeper.inventory.count.query({ id })).count).toMatchObject({
      state: 'posted',
      differing: 1,
      grossCents: 2000,
      approvedByName: null,
    });
  });

  it('is scanned piece by piece, and begins anew where something moved in between', async () => {
    const { id, line } = await creamCount();
    await line(1000, { add: true });
    expect(await line(1000, { add: true })).toMatchObject({ counted: 2000, expected: 7000 });
    await keeper.inventory.transferGoods.mutate({
      lotId: creamLot,
      fromLocationId: shelf.locationId,
      toLocationId: shelf.otherLocationId,
      quantity: 1000,
    });
    const moved = await refusalOf(line(1000, { add: true }));
    expect(moved).toMatchObject({ code: 'STOCK_REFUSED', details: { reason: 'moved' } });
    expect(await line(6000)).toMatchObject({ counted: 6000, expected: 6000 });
    const { uncounted } = await keeper.inventory.count.query({ id });
    expect(uncounted.map((row) => [row.locationId, row.expected])).toEqual([[shelf.otherLocationId, 1000]]);
    const at = await close(id, 'nothing differs');
    expect(await refusalOf(keeper.inventory.postCount.mutate(at))).toMatchObject({
      code: 'NOT_NOW',
      details: { uncounted: 1 },
    });
    await keeper.inventory.postCount.mutate({ ...at, leaveUncounted: true });
    expect(await creamsHere()).toBe(6000);
  });

  it('that was used up since, or put right by another count, is counted again before it is posted', async () => {
    const first = await creamCount();
    const second = await creamCount();
    await first.line(5000);
    await second.line(5000);
    const [one, two] = [await close(first.id, 'Stolen'), await close(second.id, 'Stolen')];
    await keeper.inventory.postCount.mutate({ ...one, leaveUncounted: true });
    const again = { ...two, leaveUncounted: true };
    expect((await refusalOf(keeper.inventory.postCount.mutate(again))).details).toMatchObject({ reason: 'stale' });
    expect(await creamsHere()).toBe(5000);
    await second.line(5000);
    expect(await keeper.inventory.postCount.mutate(again)).toMatchObject({ moves: 0, netCents: 0 });
    expect(await creamsHere()).toBe(5000);
  });

  it('that is blind shows nobody what should be there until it is counted', async () => {
    const { id, line } = await creamCount(true);
    expect(await line(4000)).toMatchObject({ counted: 4000, expected: null });
    const seen = await owner.inventory.count.query({ id });
    expect(seen.count.differing).toBeNull();
    expect([...seen.lines, ...seen.uncounted].every((row) => row.expected === null && row.worthCents === null)).toBe(
      true,
    );
    await line(5000);
    const at = await close(id, 'none');
    expect((await owner.inventory.count.query({ id })).lines).toMatchObject([
      { firstCounted: 4000, counted: 5000, expected: 5000 },
    ]);
    await keeper.inventory.cancelCount.mutate(at);
    expect((await refusalOf(line(1000))).code).toBe('NOT_NOW');
  });

  it('refuses a lot that never came in, half a piece, and what is not part of it', async () => {
    const { id, line } = await creamCount();
    const other = { countId: id, locationId: shelf.locationId, counted: 0 };
    const unknown = keeper.inventory.countLine.mutate({ ...other, productId: shelf.cream, lot: 'NEVER' });
    expect((await refusalOf(unknown)).details).toMatchObject({ reason: 'unknownLot' });
    expect((await refusalOf(line(500))).code).toBe('BAD_INPUT');
    const vial = keeper.inventory.countLine.mutate({ ...other, containerId: vials[0]?.id ?? '' });
    expect((await refusalOf(vial)).code).toBe('BAD_INPUT');
    expect((await refusalOf(keeper.inventory.startCount.mutate({ kind: 'cycle' }))).code).toBe('BAD_INPUT');
    await keeper.inventory.cancelCount.mutate({ id, expectedVersion: 1 });
  });
});

describe('a count of containers', () => {
  const confirm = async (by: Client, about: string, who: PersonKey) => {
    const password = people.find((row) => row.key === who)?.password ?? '';
    return (await by.session.confirm.mutate({ about, staffId: clinic.ids.staff[who], password })).approvalId;
  };

  it('finds a missing vial; above the limit someone approves who counted none of it', async () => {
    const { id } = await keeper.inventory.startCount.mutate({ kind: 'cycle', abcClass: 'A' });
    const at = { countId: id, locationId: shelf.otherLocationId };
    const sealed = keeper.inventory.countLine.mutate({ ...at, containerId: vials[0]?.id ?? '', counted: 99_000 });
    expect((await refusalOf(sealed)).details).toMatchObject({ reason: 'sealed' });
    for (const vial of vials.slice(0, 2))
      await injector.inventory.countLine.mutate({ ...at, containerId: vial.id, counted: 100_000 });
    const { version } = await keeper.inventory.finishCounting.mutate({ id, expectedVersion: 1 });
    expect(await keeper.inventory.markRestMissing.mutate({ id })).toMatchObject({ lines: 1 });
    const post = { id, expectedVersion: version };
    const missing = (await keeper.inventory.count.query({ id })).lines.filter((row) => row.counted === 0);
    expect(missing).toMatchObject([{ expected: 100_000, worthCents: -40_000, containerId: vials[2]?.id }]);
    expect((await refusalOf(keeper.inventory.postCount.mutate(post))).code).toBe('BAD_INPUT');
    const lineIds = missing.map((row) => row.id);
    await keeper.inventory.giveReason.mutate({ countId: id, lineIds, reason: 'Not found' });
    const needed = await refusalOf(keeper.inventory.postCount.mutate(post));
    expect(needed).toMatchObject({ code: 'APPROVAL_NEEDED', details: { limitCents: 10_000 } });
    const about = String(needed.details?.['about']);
    const counter = await confirm(keeper, about, 'injector');
    const byCounter = keeper.inventory.postCount.mutate({ ...post, approvalId: counter });
    expect((await refusalOf(byCounter)).code).toBe('APPROVAL_NEEDED');
    const approvalId = await confirm(keeper, about, 'owner');
    await keeper.inventory.postCount.mutate({ ...post, approvalId });
    const { count } = await keeper.inventory.count.query({ id });
    expect(count.approvedByName).toBe(people.find((row) => row.key === 'owner')?.name);
    const lost = await keeper.inventory.container.query({ id: vials[2]?.id ?? '' });
    expect(lost.container).toMatchObject({ state: 'discarded', remaining: 0 });
    expect(lost.moves.at(-1)).toMatchObject({ kind: 'count', quantity: -100_000, reason: 'Not found' });
    const found = await keeper.inventory.container.query({ id: vials[0]?.id ?? '' });
    expect(found.container).toMatchObject({ locationId: shelf.otherLocationId, remaining: 100_000 });
  });

  it('leaves a vial where it was carried since, even if that was there and back again', async () => {
    const { id } = await keeper.inventory.startCount.mutate({ kind: 'cycle', productKind: 'toxin' });
    const containerId = vials[1]?.id ?? '';
    const { locationId, remaining } = (await keeper.inventory.container.query({ id: containerId })).container;
    const away = locationId === shelf.locationId ? shelf.otherLocationId : shelf.locationId;
    await keeper.inventory.countLine.mutate({ countId: id, containerId, locationId: away, counted: remaining });
    for (const to of [away, locationId]) {
      const { version } = (await injector.inventory.container.query({ id: containerId })).container;
      await injector.inventory.transfer.mutate({ containerId, locationId: to, expectedVersion: version });
    }
    await keeper.inventory.postCount.mutate({ ...(await close(id, 'none')), leaveUncounted: true });
    expect((await keeper.inventory.container.query({ id: containerId })).container).toMatchObject({ locationId });
  });

  it('is approved by the one who posts it if they counted none of it', async () => {
    const { id } = await keeper.inventory.startCount.mutate({ kind: 'cycle', productKind: 'toxin' });
    const lost = vials[2]?.id ?? '';
    await keeper.inventory.countLine.mutate({
      countId: id,
      containerId: lost,
      locationId: shelf.locationId,
      counted: 100_000,
    });
    const at = await close(id, 'It stood in the fridge of room 2');
    expect((await keeper.inventory.count.query({ id })).mayApprove).toBe(false);
    expect((await owner.inventory.count.query({ id })).mayApprove).toBe(true);
    await owner.inventory.postCount.mutate({ ...at, leaveUncounted: true });
    expect((await keeper.inventory.container.query({ id: lost })).container).toMatchObject({
      state: 'sealed',
      remaining: 100_000,
    });
  });

  it('puts an opened one right within what no visit drew', async () => {
    const containerId = vials[0]?.id ?? '';
    const { container } = await injector.inventory.container.query({ id: containerId });
    await injector.inventory.open.mutate({ containerId, diluentMl: 2500, expectedVersion: container.version });
    const count = async (counted: number) => {
      const { id } = await keeper.inventory.startCount.mutate({ kind: 'cycle', productId: shelf.botox });
      const line = keeper.inventory.countLine.mutate({
        countId: id,
        containerId,
        locationId: container.locationId,
        counted,
      });
      return { id, line };
    };
    const less = await count(98_000);
    await less.line;
    await keeper.inventory.postCount.mutate({ ...(await close(less.id, 'Residue')), leaveUncounted: true });
    const more = await count(100_001);
    expect((await refusalOf(more.line)).details).toMatchObject({ reason: 'drawn' });
    const back = await count(99_000);
    await back.line;
    await keeper.inventory.postCount.mutate({ ...(await close(back.id, 'Measured again')), leaveUncounted: true });
    expect((await keeper.inventory.container.query({ id: containerId })).container.remaining).toBe(99_000);
  });
});
