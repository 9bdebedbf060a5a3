import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { charges, chart, check, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
beforeEach(async () => void (clinic = await testClinic()));
afterEach(() => clinic.close());

const pending = { line: 'toxin', state: 'pending', chartedQuantity: null, goodsCents: 28_000, cancelReason: null };
const confirmed = { ...pending, state: 'confirmed', chartedQuantity: 12_000, goodsCents: 16_800 };
const board = async (scene: Scene): Promise<string> =>
  (await scene.desk.scheduling.visit.query({ appointmentId: scene.appointmentId })).appointment.state;

describe('the ways a visit can go', () => {
  it('consent only: the charge waits, the chart says what is missing', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    expect(await charges(scene)).toEqual([pending]);
    const { encounter, missing, lines } = await shown(scene);
    expect(encounter).toBeNull();
    expect(lines[0]).toMatchObject({ consent: 'signed', charted: 0, drawn: 0, state: 'planned' });
    expect(missing.map((item) => [item.kind, item.weight])).toEqual([
      ['notCharted', 'blocks'],
      ['note', 'advice'],
    ]);
    expect((await check(scene)).blocked).toBe(false);
  });

  it('consent, draw, chart: signing confirms the same charge and sends the visit to checkout', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await drawToxin(scene, 12);
    await chart(scene, [4, 4, 4]);
    const answer = await sign(scene);
    expect(answer.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await charges(scene)).toEqual([confirmed]);
    expect(await board(scene)).toBe('checkout');
    expect(await check(scene)).toEqual({ blocked: false, problems: [] });
    const { encounter, lines, missing } = await shown(scene);
    expect(encounter).toMatchObject({
      state: 'signed',
      signedByName: 'Ingrid Injector',
      documentId: answer.documentId,
    });
    expect(lines[0]).toMatchObject({ state: 'performed', charted: 12_000, drawn: 12_000, differs: false });
    expect(missing).toEqual([]);
  });

  it('chart and draw first, consent afterwards: still one charge', async () => {
    const scene = await setScene(clinic);
    await chart(scene, [4, 4, 4]);
    await drawToxin(scene, 12);
    expect(await charges(scene)).toEqual([]);
    await consent(scene);
    expect(await charges(scene)).toEqual([pending]);
    await sign(scene);
    expect(await charges(scene)).toEqual([confirmed]);
  });

  it('chart only: without the consent it wants a reason, which is kept; signing makes the charge', async () => {
    const scene = await setScene(clinic);
    await chart(scene, [4, 4, 4]);
    await drawToxin(scene, 12);
    const refused = await refusalOf(sign(scene));
    expect(refused).toMatchObject({
      code: 'NOT_NOW',
      sentence: expect.stringContaining('consent is not signed') as string,
    });
    expect(refused.details?.missing).toMatchObject([
      { kind: 'consent', weight: 'reason', serviceLineId: scene.toxinLine },
    ]);
    await sign(scene, { withoutConsent: [{ serviceLineId: scene.toxinLine, reason: 'Signed on paper' }] });
    expect(await charges(scene)).toEqual([confirmed]);
    const kept = clinic.opened.store.read.raw
      .prepare<[], { snapshot: string }>("SELECT snapshot FROM documents WHERE kind = 'note'")
      .get();
    expect(JSON.parse(kept?.snapshot ?? '{}')).toMatchObject({ lines: [{ withoutConsentBecause: 'Signed on paper' }] });
  });

  it('consented but not treated: the charge is cancelled with the reason', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
    expect((await refusalOf(sign(scene))).sentence).toMatch(/nothing is charted/);
    await sign(scene, { notPerformed: [{ serviceLineId: scene.toxinLine, reason: 'Patient has a cold' }] });
    expect(await charges(scene)).toEqual([{ ...pending, state: 'cancelled', cancelReason: 'Patient has a cold' }]);
    expect((await shown(scene)).lines[0]?.state).toBe('notPerformed');
    expect(await board(scene)).toBe('checkout');
    expect((await check(scene)).blocked).toBe(false);
  });

  it('neither consented nor treated: no charge at all', async () => {
    const scene = await setScene(clinic);
    await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
    await sign(scene, { notPerformed: [{ serviceLineId: scene.toxinLine, reason: 'Changed her mind' }] });
    expect(await charges(scene)).toEqual([]);
  });

  it('drawn but not charted: not performed wants the draw answered; returned, wasted or with a reason', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await drawToxin(scene, 12);
    await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
    expect(await check(scene)).toMatchObject({ blocked: true, problems: ['notSigned'] });
    const notPerformed = [{ serviceLineId: scene.toxinLine, reason: 'Patient felt faint' }];
    const refused = await refusalOf(sign(scene, { notPerformed }));
    expect(refused).toMatchObject({
      code: 'CHECK_DIFFERS',
      sentence: expect.stringContaining('0 U charted, 12 U drawn. Waste or return the rest') as string,
    });
    const drawn = { serviceLineId: scene.toxinLine, quantity: 4000, reason: 'Left in the syringe' };
    await scene.injector.charting.wasteDrawn.mutate(drawn);
    await scene.injector.charting.returnDrawn.mutate({ ...drawn, quantity: 7000, reason: 'Never left the vial' });
    expect((await shown(scene)).lines[0]).toMatchObject({ drawn: 1000, charted: 0, differs: true });
    const reasons = [{ serviceLineId: scene.toxinLine, productId: scene.shelf.botox, reason: 'Dropped on the floor' }];
    await sign(scene, { notPerformed, reasons });
    const after = await shown(scene);
    expect(after.reconciliations).toMatchObject([
      { chartedQuantity: 0, drawnQuantity: 1000, reason: 'Dropped on the floor' },
    ]);
    expect((await check(scene)).blocked).toBe(true);
  });

  it('charted but not drawn: another draw or a reason; the till still asks', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await chart(scene, [4, 4, 4]);
    const { missing, totals } = await shown(scene);
    expect(totals).toMatchObject([{ charted: 12_000, drawn: 0 }]);
    expect(missing.find((item) => item.kind === 'difference')?.sentence).toMatch(
      /12 U charted, 0 U drawn. Draw the rest/,
    );
    const reasons = [
      { serviceLineId: scene.toxinLine, productId: scene.shelf.botox, reason: 'Drawn from a sample vial' },
    ];
    await sign(scene, { reasons });
    expect(await check(scene)).toMatchObject({
      blocked: true,
      problems: expect.arrayContaining(['chartedVsDrawn']) as string[],
    });
    await drawToxin(scene, 12);
    expect(await check(scene)).toEqual({ blocked: false, problems: [] });
  });

  it('drawn more than charted: the waste of the rest brings them together', async () => {
    const scene = await setScene(clinic);
    await consent(scene);
    await drawToxin(scene, 15);
    await chart(scene, [4, 4, 4]);
    expect((await refusalOf(sign(scene))).code).toBe('CHECK_DIFFERS');
    await scene.injector.charting.wasteDrawn.mutate({
      serviceLineId: scene.toxinLine,
      quantity: 3000,
      reason: 'Left in the syringe',
    });
    await sign(scene);
    expect(await charges(scene)).toEqual([confirmed]);
    expect((await check(scene)).blocked).toBe(false);
  });

  it('three services, three prices: units, areas, flat; one of them not performed', async () => {
    const scene = await setScene(clinic, ['toxin', 'filler', 'facial']);
    await consent(scene);
    await drawToxin(scene, 12);
    await chart(scene, [4, 4, 4]);
    await chart(scene, [0.3, 0.3, 0.2], scene.fillerLine, scene.shelf.filler);
    await scene.injector.charting.draw.mutate({
      serviceLineId: scene.fillerLine,
      containerId: scene.syringe.id,
      quantity: 800,
    });
    await sign(scene, { notPerformed: [{ serviceLineId: scene.facialLine, reason: 'No time left' }] });
    expect(await charges(scene)).toEqual([
      confirmed,
      { line: 'filler', state: 'confirmed', chartedQuantity: 2000, goodsCents: 70_000, cancelReason: null },
    ]);
  });

  it('a flat service without a product is performed by signing', async () => {
    const scene = await setScene(clinic, ['facial']);
    await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
    await sign(scene);
    expect(await charges(scene)).toEqual([
      { line: 'facial', state: 'confirmed', chartedQuantity: 1000, goodsCents: 10_000, cancelReason: null },
    ]);
  });
});
