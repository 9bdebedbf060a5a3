import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsentSnapshot } from '../../electron/consents/rules.ts';
import { documentForPages } from '../../electron/documents/service.ts';
import { signature } from '../consents/scene.ts';
import { refusalOf, standardNow } from '../harness.ts';
import { connect, handOver, type TabletScene, tabletScene } from './scene.ts';

const birthDate = '1988-03-09';
const minute = 60_000;

describe.each(['process', 'http'] as const)('a tablet over %s', (via) => {
  let scene: TabletScene;
  beforeEach(async () => {
    scene = await tabletScene({ via });
  });
  afterEach(async () => {
    await scene.clinic.close();
  });

  const view = async () => (await scene.tablet.tablet.state.query({})).view;
  const today = async () => (await scene.desk.tablets.today.query({})).handOvers;
  const sign = async () => {
    const { consents } = await scene.tablet.consents.onTablet.list.query({});
    const next = consents.find(({ signed }) => !signed);
    if (!next) throw new Error('Everything is signed.');
    const { serviceLineId, editionId } = next;
    const shown = await scene.tablet.consents.onTablet.preview.query({ serviceLineId, editionId });
    return scene.tablet.consents.onTablet.sign.mutate({
      serviceLineId,
      editionId,
      shownHash: shown.hash,
      signedName: shown.patientName,
      strokes: signature(),
    });
  };

  it('is connected by a code that holds once and for five minutes', async () => {
    const page = scene.clinic.tablet();
    expect(await page.tablet.state.query({})).toMatchObject({ open: true, view: null });
    const { code, until } = await scene.desk.tablets.offerCode.mutate({ name: 'Room tablet' });
    expect(code).toMatch(/^[0-9A-Z]{6}$/);
    expect(until - scene.clinic.clock.now()).toBe(5 * minute);
    scene.clinic.clock.advance(5 * minute);
    expect((await refusalOf(page.tablet.connect.mutate({ code }))).code).toBe('WRONG_PIN');
    const again = scene.clinic.tablet();
    const desk = await scene.clinic.as('frontDesk');
    const fresh = await desk.tablets.offerCode.mutate({ name: 'Room tablet' });
    await again.tablet.connect.mutate({ code: `${fresh.code.slice(0, 3)} ${fresh.code.slice(3).toLowerCase()}` });
    expect((await again.tablet.state.query({})).view).toMatchObject({ tabletName: 'Room tablet', stage: 'resting' });
    expect((await refusalOf(page.tablet.connect.mutate({ code: fresh.code }))).code).toBe('WRONG_PIN');
    expect((await refusalOf(desk.tablets.offerCode.mutate({ name: 'room TABLET' }))).code).toBe('DUPLICATE');
  });

  it('is given to a person once, whichever of their merged charts the visit is on', async () => {
    const { desk, clinic } = scene;
    const twin = await desk.patients.create.mutate({
      givenName: 'Maria',
      familyName: 'Other',
      birthDate: '1971-01-02',
    });
    const visit = await desk.scheduling.book.mutate({
      patientId: twin.id,
      startsAt: standardNow + 6 * 60 * minute,
      lines: [{ serviceId: scene.services.peel, providerId: clinic.ids.staff.injector }],
    });
    const other = await connect(scene, 'Back tablet');
    await handOver(scene);
    await desk.patients.merging.merge.mutate({
      patientId: scene.patientId,
      expectedVersion: (await desk.patients.get.query({ id: scene.patientId })).version,
      mergedId: twin.id,
      expectedMergedVersion: (await desk.patients.get.query({ id: twin.id })).version,
      reason: 'One person with two charts',
    });
    const asked = await desk.tablets.forVisit.query({ appointmentId: visit.id });
    expect(asked.handOver).toMatchObject({ appointmentId: scene.appointmentId });
    const second = desk.tablets.send.mutate({ tabletId: other.tabletId, appointmentId: visit.id, kinds: ['consents'] });
    expect((await refusalOf(second)).sentence).toMatch(/has a tablet already/);
  });

  it('stops guessing of codes and puts it on record', async () => {
    const page = scene.clinic.tablet();
    const tries = Array.from({ length: 11 }, (_, at) => at);
    const codes: string[] = [];
    for (const at of tries) codes.push((await refusalOf(page.tablet.connect.mutate({ code: `AAAA0${at % 10}` }))).code);
    expect(codes.at(-1)).toBe('TOO_MANY_TRIES');
    const rows = scene.clinic.opened.store.read.raw
      .prepare(`SELECT count(*) AS n FROM audit_log WHERE procedure = 'tablet.connect' AND outcome LIKE 'refused:%'`)
      .get() as { n: number };
    expect(rows.n).toBeGreaterThan(5);
  });

  it('shows nothing of anybody until the patient has said who they are', async () => {
    expect(await view()).toMatchObject({ stage: 'resting', handOverId: null });
    expect((await refusalOf(scene.tablet.consents.onTablet.list.query({}))).code).toBe('LOCKED');
    await handOver(scene);
    const waiting = await scene.tablet.tablet.state.query({});
    expect(waiting.view).toMatchObject({ stage: 'check', check: 'birthDate', givenName: '', tasks: [] });
    expect(JSON.stringify(waiting)).not.toContain('Zoë');
    expect((await refusalOf(scene.tablet.consents.onTablet.list.query({}))).code).toBe('LOCKED');
    expect((await refusalOf(scene.tablet.tablet.check.mutate({ answer: '1988-03-10' }))).code).toBe('WRONG_PIN');
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    expect(await view()).toMatchObject({
      stage: 'tasks',
      givenName: 'Zoë',
      tasks: [{ kind: 'consents', done: false }],
    });
    const { consents, patientName } = await scene.tablet.consents.onTablet.list.query({});
    expect(patientName).toBe('Zoë Łuczak-Çelikoğlu');
    expect(consents.map((row) => [row.name, row.serviceName, row.signed])).toEqual([
      ['Neurotoxin', 'Neurotoxin', false],
      ['Photographs', 'Neurotoxin', false],
      ['Photographs', 'Peel', false],
    ]);
  });

  it('is signed on to the end: the desk sees it, the charges are there, the record says where', async () => {
    await handOver(scene);
    expect(await today()).toMatchObject([{ state: 'waiting', tabletName: 'Front tablet', blocked: false }]);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    expect(await today()).toMatchObject([{ state: 'inProgress' }]);
    expect(await sign()).toMatchObject({ left: 2 });
    expect(await sign()).toMatchObject({ left: 1 });
    expect(await sign()).toMatchObject({ left: 0 });
    expect(await today()).toMatchObject([{ state: 'done', tasks: [{ kind: 'consents', done: true }] }]);
    expect(await view()).toMatchObject({ stage: 'thanks', givenName: '' });
    const { charges } = await scene.desk.billing.charges.query({ appointmentId: scene.appointmentId });
    expect(charges.map(({ state }) => state)).toEqual(['pending', 'pending']);
    const { consents } = await scene.desk.consents.ofPatient.query({ patientId: scene.patientId });
    expect(consents.map(({ staffName }) => staffName)).toEqual(['Fran Desk', 'Fran Desk', 'Fran Desk']);
    const record = documentForPages(scene.clinic.opened.store.read, consents[0]?.documentId ?? '');
    expect((record.content as ConsentSnapshot).station).toMatchObject({ number: null, name: 'Front tablet' });
    const [row] = await today();
    await scene.desk.tablets.withdraw.mutate({ id: row?.id ?? '', expectedVersion: row?.version ?? 0 });
    expect(await today()).toMatchObject([{ state: 'givenBack' }]);
    expect(await view()).toMatchObject({ stage: 'resting' });
    const audit = scene.clinic.opened.store.read.raw
      .prepare(`SELECT staff_id AS staffId, station_id AS stationId, session_id AS sessionId, patient_id AS patientId
        FROM audit_log WHERE procedure = 'consents.onTablet.sign' LIMIT 1`)
      .get();
    expect(audit).toEqual({
      staffId: scene.clinic.ids.staff.frontDesk,
      stationId: scene.tabletId,
      sessionId: row?.id,
      patientId: scene.patientId,
    });
  });

  it('asks again after two minutes, and keeps what was signed', async () => {
    await handOver(scene);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    await sign();
    scene.clinic.clock.advance(90_000);
    await scene.tablet.tablet.here.mutate({});
    scene.clinic.clock.advance(90_000);
    await scene.tablet.consents.onTablet.list.query({});
    scene.clinic.clock.advance(31_000);
    expect((await refusalOf(scene.tablet.consents.onTablet.list.query({}))).code).toBe('LOCKED');
    expect(await view()).toMatchObject({ stage: 'check', givenName: '', tasks: [] });
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    const { consents } = await scene.tablet.consents.onTablet.list.query({});
    expect(consents.filter(({ signed }) => signed)).toHaveLength(1);
  });

  it('stops asking after five wrong answers; the desk hands it over again', async () => {
    await handOver(scene);
    for (let at = 0; at < 5; at++)
      expect((await refusalOf(scene.tablet.tablet.check.mutate({ answer: '2000-01-01' }))).code).toBe('WRONG_PIN');
    expect(await view()).toMatchObject({ stage: 'blocked' });
    expect((await refusalOf(scene.tablet.tablet.check.mutate({ answer: birthDate }))).code).toBe('NOT_NOW');
    const [row] = await today();
    expect(row).toMatchObject({ blocked: true });
    await scene.desk.tablets.withdraw.mutate({ id: row?.id ?? '', expectedVersion: row?.version ?? 0 });
    await handOver(scene);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    expect(await view()).toMatchObject({ stage: 'tasks' });
  });

  it('knows nothing any more once it is taken back, given back or disconnected', async () => {
    const first = await handOver(scene);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    const [row] = await today();
    await scene.desk.tablets.withdraw.mutate({ id: first, expectedVersion: row?.version ?? 0 });
    expect((await refusalOf(scene.tablet.consents.onTablet.list.query({}))).code).toBe('NOT_NOW');
    await handOver(scene);
    expect((await refusalOf(scene.tablet.consents.onTablet.list.query({}))).code).toBe('NOT_NOW');
    expect(await view()).toMatchObject({ stage: 'check' });
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    await sign();
    await scene.tablet.tablets.stop.mutate({});
    expect(await today()).toMatchObject([{ state: 'givenBack', tasks: [{ done: false }] }]);
    expect(await view()).toMatchObject({ stage: 'resting' });
    await handOver(scene);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    const { tablets } = await scene.desk.tablets.list.query({});
    await scene.desk.tablets.disconnect.mutate({ id: scene.tabletId, expectedVersion: tablets[0]?.version ?? 0 });
    expect((await refusalOf(scene.tablet.consents.onTablet.list.query({}))).code).toBe('SIGN_IN_NEEDED');
    expect(await scene.tablet.tablet.state.query({})).toMatchObject({ view: null });
    expect(await today()).toEqual([]);
  });

  it('is with one patient at a time, and signs for no other visit', async () => {
    await handOver(scene);
    const other = await scene.desk.patients.create.mutate({
      givenName: 'Bo',
      familyName: 'Ek',
      birthDate: '1970-01-01',
    });
    const visit = await scene.desk.scheduling.book.mutate({
      patientId: other.id,
      startsAt: standardNow + 4 * 3_600_000,
      lines: [{ serviceId: scene.services.peel, providerId: scene.clinic.ids.staff.injector }],
    });
    const send = (tabletId: string, appointmentId: string) =>
      scene.desk.tablets.send.mutate({ tabletId, appointmentId, kinds: ['consents'] });
    const busy = await refusalOf(send(scene.tabletId, visit.id));
    expect(busy).toMatchObject({ code: 'NOT_NOW' });
    expect(busy.sentence).toContain('Zoë');
    const second = await connect(scene, 'Second');
    expect((await refusalOf(send(second.tabletId, scene.appointmentId))).code).toBe('NOT_NOW');
    await send(second.tabletId, visit.id);
    await second.tablet.tablet.check.mutate({ answer: '1970-01-01' });
    const { consents } = await second.tablet.consents.onTablet.list.query({});
    expect(consents.map(({ name }) => name)).toEqual(['Photographs']);
    const foreign = { serviceLineId: scene.lineIds[0] ?? '', editionId: consents[0]?.editionId ?? '' };
    expect((await refusalOf(second.tablet.consents.onTablet.preview.query(foreign))).code).toBe('NOT_FOUND');
    const forged = second.tablet.consents.onTablet.sign.mutate({
      ...foreign,
      shownHash: '0'.repeat(64),
      signedName: 'Bo Ek',
      strokes: signature(),
    });
    expect((await refusalOf(forged)).code).toBe('NOT_FOUND');
  });

  it('is handed nothing where nothing is to be done', async () => {
    const { offers, tablets } = await scene.desk.tablets.forVisit.query({ appointmentId: scene.appointmentId });
    expect(offers.find(({ kind }) => kind === 'consents')?.open).toEqual(['Neurotoxin', 'Photographs', 'Photographs']);
    expect(tablets).toEqual([{ id: scene.tabletId, name: 'Front tablet', free: true }]);
    await handOver(scene);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    expect((await refusalOf(scene.tablet.tablets.finish.mutate({ kind: 'consents' }))).code).toBe('NOT_NOW');
    for (let at = 0; at < 3; at++) await sign();
    const nothing = await refusalOf(handOver(scene));
    expect(nothing.sentence).toContain('nothing left');
  });

  it('is no desk: nobody signs in on it, and the desk is no tablet', async () => {
    const { login, password } = { login: 'fran', password: 'whatever it is' };
    expect((await refusalOf(scene.tablet.session.signIn.mutate({ login, password }))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.tablet.session.state.query({}))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.tablet.session.unlock.mutate({ password }))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.desk.tablet.state.query({}))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(scene.desk.consents.onTablet.list.query({}))).code).toBe('NOT_ALLOWED');
  });
});
