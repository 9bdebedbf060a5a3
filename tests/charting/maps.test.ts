import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { setScene, shown, sign } from './scene.ts';

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
