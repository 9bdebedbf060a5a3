import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chart, consent, drawToxin, type Scene, setScene, sign } from '../charting/scene.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';

let clinic: TestClinic;
let scene: Scene;
const day = '2026-03-10';

beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
});
afterEach(() => clinic.close());

const report = (from = day, until = day) => scene.owner.reporting.threeWay.query({ from, until });

describe('charted, drawn and billed over a period', () => {
  it('tells of a draw before anything is signed, and agrees once it is', async () => {
    await consent(scene);
    await drawToxin(scene, 20);
    expect((await report()).rows).toMatchObject([
      { patientName: 'Petra Patient', charted: null, drawn: 20_000, problems: ['notSigned'], open: true },
    ]);
    await chart(scene, [12, 8]);
    await sign(scene);
    expect((await report()).rows).toMatchObject([
      {
        service: expect.stringContaining('Botox') as string,
        unit: 'U',
        charted: 20_000,
        drawn: 20_000,
        billed: 20_000,
        problems: [],
        reasons: [],
        open: false,
      },
    ]);
  });

  it('names who answered for a difference, at the chart and at the till', async () => {
    await consent(scene);
    await drawToxin(scene, 22);
    await chart(scene, [12, 8]);
    await sign(scene, {
      reasons: [{ serviceLineId: scene.toxinLine, productId: scene.shelf.botox, reason: 'Two units spilled' }],
    });
    expect((await report()).rows).toMatchObject([
      {
        problems: ['chartedVsDrawn', 'drawnVsBilled'],
        open: true,
        reasons: [{ where: 'chart', reason: 'Two units spilled' }],
      },
    ]);
    await scene.owner.billing.overrideCheck.mutate({
      appointmentId: scene.appointmentId,
      serviceLineId: scene.toxinLine,
      reason: 'Spilled, see the chart',
    });
    const [row] = (await report()).rows;
    expect(row).toMatchObject({ open: false, reasons: [{ where: 'chart' }, { where: 'till' }] });
    expect(row?.reasons[1]?.reason).toBe('Spilled, see the chart');
  });

  it('holds only the days that were asked for, and asks for days in order', async () => {
    await drawToxin(scene, 20);
    expect((await report('2026-03-11', '2026-03-12')).rows).toEqual([]);
    expect((await report('2026-03-01', '2026-03-31')).rows).toHaveLength(1);
    expect((await refusalOf(report('2026-03-12', '2026-03-11'))).code).toBe('BAD_INPUT');
    expect((await refusalOf(scene.keeper.reporting.threeWay.query({ from: day, until: day }))).code).toBe(
      'NOT_ALLOWED',
    );
  });
});
