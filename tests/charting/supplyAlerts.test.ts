import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { receiveVials } from '../inventory/stockClinic.ts';
import { listenTo, scansOf } from './queryPlans.ts';
import { chart, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let director: Client;
let cream: string;
let needle: string;

type NewRule = Parameters<Client['charting']['alerts']['addRule']['mutate']>[0];
const addRule = (rule: Partial<NewRule> = {}) =>
  director.charting.alerts.addRule.mutate({
    name: 'Numbing cream and lidocaine',
    trigger: 'allergy',
    words: ['lidocaine'],
    targetKind: 'product',
    target: cream,
    weight: 'stop',
    sentence: 'It holds lidocaine.',
    ...rule,
  });
const allergic = () =>
  scene.desk.patients.addAllergy.mutate({
    patientId: scene.patientId,
    substance: 'Lidocaine',
    severity: 'severe',
  });
const said = 'Numbing cream (Botox forehead): It holds lidocaine. (Lidocaine)';
const take = (client: Client, productId: string, change: object = {}) =>
  client.charting.supplies.take.mutate({
    serviceLineId: scene.toxinLine,
    productId,
    quantity: 1000,
    expectedVersion: 0,
    ...change,
  });
const unused = () =>
  scene.injector.billing.supplies.unused.mutate({
    serviceLineId: scene.toxinLine,
    productId: cream,
    expectedVersion: 0,
  });
const rulesOnVisit = async () => (await shown(scene)).missing.filter(({ kind }) => kind === 'rule');
const decisions = async () => {
  const { lines } = await scene.desk.billing.supplies.ofVisit.query({ appointmentId: scene.appointmentId });
  return lines.flatMap(({ supplies }) => supplies.map(({ name, decision }) => [name, decision]));
};

/** A supply with thirty pieces on the shelf. */
async function supply(name: string): Promise<string> {
  const { id } = await scene.keeper.inventory.addProduct.mutate({
    name,
    kind: 'supply',
    unit: 'each',
    packageSize: 1000,
  });
  await scene.keeper.inventory.receive.mutate({
    productId: id,
    lot: 'S1',
    expiresOn: '2028-01-31',
    locationId: scene.shelf.locationId,
    quantity: 60_000,
    costCents: 600,
  });
  return id;
}

async function listSupplies(supplies: Array<{ productId: string; quantity: number }>): Promise<void> {
  const { services } = await scene.owner.catalog.services.query({});
  const {
    position: _position,
    version,
    ...fields
  } = services.find(({ name }) => name === 'Botox forehead') ?? (() => expect.unreachable())();
  await scene.owner.catalog.updateService.mutate({ ...fields, supplies, expectedVersion: version });
}

beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  director = await clinic.as('director');
  cream = await supply('Numbing cream');
  needle = await supply('Needle 30G');
  await listSupplies([
    { productId: needle, quantity: 2000 },
    { productId: cream, quantity: 1000 },
  ]);
});
afterEach(() => clinic.close());

describe('a safety rule against a supply', () => {
  it('that stops refuses what the visit gives until the supply is noted as not used', async () => {
    const { id } = await addRule();
    await drawToxin(scene, 5);
    await allergic();
    const stop = `${said} Leave it out, and note it as not used.`;
    expect(await rulesOnVisit()).toMatchObject([
      { weight: 'blocks', key: `rule:${id}:${cream}`, productId: cream, sentence: stop },
    ]);
    for (const act of [() => drawToxin(scene, 5), () => chart(scene, [5]), () => take(scene.injector, cream)])
      expect(await refusalOf(act())).toMatchObject({
        code: 'NOT_SAFE',
        sentence: stop,
        details: { mayOverride: false },
      });
    const all = scene.desk.charting.supplies.takeUsual.mutate({ appointmentId: scene.appointmentId });
    expect((await refusalOf(all)).sentence).toBe(stop);
    expect(await decisions()).toEqual([
      ['Needle 30G', 'open'],
      ['Numbing cream', 'open'],
    ]);
    await unused();
    expect(await rulesOnVisit()).toEqual([]);
    await scene.desk.charting.supplies.takeUsual.mutate({ appointmentId: scene.appointmentId });
    await drawToxin(scene, 5);
    await chart(scene, [10]);
    await consent(scene);
    await sign(scene);
    const late = take(scene.injector, cream, { expectedVersion: 1 });
    expect((await refusalOf(late)).sentence).toBe(stop);
  });

  it('stops the signature while the supply counts as used, and stops one the service does not list', async () => {
    await chart(scene, [10]);
    await drawToxin(scene, 10);
    await consent(scene);
    await take(scene.injector, cream);
    await addRule({ targetKind: 'productKind', target: 'supply', words: ['nickel'], name: 'Nickel' });
    await addRule();
    await allergic();
    expect(await refusalOf(sign(scene))).toMatchObject({ code: 'NOT_NOW' });
    const anesthetic = await supply('Lidocaine gel');
    await addRule({ target: anesthetic, name: 'Gel' });
    expect((await refusalOf(take(scene.injector, anesthetic))).sentence).toMatch(/^Lidocaine gel \(Botox forehead\)/);
    await take(scene.injector, needle);
    await scene.injector.billing.supplies.reopen.mutate({
      serviceLineId: scene.toxinLine,
      productId: cream,
      expectedVersion: 1,
    });
    await scene.injector.billing.supplies.unused.mutate({
      serviceLineId: scene.toxinLine,
      productId: cream,
      expectedVersion: 2,
    });
    await sign(scene);
  });

  it('that wants a reason takes it from those who may give one, once, and the note keeps it', async () => {
    const { id } = await addRule({ weight: 'reason' });
    await allergic();
    const key = `rule:${id}:${cream}`;
    const overrides = [{ serviceLineId: scene.toxinLine, key, reason: 'Tolerated the cream last year' }];
    const byDesk = await refusalOf(take(scene.desk, cream, { overrides }));
    expect(byDesk.code).toBe('NOT_ALLOWED');
    const asked = await refusalOf(take(scene.injector, cream));
    expect(asked).toMatchObject({ sentence: said, details: { mayOverride: true, items: [{ key, sentence: said }] } });
    await take(scene.injector, cream, { overrides });
    await drawToxin(scene, 10);
    await chart(scene, [10]);
    await consent(scene);
    const { documentId } = await sign(scene);
    const row = clinic.opened.store.read.raw
      .prepare<[string], { snapshot: string }>('SELECT snapshot FROM documents WHERE id = ?')
      .get(documentId);
    expect(JSON.parse(row?.snapshot ?? '{}')).toMatchObject({
      overrides: [{ service: 'Botox forehead', sentence: said, reason: 'Tolerated the cream last year' }],
    });
  });

  it('speaks while it is booked, and counts what was used in earlier visits', async () => {
    await allergic();
    await addRule({ weight: 'advice' });
    await addRule({
      trigger: 'interval',
      number: 30,
      weight: 'reason',
      name: 'Once a month',
      sentence: 'Once a month.',
    });
    const toxin = {
      trigger: 'cumulative',
      number: 90,
      most: 25_000,
      targetKind: 'productKind',
      target: 'toxin',
    } as const;
    await addRule({ ...toxin, name: 'Units', sentence: 'Too much.' });
    const listening = listenTo(clinic);
    await scene.injector.charting.supplies.takeUsual.mutate({ appointmentId: scene.appointmentId });
    const looked = listening.stop(/AS goods/);
    expect(looked).toHaveLength(2);
    expect(scansOf(clinic, looked, /^SCAN never/)).toEqual([]);
    await drawToxin(scene, 10);
    await chart(scene, [10]);
    await consent(scene);
    await sign(scene);
    clinic.clock.advance(20 * 86_400_000);
    scene.desk = await clinic.as('frontDesk');
    scene.injector = await clinic.as('injector');
    await receiveVials(await clinic.as('stockKeeper'), scene.shelf, scene.shelf.botox, { lot: 'BTX2' });
    const { services } = await scene.desk.catalog.services.query({});
    const serviceId = services.find(({ name }) => name === 'Botox forehead')?.id ?? '';
    const at = clinic.clock.now() + 3_600_000;
    const { alerts } = await scene.desk.charting.alerts.forBooking.query({
      patientId: scene.patientId,
      serviceIds: [serviceId],
      at,
    });
    expect(alerts.map(({ weight, sentence }) => [weight, sentence])).toEqual([
      ['advice', said],
      ['reason', 'Numbing cream (Botox forehead): Once a month. (last 20 days ago)'],
    ]);
    const booked = await scene.desk.scheduling.book.mutate({
      patientId: scene.patientId,
      startsAt: at,
      lines: [{ serviceId, providerId: clinic.ids.staff.injector }],
      outsideHours: true,
    });
    scene = { ...scene, appointmentId: booked.id, toxinLine: booked.lines[0]?.id ?? '' };
    // two needles of the first visit are no units
    expect((await rulesOnVisit()).map(({ weight }) => weight)).toEqual(['reason', 'advice']);
    await unused();
    const { containers } = await scene.injector.inventory.containers.query({});
    const vial = containers.find((one) => one.state === 'sealed' && one.productId === scene.shelf.botox);
    if (!vial) throw new Error('A sealed vial is on the shelf.');
    await scene.injector.inventory.open.mutate({
      containerId: vial.id,
      diluentMl: 2500,
      expectedVersion: vial.version,
    });
    scene.vial = { id: vial.id, code: vial.code };
    await drawToxin(scene, 15);
    expect((await refusalOf(drawToxin(scene, 1))).sentence).toMatch(/26 U in 90 days/);
  });
});

describe('a safety rule against goods that are sold', () => {
  it('is said in the cart of a patient, by product and kind, and stops no sale', async () => {
    await addRule({ targetKind: 'productKind', target: 'skincare', words: ['perfume'], name: 'Perfume' });
    await addRule({ targetKind: 'any', target: '', words: ['perfume'], name: 'Everything' });
    const asked = {
      patientId: scene.patientId,
      appointmentId: null,
      goods: [{ productId: scene.shelf.cream, quantity: 1000 }],
    };
    const alerts = () => scene.desk.charting.alerts.forSale.query(asked);
    expect(await alerts()).toEqual({ alerts: [] });
    await scene.desk.patients.addAllergy.mutate({
      patientId: scene.patientId,
      substance: 'Perfume mix',
      severity: 'mild',
    });
    expect((await alerts()).alerts).toMatchObject([
      { weight: 'stop', sentence: 'Repair cream: It holds lidocaine. (Perfume mix)' },
    ]);
    expect((await refusalOf(scene.keeper.charting.alerts.forSale.query(asked))).code).toBe('NOT_ALLOWED');
  });
});
