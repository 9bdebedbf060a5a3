import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notePages } from '../../electron/charting/prints.ts';
import type { NoteSnapshot } from '../../electron/charting/signing/rules.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { type LaserScene, laserVisit } from './laserScene.ts';

let clinic: TestClinic;
let scene: LaserScene;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await laserVisit(clinic);
});
afterEach(() => clinic.close());

const settings = { wavelength: 755, fluence: 14_000, spot: 12_000, pulse: 3000, rate: 1500, passes: 1, skinType: 2 };

describe('laser treatments', () => {
  it('are charted per area with their settings; beyond the limits they want a reason', async () => {
    const { injector, owner, laserId } = scene;
    const chart = () => injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    const areas = [
      { view: 'bodyFront', region: 'axilla-left' } as const,
      { view: 'bodyFront', region: 'axilla-right' } as const,
    ];
    const base = { encounterId: scene.encounterId, serviceLineId: scene.lineId, equipmentId: laserId };
    const limits = {
      wavelengths: [755, 1064],
      handpieces: ['12 mm'],
      ranges: {
        fluence: { least: 6000, most: 20_000 },
        spot: null,
        pulse: null,
        rate: null,
        passes: { least: 1, most: 2 },
      },
    };
    await owner.charting.setLaserLimits.mutate({ ...limits, equipmentId: laserId, expectedVersion: 0 });
    expect(
      (
        await refusalOf(
          injector.charting.setLaserLimits.mutate({ ...limits, equipmentId: laserId, expectedVersion: 1 }),
        )
      ).code,
    ).toBe('NOT_ALLOWED');
    const turned = { ...limits, ranges: { ...limits.ranges, spot: { least: 9, most: 8 } } };
    expect(
      (await refusalOf(owner.charting.setLaserLimits.mutate({ ...turned, equipmentId: laserId, expectedVersion: 1 })))
        .sentence,
    ).toMatch(/^Spot/);
    await injector.charting.addTreatments.mutate({ ...base, ...settings, areas });
    expect((await chart()).treatments).toMatchObject([
      { area: 'Axilla', region: 'axilla-left', fluence: 14_000, beyondReason: null },
      { region: 'axilla-right' },
    ]);
    const [first] = (await chart()).treatments;
    const strong = { ...settings, fluence: 24_000, treatmentId: first?.id ?? '', expectedVersion: 1 };
    expect((await refusalOf(injector.charting.changeTreatment.mutate(strong))).sentence).toMatch(
      /Fluence 24 J\/cm² is outside 6 J\/cm² to 20 J\/cm²\. Correct it/,
    );
    await injector.charting.changeTreatment.mutate({ ...strong, beyondReason: 'Coarse hair, test spot was fine' });
    expect((await chart()).treatments[0]).toMatchObject({
      fluence: 24_000,
      beyondReason: 'Coarse hair, test spot was fine',
      version: 2,
    });
    expect((await refusalOf(injector.charting.changeTreatment.mutate({ ...strong, fluence: 9000 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    const nowhere = injector.charting.addTreatments.mutate({
      ...base,
      ...settings,
      areas: [{ view: 'lips', region: 'axilla-left' }],
    });
    expect((await refusalOf(nowhere)).sentence).toMatch(/no such area/);
  });

  it('count as the areas of the price, stand in the signed note for good, and are the last settings of the next visit', async () => {
    const { injector, laserId } = scene;
    const areas = (['axilla-left', 'axilla-right', 'abdomen'] as const).map(
      (region) => ({ view: 'bodyFront', region }) as const,
    );
    const base = { encounterId: scene.encounterId, serviceLineId: scene.lineId, equipmentId: laserId };
    await injector.charting.addTreatments.mutate({ ...base, ...settings, endpoint: 'perifollicularEdema', areas });
    const { encounter, seenIds } = await injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    const signing = { encounterId: scene.encounterId, expectedVersion: encounter?.version ?? 0, seenIds };
    const undone = { ...signing, notPerformed: [{ serviceLineId: scene.lineId, reason: 'Sunburn' }] };
    expect((await refusalOf(injector.charting.sign.mutate(undone))).sentence).toMatch(/Remove/);
    await injector.charting.sign.mutate(signing);
    const { charges } = await scene.desk.billing.charges.query({ appointmentId: scene.appointmentId });
    expect(charges).toMatchObject([{ chartedQuantity: 2000 }]);
    const { raw } = clinic.opened.store.read;
    expect(() => raw.prepare('DELETE FROM device_treatments').run()).toThrow(/never changes/);
    const row = raw.prepare<[], { snapshot: string }>("SELECT snapshot FROM documents WHERE kind = 'note'").get();
    const note = JSON.parse(row?.snapshot ?? '{}') as NoteSnapshot;
    expect(note.treatments).toHaveLength(3);
    expect(note.treatments?.[0]).toMatchObject({ device: 'GentleMax', fluence: 14_000, region: 'axilla-left' });
    const text = JSON.stringify(notePages(note));
    for (const words of [
      'Device treatments',
      '755 nm · 14 J/cm² · 12 mm · 3 ms · 1.5 Hz · 1 pass',
      'Fitzpatrick II',
      'Axilla, left',
    ])
      expect(text).toContain(words);
    const { treatments: _, ...older } = note;
    expect(JSON.stringify(notePages(older))).not.toContain('Device treatments');
    const next = await scene.again();
    const { settings: last } = await injector.charting.lastSettings.query({ appointmentId: next });
    expect(last).toMatchObject([{ fluence: 14_000 }, { fluence: 14_000 }]);
    expect(last.map(({ area }) => area).sort()).toEqual(['Abdomen', 'Axilla']);
  });

  it('are weighed against the clinic’s safety rules while they are entered and changed', async () => {
    const { injector, desk, laserId } = scene;
    const director = await clinic.as('director');
    const { patient } = await injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    await director.charting.alerts.addRule.mutate({
      name: 'Laser and isotretinoin',
      trigger: 'medication',
      words: ['isotretinoin'],
      targetKind: 'category',
      target: 'Laser',
      weight: 'reason',
      sentence: 'Isotretinoin heals badly after a laser.',
    });
    await desk.patients.addMedication.mutate({ patientId: patient.patientId, name: 'Isotretinoin' });
    const base = { encounterId: scene.encounterId, serviceLineId: scene.lineId, equipmentId: laserId };
    const areas = [{ view: 'bodyFront', region: 'abdomen' } as const];
    const refused = await refusalOf(injector.charting.addTreatments.mutate({ ...base, ...settings, areas }));
    expect([refused.code, refused.sentence]).toEqual(['NOT_SAFE', expect.stringMatching(/Isotretinoin heals badly/)]);
    const [item] = (refused.details?.items ?? []) as Array<{ key: string }>;
    const overrides = [{ key: item?.key ?? '', serviceLineId: scene.lineId, reason: 'Stopped a year ago' }];
    await injector.charting.addTreatments.mutate({ ...base, ...settings, areas, overrides });
    const { treatments, safety } = await injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    expect(safety.overrides).toMatchObject([{ reason: 'Stopped a year ago', serviceLineId: scene.lineId }]);
    await director.charting.alerts.addRule.mutate({
      name: 'Laser under sixty',
      trigger: 'age',
      number: 60,
      targetKind: 'category',
      target: 'Laser',
      weight: 'stop',
      sentence: 'Not under sixty.',
    });
    const change = { ...settings, treatmentId: treatments[0]?.id ?? '', fluence: 15_000, expectedVersion: 1 };
    expect((await refusalOf(injector.charting.changeTreatment.mutate(change))).sentence).toMatch(/Not under sixty/);
  });

  it('of an earlier visit lie under the map of the next, and are compared with it', async () => {
    const { injector, laserId } = scene;
    const areas = [{ view: 'bodyFront', region: 'abdomen' } as const];
    const base = { encounterId: scene.encounterId, serviceLineId: scene.lineId, equipmentId: laserId };
    await injector.charting.addTreatments.mutate({ ...base, ...settings, areas });
    const { encounter, seenIds } = await injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    await injector.charting.sign.mutate({
      encounterId: scene.encounterId,
      expectedVersion: encounter?.version ?? 0,
      seenIds,
    });
    const next = await scene.again();
    const earlier = await injector.charting.earlierMaps.query({ appointmentId: next });
    expect(earlier).toMatchObject({
      usualId: scene.encounterId,
      visits: [{ marks: 1, services: 'Laser hair removal' }],
    });
    const map = await injector.charting.mapOf.query({ encounterId: scene.encounterId });
    expect(map).toMatchObject({
      points: [],
      devices: [{ equipmentId: laserId, name: 'GentleMax' }],
      treatments: [{ region: 'abdomen', fluence: 14_000 }],
    });
  });
});
