import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { examOf, needExam } from './orderScene.ts';
import { chart, consent, drawToxin, type Scene, setScene, shown, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let director: Client;

const botox = (of: Scene) => ({ kind: 'product', target: of.shelf.botox }) as const;
const rule = async (values: Parameters<Client['clinic']['setPolicies']['mutate']>[0]['values']): Promise<void> => {
  const { version } = await scene.owner.clinic.policies.query({});
  await scene.owner.clinic.setPolicies.mutate({ values, expectedVersion: version });
};
const point = async (
  quantity: number,
  overrides: Array<{ serviceLineId: string; key: string; reason: string }> = [],
) => {
  const { encounterId } = await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
  return scene.injector.charting.addPoint.mutate({
    encounterId,
    serviceLineId: scene.toxinLine,
    view: 'front',
    x: 0.5,
    y: 0.3,
    area: 'Forehead',
    productId: scene.shelf.botox,
    quantity,
    overrides,
  });
};

describe.each(['process', 'http'] as const)('a treatment that needs an exam, by %s', (via) => {
  beforeEach(async () => {
    clinic = await testClinic({ via });
    scene = await setScene(clinic);
    director = await clinic.as('director');
    await needExam(scene);
  });
  afterEach(() => clinic.close());

  it('is neither drawn, placed nor signed without one, and all of it with one', async () => {
    const refused = await refusalOf(drawToxin(scene, 10));
    expect([refused.code, refused.sentence]).toEqual([
      'NOT_SAFE',
      expect.stringMatching(/there is no good-faith exam/),
    ]);
    expect(refused.details).toMatchObject({ mayOverride: false, items: [{ key: 'exam:none', weight: 'stop' }] });
    expect((await refusalOf(point(10_000))).code).toBe('NOT_SAFE');
    const override = [{ serviceLineId: scene.toxinLine, key: 'exam:none', reason: 'I know her well' }];
    expect((await refusalOf(point(10_000, override))).code).toBe('NOT_SAFE');
    expect((await shown(scene)).missing).toMatchObject([
      { kind: 'notCharted' },
      { kind: 'consent' },
      { kind: 'exam', weight: 'blocks' },
      { kind: 'note' },
    ]);

    expect((await refusalOf(scene.injector.charting.orders.signExam.mutate(examOf(scene)))).code).toBe('NOT_ALLOWED');
    const signed = await director.charting.orders.signExam.mutate(
      examOf(scene, { appointmentId: scene.appointmentId }),
    );
    await drawToxin(scene, 10);
    await chart(scene, [10]);
    await consent(scene);
    const { safety } = await shown(scene);
    expect(safety.ordered).toMatchObject([
      { gap: null, orders: [{ kind: 'exam', byName: 'Dora Director', until: '2027-03-10' }] },
    ]);
    const { documentId } = await sign(scene);
    const row = clinic.opened.store.read.raw
      .prepare<[string], { snapshot: string }>('SELECT snapshot FROM documents WHERE id = ?')
      .get(documentId);
    expect(JSON.parse(row?.snapshot ?? '{}')).toMatchObject({
      orders: [{ service: 'Botox forehead', order: 'Good-faith exam', by: 'Dora Director', validUntil: '2027-03-10' }],
      overrides: [],
    });
    const meta = await director.documents.get.query({ id: signed.documentId });
    expect(meta).toMatchObject({ kind: 'exam', title: 'Good-faith exam Petra Patient' });
    expect((await refusalOf(scene.desk.documents.get.query({ id: signed.documentId }))).code).toBe('NOT_ALLOWED');
  });

  it('is held to the amount and the areas of the exam', async () => {
    await director.charting.orders.signExam.mutate(
      examOf(scene, { scope: [{ ...botox(scene), areas: ['Forehead'], most: 20_000 }] }),
    );
    await drawToxin(scene, 12);
    expect((await refusalOf(drawToxin(scene, 9))).sentence).toMatch(/allows 20 U in a visit/);
    await point(20_000);
    expect((await refusalOf(point(1000))).details).toMatchObject({ items: [{ key: 'exam:dose' }] });
    const [placed] = (await shown(scene)).points;
    if (!placed) throw new Error('A point is placed.');
    const change = { pointId: placed.id, expectedVersion: placed.version };
    const elsewhere = scene.injector.charting.changePoint.mutate({ ...change, area: 'Chin', quantity: 20_000 });
    expect((await refusalOf(elsewhere)).sentence).toMatch(/allows Forehead only/);
    await scene.injector.charting.changePoint.mutate({ ...change, area: 'Forehead, left', quantity: 19_000 });
  });
});

describe('orders', () => {
  beforeEach(async () => {
    clinic = await testClinic();
    scene = await setScene(clinic);
    director = await clinic.as('director');
    await needExam(scene);
  });
  afterEach(() => clinic.close());

  it('may be gone without for a reason that is kept once, with name and time, where the clinic allows it', async () => {
    await rule({ 'charting.exam': 'reason' });
    const refused = await refusalOf(drawToxin(scene, 10));
    expect(refused.details).toMatchObject({ mayOverride: true, items: [{ key: 'exam:none', weight: 'reason' }] });
    const overrides = [{ serviceLineId: scene.toxinLine, key: 'exam:none', reason: 'Exam by phone, paper follows' }];
    await scene.injector.charting.draw.mutate({
      serviceLineId: scene.toxinLine,
      containerId: scene.vial.id,
      quantity: 10_000,
      overrides,
    });
    await chart(scene, [10]);
    expect((await shown(scene)).safety.overrides).toMatchObject([
      { reason: 'Exam by phone, paper follows', byName: 'Ingrid Injector', at: clinic.clock.now() },
    ]);
    await consent(scene);
    const { documentId } = await sign(scene);
    const row = clinic.opened.store.read.raw
      .prepare<[string], { snapshot: string }>('SELECT snapshot FROM documents WHERE id = ?')
      .get(documentId);
    expect(JSON.parse(row?.snapshot ?? '{}')).toMatchObject({
      overrides: [{ service: 'Botox forehead', reason: 'Exam by phone, paper follows', by: 'Ingrid Injector' }],
    });
    expect(() => clinic.opened.store.read.raw.exec('DELETE FROM safety_overrides')).toThrow(/append-only/);
  });

  it('leave reasons to prescribers where the clinic says so, and can be given at the signature', async () => {
    await chart(scene, []);
    await rule({ 'charting.exam': 'reason', 'charting.overrideBy': 'prescribers' });
    const overrides = [{ serviceLineId: scene.toxinLine, key: 'exam:none', reason: 'Seen last week' }];
    expect((await refusalOf(point(10_000, overrides))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(point(10_000))).details).toMatchObject({ mayOverride: false });
    await rule({ 'charting.exam': 'advice' });
    await drawToxin(scene, 10);
    await point(10_000);
    await consent(scene);
    await rule({ 'charting.exam': 'reason' });
    const missing = (await refusalOf(sign(scene, {}, director))).details;
    expect(missing).toMatchObject({ missing: [{ kind: 'exam', weight: 'reason', key: 'exam:none' }] });
    expect((await refusalOf(sign(scene, { overrides }))).code).toBe('NOT_ALLOWED');
    await sign(scene, { overrides }, director);
    expect((await shown(scene)).safety.overrides).toMatchObject([{ byName: 'Dora Director' }]);
  });

  it('end on their day, and by being revoked with a reason that stands in the record', async () => {
    await director.charting.orders.signExam.mutate(
      examOf(scene, { performedOn: '2025-09-09', validUntil: '2026-03-09' }),
    );
    expect((await refusalOf(drawToxin(scene, 5))).sentence).toMatch(/ended on 2026-03-09/);
    const { id } = await director.charting.orders.signExam.mutate(examOf(scene, { validUntil: '2026-03-10' }));
    await drawToxin(scene, 5);
    const revoked = await director.charting.orders.revokeExam.mutate({ examId: id, reason: 'New medication' });
    expect((await refusalOf(drawToxin(scene, 5))).sentence).toMatch(/was revoked/);
    expect((await refusalOf(director.charting.orders.revokeExam.mutate({ examId: id, reason: 'Twice' }))).code).toBe(
      'NOT_NOW',
    );
    const { exams } = await director.charting.orders.exams.query({ patientId: scene.patientId });
    expect(exams).toMatchObject([
      {
        state: 'ended',
        revokedReason: 'New medication',
        revokedByName: 'Dora Director',
        documentId: revoked.documentId,
      },
      { state: 'expired' },
    ]);
    expect(() => clinic.opened.store.read.raw.exec(`UPDATE exams SET valid_until = '2030-01-01'`)).toThrow(
      /append-only/,
    );
  });

  it('say what is wrong with an exam before it is signed', async () => {
    const problem = async (change: Parameters<typeof examOf>[1]): Promise<string> =>
      (await refusalOf(director.charting.orders.signExam.mutate(examOf(scene, change)))).sentence;
    expect(await problem({ historyReviewed: false })).toMatch(/medical history/);
    expect(await problem({ validUntil: '2027-03-11' })).toMatch(/12 months at most/);
    expect(await problem({ performedOn: '2026-03-11', validUntil: '2027-01-01' })).toMatch(/earlier day/);
    expect(await problem({ scope: [{ kind: 'category', target: 'Nowhere' }] })).toMatch(/no category Nowhere/);
    expect(await problem({ scope: [{ kind: 'category', target: 'Injectables', most: 1000 }] })).toMatch(
      /needs one product/,
    );
    expect(await problem({ scope: [botox(scene), botox(scene)] })).toMatch(/twice/);
  });

  it('that stand are signed by the director in editions, for the roles and amounts they name', async () => {
    const order = {
      title: 'Neurotoxin of the upper face',
      body: 'Up to 30 U in one visit to adults without a neuromuscular disease. Have the kit at hand.',
      roles: ['injector' as const],
      scope: [{ ...botox(scene), most: 30_000 }],
      validFrom: '2026-03-10',
    };
    expect((await refusalOf(scene.injector.charting.orders.signStanding.mutate(order))).code).toBe('NOT_ALLOWED');
    const first = await director.charting.orders.signStanding.mutate(order);
    await drawToxin(scene, 30);
    expect((await refusalOf(drawToxin(scene, 1))).sentence).toMatch(/standing order allows 30 U/);
    const next = { ...order, orderId: first.orderId, roles: ['prescriber' as const] };
    expect((await refusalOf(director.charting.orders.signStanding.mutate({ ...next, expectedEdition: 2 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    const second = await director.charting.orders.signStanding.mutate({ ...next, expectedEdition: 1 });
    expect(second.edition).toBe(2);
    expect((await refusalOf(point(4000))).sentence).toMatch(/your role may not act/);
    const gone = await refusalOf(
      director.charting.orders.withdrawStanding.mutate({ editionId: first.id, reason: 'Old' }),
    );
    expect(gone.code).toBe('NOT_FOUND');
    await director.charting.orders.withdrawStanding.mutate({ editionId: second.id, reason: 'Label changed' });
    expect((await refusalOf(point(4000))).sentence).toMatch(/was withdrawn/);
    const { orders } = await director.charting.orders.standing.query({});
    expect(orders.map(({ edition, state }) => [edition, state])).toEqual([
      [2, 'ended'],
      [1, 'ended'],
    ]);
    await rule({ 'charting.orders': 'exam' });
    expect((await refusalOf(point(4000))).sentence).toMatch(/no good-faith exam/);
  });

  it('are asked for before the day: at booking, on the list, on Today', async () => {
    const { services } = await scene.owner.catalog.services.query({});
    const serviceIds = services.map(({ id }) => id);
    const due = (on: string) => scene.desk.charting.orders.due.query({ patientId: scene.patientId, serviceIds, on });
    expect((await due('2026-03-20')).services).toMatchObject([{ serviceName: 'Botox forehead', gap: 'none' }]);
    expect(await director.charting.orders.upcoming.query({})).toMatchObject({
      visits: [{ patientName: 'Petra Patient', services: [{ gap: 'none' }] }],
      ending: [],
    });
    expect(await scene.injector.charting.orders.upcomingCount.query({})).toEqual({ visits: 1 });
    await director.charting.orders.signExam.mutate(examOf(scene, { validUntil: '2026-03-19' }));
    expect(await scene.injector.charting.orders.upcomingCount.query({})).toEqual({ visits: 0 });
    expect((await due('2026-03-19')).services).toEqual([]);
    expect((await due('2026-03-20')).services).toMatchObject([{ gap: 'expired', endedOn: '2026-03-19' }]);
    expect((await director.charting.orders.upcoming.query({})).ending).toMatchObject([{ validUntil: '2026-03-19' }]);
    await director.charting.orders.signExam.mutate(examOf(scene));
    expect((await director.charting.orders.upcoming.query({})).ending).toEqual([]);
  });
});
