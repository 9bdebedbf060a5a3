import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { chart, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
beforeEach(async () => void (clinic = await testClinic()));
afterEach(() => clinic.close());

describe('points of the map', () => {
  it('say how they were given, several are placed and taken off in one act, and whole areas count like points', async () => {
    const scene = await setScene(clinic);
    const { encounterId } = await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
    const { injector } = scene;
    const base = { serviceLineId: scene.toxinLine, productId: scene.shelf.botox, quantity: 4000 };
    const how = { depth: 'intramuscular', technique: 'bolus', instrument: 'needle', gauge: 32, note: 'Deep' } as const;
    const { points } = await injector.charting.addPoints.mutate({
      encounterId,
      points: [
        { ...base, ...how, view: 'turnedLeft', x: 0.4, y: 0.42, area: 'Glabella', containerId: scene.vial.id },
        { ...base, view: 'front', x: 0.5, y: 0.3, area: 'Forehead', region: 'forehead' },
      ],
    });
    expect((await shown(scene)).points).toMatchObject([
      { ...how, view: 'turnedLeft', region: null, containerId: scene.vial.id },
      { region: 'forehead', depth: null, note: '' },
    ]);
    expect((await shown(scene)).totals).toMatchObject([{ charted: 8000 }]);
    const first = { pointId: points[0]?.pointId ?? '', area: 'Glabella', quantity: 5000 };
    await injector.charting.changePoint.mutate({ ...first, technique: null, gauge: 30, expectedVersion: 1 });
    expect((await shown(scene)).points[0]).toMatchObject({ ...how, technique: null, gauge: 30, quantity: 5000 });
    const wrong = injector.charting.changePoint.mutate({ ...first, instrument: null, expectedVersion: 2 });
    expect((await refusalOf(wrong)).sentence).toMatch(/A gauge belongs to a needle or a cannula/);
    const nowhere = { ...base, view: 'lips', x: 0.5, y: 0.5, area: 'Forehead', region: 'forehead' } as const;
    expect(
      (await refusalOf(injector.charting.addPoints.mutate({ encounterId, points: [{ ...base, ...nowhere }] })))
        .sentence,
    ).toMatch(/This drawing has no such area/);
    const taken = points.map(({ pointId }, index) => ({ pointId, expectedVersion: index === 0 ? 9 : 1 }));
    expect((await refusalOf(injector.charting.removePoints.mutate({ points: taken }))).code).toBe('CHANGED_ELSEWHERE');
    expect((await shown(scene)).points).toHaveLength(2);
    await injector.charting.removePoints.mutate({
      points: taken.map((point, index) => ({ ...point, expectedVersion: index === 0 ? 2 : 1 })),
    });
    expect((await shown(scene)).points).toEqual([]);
  });

  it('of both lips are one area for the price, and the signed record has all they say', async () => {
    const scene = await setScene(clinic, ['filler']);
    const { encounterId } = await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
    const base = { serviceLineId: scene.fillerLine, productId: scene.shelf.filler, view: 'lips' } as const;
    const how = { depth: 'submucosal', technique: 'linearThreading', instrument: 'cannula', gauge: 25 } as const;
    await scene.injector.charting.addPoints.mutate({
      encounterId,
      points: [
        { ...base, ...how, x: 0.5, y: 0.48, area: 'Upper lip', quantity: 400 },
        { ...base, ...how, x: 0.5, y: 0.58, area: 'Lower lip', quantity: 600 },
      ],
    });
    await scene.injector.charting.draw.mutate({
      serviceLineId: scene.fillerLine,
      containerId: scene.syringe.id,
      quantity: 1000,
    });
    await sign(scene);
    const row = clinic.opened.store.read.raw
      .prepare<[], { snapshot: string }>("SELECT snapshot FROM documents WHERE kind = 'note'")
      .get();
    expect(JSON.parse(row?.snapshot ?? '{}')).toMatchObject({
      lines: [{ billed: { pricing: 'perArea', quantity: 1000 } }],
      points: [
        { ...how, view: 'lips', region: null, quantity: 400, lot: 'FIL1', container: scene.syringe.code, note: '' },
        { ...how, quantity: 600 },
      ],
    });
  });
});

/** The same patient again, for the toxin, days later. */
async function again(scene: Scene, days: number): Promise<string> {
  const { desk, injector } = scene;
  clinic.clock.advance(days * 24 * 3_600_000);
  const { lines } = await scene.injector.charting.encounter.query({ appointmentId: scene.appointmentId });
  const { services } = await scene.owner.catalog.services.query({});
  const serviceId = services.find((service) => service.name === lines[0]?.serviceName)?.id ?? '';
  const booked = await desk.scheduling.book.mutate({
    patientId: scene.patientId,
    startsAt: Date.UTC(2026, 2, 10 + days, 15, 0),
    lines: [{ serviceId, providerId: clinic.ids.staff.injector }],
  });
  await injector.charting.open.mutate({ appointmentId: booked.id });
  return booked.id;
}

describe('protocols', () => {
  it('are kept from what is on the map, placed in one act, and placed once', async () => {
    const scene = await setScene(clinic);
    const { injector } = scene;
    const encounterId = await chart(scene, [4, 6, 4]);
    const line = { encounterId, serviceLineId: scene.toxinLine };
    const saved = await injector.charting.saveProtocol.mutate({ ...line, name: 'Upper face' });
    const { protocols } = await injector.charting.protocols.query({ productId: scene.shelf.botox });
    expect(protocols).toMatchObject([{ name: 'Upper face', points: 3, quantity: 14_000 }]);
    const all = await shown(scene);
    await injector.charting.removePoints.mutate({
      points: all.points.slice(0, 2).map((point) => ({ pointId: point.id, expectedVersion: point.version })),
    });
    const apply = { ...line, protocolId: saved.protocolId, containerId: scene.vial.id };
    expect(await injector.charting.applyProtocol.mutate(apply)).toMatchObject({ already: 1, points: [{}, {}] });
    expect(await injector.charting.applyProtocol.mutate(apply)).toMatchObject({ already: 3, points: [] });
    const after = await shown(scene);
    expect(after.totals).toMatchObject([{ charted: 14_000 }]);
    expect(after.points.filter((point) => point.containerId === scene.vial.id)).toHaveLength(2);
    expect(await injector.charting.saveProtocol.mutate({ ...line, name: 'upper FACE' })).toMatchObject({
      protocolId: saved.protocolId,
      replaced: true,
      version: 2,
    });
    await injector.charting.retireProtocol.mutate({ protocolId: saved.protocolId, expectedVersion: 2 });
    expect((await refusalOf(injector.charting.applyProtocol.mutate(apply))).code).toBe('NOT_FOUND');
    expect((await injector.charting.protocols.query({ productId: scene.shelf.botox })).protocols).toEqual([]);
  });

  it('need points to be made of', async () => {
    const scene = await setScene(clinic);
    const { encounterId } = await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
    const empty = { encounterId, serviceLineId: scene.toxinLine, name: 'Nothing' };
    expect((await refusalOf(scene.injector.charting.saveProtocol.mutate(empty))).sentence).toMatch(/Place its points/);
  });
});

describe('earlier maps', () => {
  it('are the signed ones of the patient; the last with the same service is the ghost, unless it is an error', async () => {
    const scene = await setScene(clinic);
    const { injector, owner } = scene;
    await consent(scene);
    await drawToxin(scene, 8);
    const encounterId = await chart(scene, [4, 4]);
    const nextId = await again(scene, 0);
    expect(await injector.charting.earlierMaps.query({ appointmentId: nextId })).toEqual({ visits: [], usualId: null });
    await sign(scene);
    expect(await injector.charting.earlierMaps.query({ appointmentId: nextId })).toMatchObject({
      visits: [{ encounterId, marks: 2, inError: false, services: 'Botox forehead' }],
      usualId: encounterId,
    });
    const map = await injector.charting.mapOf.query({ encounterId });
    expect(map).toMatchObject({ products: [{ unit: 'U' }], points: [{ quantity: 4000 }, { quantity: 4000 }] });
    expect((await refusalOf(scene.desk.charting.mapOf.query({ encounterId }))).code).toBe('NOT_ALLOWED');
    await owner.charting.markError.mutate({ encounterId, reason: 'Wrong patient' });
    expect(await injector.charting.earlierMaps.query({ appointmentId: nextId })).toMatchObject({
      visits: [{ inError: true }],
      usualId: null,
    });
  });
});
