import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnByLine, verifyStock } from '../../electron/inventory/service.ts';
import { chanceOf } from '../../scripts/seed/chance.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { receiveVials } from '../inventory/stockClinic.ts';
import { drawToxin, type Scene, setScene } from './scene.ts';

let web: TestClinic;
let scene: Scene;
/** Two rooms with a PC each: who treats whom there. */
let rooms: Array<{ injector: Client; lineId: string; stationId: string }>;
beforeAll(async () => {
  web = await testClinic({ via: 'http' });
  scene = await setScene(web);
  const { services } = await scene.owner.catalog.services.query({});
  const patient = await scene.desk.patients.create.mutate({ givenName: 'Otto', familyName: 'Other' });
  const booked = await scene.desk.scheduling.book.mutate({
    patientId: patient.id,
    startsAt: Date.UTC(2026, 2, 10, 14, 0),
    lines: [
      {
        serviceId: services.find((row) => row.name === 'Botox forehead')?.id ?? '',
        providerId: web.ids.staff.injector2,
      },
    ],
  });
  rooms = [
    { injector: scene.injector, lineId: scene.toxinLine, stationId: web.ids.stationId },
    {
      injector: await web.as('injector2', 2),
      lineId: booked.lines[0]?.id ?? '',
      stationId: web.ids.station2Id,
    },
  ];
});
afterAll(() => web.close());

/** 'done', or the code and the sentence of the refusal. */
const told = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'done',
    (error: { data?: { code?: string; sentence?: string } }) => `${error.data?.code}: ${error.data?.sentence}`,
  );

/** A reconstituted vial with this much left, thousandths. */
async function vialWith(left: number): Promise<string> {
  const [vial] = (await receiveVials(scene.keeper, scene.shelf, scene.shelf.botox)).containers;
  const containerId = vial?.id ?? '';
  await scene.injector.inventory.open.mutate({ containerId, diluentMl: 2500, expectedVersion: 1 });
  const first = { serviceLineId: scene.toxinLine, containerId, quantity: 100_000 - left };
  await scene.injector.charting.draw.mutate(first);
  return containerId;
}

const remaining = async (id: string): Promise<number> =>
  (await scene.keeper.inventory.container.query({ id })).container.remaining;

const refusal = {
  empty: /^STOCK_REFUSED: This container of Botox .* is empty\. Scan another container\.$/,
  less: /^STOCK_REFUSED: Only [\d.]+ U are left in this container of Botox .*\. Draw at most that, and take the rest from another container\.$/,
};

describe('the last units of the last vial, over HTTP', () => {
  it('50 at once: nothing below zero, everyone else is told', async () => {
    await drawToxin(scene, 98);
    const answers = await Promise.all(Array.from({ length: 50 }, () => told(drawToxin(scene, 2))));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.filter((answer) => refusal.empty.test(answer))).toHaveLength(49);
    const { container } = await scene.keeper.inventory.container.query({ id: scene.vial.id });
    expect(container).toMatchObject({ remaining: 0, state: 'empty' });
  });

  it('two rooms at two PCs, 30 rounds: what fits is drawn, for the right patient and at the right PC', async () => {
    const chance = chanceOf(20_261_127);
    for (let round = 0; round < 30; round += 1) {
      const quantity = chance.whole(1, 6) * 500;
      const left = chance.whole(1, 8) * 500 + chance.whole(0, 499);
      const containerId = await vialWith(left);
      const askers = Array.from({ length: chance.whole(2, 8) }, (_, at) => (at + round) % 2);
      const answers = await Promise.all(
        askers.map((at) => {
          const { injector, lineId: serviceLineId } = rooms[at] ?? expect.unreachable();
          return told(injector.charting.draw.mutate({ serviceLineId, containerId, quantity }));
        }),
      );
      const fits = Math.min(askers.length, Math.floor(left / quantity));
      const drawn = answers.filter((answer) => answer === 'done');
      expect(drawn).toHaveLength(fits);
      const rest = left - fits * quantity;
      expect(await remaining(containerId)).toBe(rest);
      const refused = answers.filter((answer) => answer !== 'done');
      for (const answer of refused) expect(answer).toMatch(rest === 0 ? refusal.empty : refusal.less);
      // nobody is noted for what somebody else drew
      const lines = drawnByLine(
        web.opened.store.read,
        rooms.map(({ lineId }) => lineId),
      ).filter((row) => row.containerId === containerId);
      for (const [at, { lineId, stationId }] of rooms.entries()) {
        const own = answers.filter((answer, asker) => answer === 'done' && askers[asker] === at).length * quantity;
        const first = lineId === scene.toxinLine ? 100_000 - left : 0;
        expect(lines.find((row) => row.serviceLineId === lineId)?.quantity ?? 0).toBe(first + own);
        expect(stationsOf(containerId, lineId)).toEqual(own + first > 0 ? [stationId] : []);
      }
    }
    expect(verifyStock(web.opened.store.read).problems).toEqual([]);
  });

  it('one room draws while the other wastes or carries it away: nothing below zero, whoever comes first', async () => {
    const chance = chanceOf(7);
    const [one, two] = rooms;
    if (!one || !two) throw new Error('There are two rooms.');
    const seen = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const left = chance.whole(2, 9) * 1000;
      const containerId = await vialWith(left);
      const quantity = chance.whole(1, left / 1000) * 1000;
      const { version } = (await two.injector.inventory.container.query({ id: containerId })).container;
      const wasted = round % 3 === 0 ? 0 : chance.whole(1, left / 1000) * 1000;
      const draw = () => told(one.injector.charting.draw.mutate({ serviceLineId: one.lineId, containerId, quantity }));
      const other = () =>
        told(
          wasted === 0
            ? two.injector.inventory.transfer.mutate({
                containerId,
                locationId: scene.shelf.otherLocationId,
                expectedVersion: version,
              })
            : two.injector.inventory.waste.mutate({ containerId, quantity: wasted, reason: 'Broken or spilled' }),
        );
      const calls = round % 2 === 0 ? [draw(), other()] : [other(), draw()];
      const answers = await Promise.all(calls);
      const [drew, did] = round % 2 === 0 ? answers : answers.toReversed();
      const gone = (drew === 'done' ? quantity : 0) + (did === 'done' ? wasted : 0);
      expect(await remaining(containerId)).toBe(left - gone);
      if (quantity + wasted <= left) expect(drew).toBe('done');
      else expect([drew, did].filter((answer) => answer === 'done')).toHaveLength(1);
      if (drew !== 'done') expect(drew).toMatch(/^STOCK_REFUSED: /);
      if (did !== 'done') expect(did).toMatch(/^(STOCK_REFUSED|CHANGED_ELSEWHERE|NOT_NOW): /);
      seen.add(`${drew === 'done'} ${did === 'done'}`);
    }
    expect(seen.size).toBeGreaterThan(1);
    expect(verifyStock(web.opened.store.read).problems).toEqual([]);
  });
});

/** The PCs at which a line drew from a container. */
function stationsOf(containerId: string, lineId: string): string[] {
  return web.opened.store.read.raw
    .prepare<[string, string], { stationId: string }>(
      `SELECT DISTINCT station_id AS stationId FROM stock_moves WHERE kind = 'draw' AND container_id = ? AND source_id = ?`,
    )
    .all(containerId, lineId)
    .map((row) => row.stationId);
}
