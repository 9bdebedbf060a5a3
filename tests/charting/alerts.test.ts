import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { receiveVials } from '../inventory/stockClinic.ts';
import { chart, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let director: Client;

type NewRule = Parameters<Client['charting']['alerts']['addRule']['mutate']>[0];
const toxin = { targetKind: 'productKind', target: 'toxin' } as const;
const addRule = (rule: Pick<NewRule, 'trigger'> & Partial<NewRule>) =>
  director.charting.alerts.addRule.mutate({
    name: 'A rule of the house',
    weight: 'stop',
    sentence: 'Not for this patient.',
    ...toxin,
    ...rule,
  });
const allergic = (substance: string) =>
  scene.desk.patients.addAllergy.mutate({ patientId: scene.patientId, substance, severity: 'severe' });
const point = async (units: number, overrides: Array<{ serviceLineId: string; key: string; reason: string }> = []) => {
  const { encounterId } = await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
  return scene.injector.charting.addPoint.mutate({
    encounterId,
    serviceLineId: scene.toxinLine,
    view: 'front',
    x: 0.5,
    y: 0.3,
    area: 'Forehead',
    productId: scene.shelf.botox,
    quantity: units * 1000,
    overrides,
  });
};
/** The same treatment again, in a visit of `daysLater`; the clock is moved there. */
const comeAgain = async (daysLater: number, patientId = scene.patientId): Promise<Scene> => {
  clinic.clock.advance(daysLater * 86_400_000);
  const [owner, injector, desk, keeper] = await Promise.all([
    clinic.as('owner'),
    clinic.as('injector'),
    clinic.as('frontDesk'),
    clinic.as('stockKeeper'),
  ]);
  director = await clinic.as('director');
  const { services } = await owner.catalog.services.query({});
  const serviceId = services.find(({ name }) => name === 'Botox forehead')?.id ?? '';
  const booked = await desk.scheduling.book.mutate({
    patientId,
    startsAt: clinic.clock.now() + 3_600_000,
    lines: [{ serviceId, providerId: clinic.ids.staff.injector }],
    outsideHours: true,
  });
  const { containers } = await injector.inventory.containers.query({});
  const fresh = containers.find((one) => one.state === 'sealed' && one.productId === scene.shelf.botox);
  if (!fresh) throw new Error('A sealed vial is on the shelf.');
  await injector.inventory.open.mutate({ containerId: fresh.id, diluentMl: 2500, expectedVersion: fresh.version });
  return {
    ...scene,
    owner,
    injector,
    desk,
    keeper,
    appointmentId: booked.id,
    toxinLine: booked.lines[0]?.id ?? '',
    vial: { id: fresh.id, code: fresh.code },
  };
};

describe.each(['process', 'http'] as const)('a safety rule, by %s', (via) => {
  beforeEach(async () => {
    clinic = await testClinic({ via });
    scene = await setScene(clinic);
    director = await clinic.as('director');
  });
  afterEach(() => clinic.close());

  it('that stops refuses draws, points and the signature, whatever reason is given', async () => {
    const { id } = await addRule({ trigger: 'allergy', words: ['botulinum', 'Botox'] });
    await drawToxin(scene, 10);
    await chart(scene, [10]);
    await allergic('Botox Cosmetic');
    const refused = await refusalOf(drawToxin(scene, 1));
    expect([refused.code, refused.sentence]).toEqual([
      'NOT_SAFE',
      'Botox forehead: Not for this patient. (Botox Cosmetic)',
    ]);
    const overrides = [{ serviceLineId: scene.toxinLine, key: `rule:${id}`, reason: 'Patient insists' }];
    expect((await refusalOf(point(1, overrides))).details).toMatchObject({ mayOverride: false });
    expect((await shown(scene)).missing).toContainEqual(
      expect.objectContaining({ kind: 'rule', weight: 'blocks', key: `rule:${id}` }),
    );
    await consent(scene);
    expect((await refusalOf(sign(scene, { overrides }))).code).toBe('NOT_NOW');
  });

  it('that wants a reason goes on with one, which is kept and stands in the note and its print', async () => {
    const { id } = await addRule({ trigger: 'condition', conditions: ['breastfeeding'], weight: 'reason' });
    await scene.desk.patients.addCondition.mutate({ patientId: scene.patientId, kind: 'breastfeeding' });
    expect((await refusalOf(point(10))).details).toMatchObject({ mayOverride: true, items: [{ key: `rule:${id}` }] });
    const overrides = [{ serviceLineId: scene.toxinLine, key: `rule:${id}`, reason: 'Has weaned last week' }];
    await point(10, overrides);
    await drawToxin(scene, 10);
    await consent(scene);
    const { documentId } = await sign(scene);
    const row = clinic.opened.store.read.raw
      .prepare<[string], { snapshot: string }>('SELECT snapshot FROM documents WHERE id = ?')
      .get(documentId);
    expect(JSON.parse(row?.snapshot ?? '{}')).toMatchObject({
      overrides: [
        {
          reason: 'Has weaned last week',
          by: 'Ingrid Injector',
          sentence: 'Botox forehead: Not for this patient. (Breastfeeding)',
        },
      ],
    });
    const now = clinic.clock.now();
    expect(await director.charting.alerts.overrides.query({ from: now - 1, until: now + 1 })).toMatchObject({
      overrides: [
        { patientName: 'Petra Patient', serviceName: 'Botox forehead', about: 'rule', byName: 'Ingrid Injector' },
      ],
      more: false,
    });
    expect((await refusalOf(scene.injector.charting.alerts.overrides.query({ from: 0, until: now }))).code).toBe(
      'NOT_ALLOWED',
    );
    const { rows } = await scene.owner.charting.signOff.query({});
    expect(rows).toMatchObject([{ overrides: [{ reason: 'Has weaned last week', byName: 'Ingrid Injector' }] }]);
  });
});

describe('safety rules', () => {
  beforeEach(async () => {
    clinic = await testClinic();
    scene = await setScene(clinic);
    director = await clinic.as('director');
  });
  afterEach(() => clinic.close());

  it('count days and units of earlier visits, by what was charted or drawn', async () => {
    await addRule({ trigger: 'interval', number: 84, weight: 'reason', name: 'Twelve weeks' });
    await addRule({ trigger: 'cumulative', number: 90, most: 25_000, weight: 'stop', name: 'Twenty-five units' });
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    await consent(scene);
    await sign(scene);
    await receiveVials(scene.keeper, scene.shelf, scene.shelf.botox, { lot: 'BTX2' });
    scene = await comeAgain(83);
    expect((await refusalOf(drawToxin(scene, 5))).sentence).toMatch(/last 83 days ago/);
    const { missing } = await shown(scene);
    const key = missing.find(({ kind }) => kind === 'rule')?.key ?? '';
    const overrides = [{ serviceLineId: scene.toxinLine, key, reason: 'Correction of the brow' }];
    await scene.injector.charting.draw.mutate({
      serviceLineId: scene.toxinLine,
      containerId: scene.vial.id,
      quantity: 15_000,
      overrides,
    });
    expect((await refusalOf(drawToxin(scene, 1))).sentence).toMatch(/26 U in 90 days/);
  });

  it('are said at booking, on the patient’s page and on the visit, and stop nobody from booking', async () => {
    await director.charting.alerts.addStandard.mutate({});
    await scene.desk.patients.addCondition.mutate({ patientId: scene.patientId, kind: 'pregnancy' });
    await scene.desk.patients.addMedication.mutate({ patientId: scene.patientId, name: 'Eliquis 5 mg' });
    const { services } = await scene.owner.catalog.services.query({});
    const serviceIds = services.map(({ id }) => id);
    const asked = { patientId: scene.patientId, serviceIds, at: clinic.clock.now() };
    const { alerts } = await scene.desk.charting.alerts.forBooking.query(asked);
    expect(alerts.map(({ weight }) => weight).toSorted()).toEqual(['advice', 'reason', 'stop']);
    const { alerts: own } = await scene.desk.charting.alerts.ofPatient.query({ patientId: scene.patientId });
    expect(own[0]).toMatchObject({
      weight: 'stop',
      sentence: 'Neurotoxin is not given in pregnancy.',
      fact: 'Pregnant',
    });
    expect((await shown(scene)).missing.filter(({ kind }) => kind === 'rule')).toMatchObject([{ weight: 'blocks' }]);
    await scene.desk.scheduling.book.mutate({
      patientId: scene.patientId,
      startsAt: Date.UTC(2026, 2, 11, 15, 0),
      lines: [{ serviceId: serviceIds[0] ?? '', providerId: clinic.ids.staff.injector }],
    });
  });

  it('listen to medication that ended not long ago, and to recalled lots the patient got something of', async () => {
    await addRule({ trigger: 'medication', words: ['isotretinoin'], number: 183, weight: 'stop', targetKind: 'any' });
    const taken = await scene.desk.patients.addMedication.mutate({
      patientId: scene.patientId,
      name: 'Isotretinoin',
    });
    await scene.desk.patients.stopMedication.mutate({ id: taken.id, expectedVersion: taken.version });
    expect((await refusalOf(drawToxin(scene, 1))).sentence).toMatch(/Isotretinoin, until 0 days ago/);
    await addRule({ trigger: 'recalledLot', weight: 'advice', targetKind: 'any', name: 'Recalled' });
    const { rules } = await director.charting.alerts.rules.query({});
    const first = rules.find(({ trigger }) => trigger === 'medication');
    if (!first) throw new Error('The rule is on the list.');
    const { targetName: _name, position: _position, version, ...fields } = first;
    await director.charting.alerts.changeRule.mutate({ ...fields, active: false, expectedVersion: version });
    await drawToxin(scene, 5);
    const { containers } = await scene.keeper.inventory.containers.query({});
    const lotId = containers.find(({ id }) => id === scene.vial.id)?.lotId ?? '';
    await scene.keeper.charting.lotRecalls.recall.mutate({ lotId, reason: 'Letter of the maker' });
    expect((await shown(scene)).missing.filter(({ kind }) => kind === 'rule')).toMatchObject([
      { weight: 'advice', sentence: 'Botox forehead: Not for this patient. (lot BTX1)' },
    ]);
    const again = await refusalOf(
      director.charting.alerts.changeRule.mutate({ ...fields, active: true, expectedVersion: version }),
    );
    expect(again.code).toBe('CHANGED_ELSEWHERE');
  });

  it('are changed by owner and director, make sense, and come once', async () => {
    expect((await refusalOf(scene.injector.charting.alerts.addStandard.mutate({}))).code).toBe('NOT_ALLOWED');
    const { added } = await director.charting.alerts.addStandard.mutate({});
    expect(added).toBeGreaterThan(15);
    expect(await director.charting.alerts.addStandard.mutate({})).toMatchObject({ added: 0 });
    expect((await scene.injector.charting.alerts.rules.query({})).rules).toHaveLength(added);
    const problem = async (rule: Parameters<typeof addRule>[0]) => (await refusalOf(addRule(rule))).sentence;
    expect(await problem({ trigger: 'allergy' })).toMatch(/one word/);
    expect(await problem({ trigger: 'age', number: 0 })).toMatch(/age/);
    expect(await problem({ trigger: 'age', number: 18, targetKind: 'service', target: 'nowhere' })).toMatch(/service/);
  });
});
