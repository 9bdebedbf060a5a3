import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signature } from '../consents/scene.ts';
import { refusalOf, standardNow } from '../harness.ts';
import { definition, question } from '../intake/formWork.ts';
import { connect, type TabletScene, tabletScene } from './scene.ts';

const birthDate = '1988-03-09';
const history = definition(
  question('city', 'text', { target: 'city', label: { en: 'Where do you live?', es: '¿Dónde vive?' } }),
  question('phone', 'phone', { target: 'phone', required: true }),
  question('wish', 'longText'),
);
const goals = { ...definition(question('wish', 'text')), languages: ['en'], title: { en: 'Your goals' } };

describe.each(['process', 'http'] as const)('forms on a tablet over %s', (via) => {
  let scene: TabletScene;
  let historyId: string;
  beforeEach(async () => {
    scene = await tabletScene({ via });
    const plan = { audience: 'newPatients' as const, everyMonths: null, active: true };
    const asked = { ...history, title: { en: 'Your history', es: 'Su historia' } };
    historyId = (await scene.owner.intake.createForm.mutate({ ...plan, name: 'History', definition: asked })).id;
    await scene.owner.intake.createForm.mutate({ ...plan, name: 'Goals', definition: goals });
  });
  afterEach(async () => {
    await scene.clinic.close();
  });

  const send = (kinds: Array<'intake' | 'consents'>, tabletId = scene.tabletId, appointmentId = scene.appointmentId) =>
    scene.desk.tablets.send.mutate({ tabletId, appointmentId, kinds });
  const today = async () => (await scene.desk.tablets.today.query({})).handOvers;
  const list = async () => (await scene.tablet.intake.onTablet.list.query({})).forms;
  const begin = (formId: string) => scene.tablet.intake.onTablet.begin.mutate({ formId });
  it('are filled in, kept while they are typed, handed in and then reviewed at the desk', async () => {
    const { offers } = await scene.desk.tablets.forVisit.query({ appointmentId: scene.appointmentId });
    expect(offers.map(({ kind, open }) => [kind, open])).toEqual([
      ['intake', ['History', 'Goals']],
      ['consents', ['Neurotoxin', 'Photographs', 'Photographs']],
    ]);
    const { patientId } = scene;
    await scene.desk.patients.saveDetails.mutate({ patientId, expectedVersion: 0, language: 'es' });
    await send(['intake', 'consents']);
    expect((await refusalOf(scene.tablet.intake.onTablet.list.query({}))).code).toBe('LOCKED');
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    expect(await list()).toMatchObject([
      { formId: historyId, title: 'Su historia', language: 'es', questions: 3, state: 'open' },
      { title: 'Your goals', language: 'en', questions: 1, state: 'open' },
    ]);
    const { id, version } = await begin(historyId);
    expect(await scene.tablet.intake.onTablet.filling.query({ id })).toMatchObject({ language: 'es', answers: {} });
    const typed = { city: ' Queens ', phone: ' 646-555-0199 ' };
    const draft = { id, language: 'es', answers: typed };
    const kept = await scene.tablet.intake.onTablet.saveDraft.mutate({ ...draft, expectedVersion: version });
    const stale = scene.tablet.intake.onTablet.saveDraft.mutate({ ...draft, expectedVersion: version });
    expect((await refusalOf(stale)).code).toBe('CHANGED_ELSEWHERE');
    expect((await list()).map(({ state }) => state)).toEqual(['begun', 'open']);
    const early = { id, language: 'es', expectedVersion: kept.version, answers: { city: 'Queens', phone: '12' } };
    expect(await refusalOf(scene.tablet.intake.onTablet.submit.mutate(early))).toMatchObject({
      code: 'BAD_INPUT',
      details: { faults: [{ question: 'phone', problem: 'This is not a phone number.' }] },
    });
    const handedIn = await scene.tablet.intake.onTablet.submit.mutate({ ...draft, expectedVersion: kept.version });
    expect(handedIn.left).toBe(1);
    expect((await refusalOf(scene.tablet.intake.onTablet.filling.query({ id }))).code).toBe('NOT_FOUND');
    const again = scene.tablet.intake.onTablet.submit.mutate({ ...draft, expectedVersion: handedIn.version });
    expect((await refusalOf(again)).code).toBe('NOT_NOW');
    const [, second] = await list();
    const other = await begin(second?.formId ?? '');
    const last = { id: other.id, expectedVersion: other.version, language: 'en', answers: { wish: 'Rested' } };
    expect((await scene.tablet.intake.onTablet.submit.mutate(last)).left).toBe(0);
    expect(await today()).toMatchObject([
      {
        state: 'inProgress',
        tasks: [
          { kind: 'intake', done: true },
          { kind: 'consents', done: false },
        ],
      },
    ]);
    expect(await list()).toMatchObject([{ state: 'handedIn' }, { state: 'handedIn' }]);

    expect((await scene.desk.intake.waiting.query({})).waiting).toMatchObject([
      { formName: 'History', place: 'tablet', appointmentId: scene.appointmentId },
      { formName: 'Goals', place: 'tablet' },
    ]);
    const sheet = await scene.desk.intake.reviewSheet.query({ id });
    expect(sheet.items.find(({ question: asked }) => asked === 'phone')).toMatchObject({ typed: ' 646-555-0199 ' });
    const decisions = sheet.items
      .filter((item) => !item.same && item.kind !== 'kept')
      .map((item) => ({ id: item.id, act: 'take' as const }));
    const decided = { id, expectedVersion: sheet.version, fingerprint: sheet.fingerprint, decisions };
    expect(await scene.desk.intake.review.mutate(decided)).toMatchObject({ taken: 2 });
    expect(await scene.desk.patients.get.query({ id: scene.patientId })).toMatchObject({
      details: { city: 'Queens' },
      phoneNumber: '+16465550199',
    });
    const audit = scene.clinic.opened.store.read.raw
      .prepare(`SELECT staff_id AS staffId, station_id AS stationId, patient_id AS patientId FROM audit_log
        WHERE procedure = 'intake.onTablet.submit' AND outcome = 'done' LIMIT 1`)
      .get();
    expect(audit).toEqual({
      staffId: scene.clinic.ids.staff.frontDesk,
      stationId: scene.tabletId,
      patientId: scene.patientId,
    });
  });

  it('go on where they were left: after the lock, on another tablet, and at the desk', async () => {
    await send(['intake']);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    const { id } = await begin(historyId);
    const answers = { city: 'Queens' };
    await scene.tablet.intake.onTablet.saveDraft.mutate({ id, expectedVersion: 1, language: 'en', answers });
    scene.clinic.clock.advance(3 * 60_000);
    const late = scene.tablet.intake.onTablet.saveDraft.mutate({ id, expectedVersion: 2, language: 'en', answers });
    expect((await refusalOf(late)).code).toBe('LOCKED');
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    expect((await begin(historyId)).id).toBe(id);

    const [row] = await today();
    await scene.desk.tablets.withdraw.mutate({ id: row?.id ?? '', expectedVersion: row?.version ?? 0 });
    const gone = scene.tablet.intake.onTablet.saveDraft.mutate({ id, expectedVersion: 2, language: 'en', answers });
    expect((await refusalOf(gone)).code).toBe('NOT_NOW');
    expect((await refusalOf(scene.tablet.intake.onTablet.list.query({}))).code).toBe('NOT_NOW');
    const other = await connect(scene, 'Second');
    await send(['intake'], other.tabletId);
    await other.tablet.tablet.check.mutate({ answer: birthDate });
    const there = await other.tablet.intake.onTablet.filling.query({ id });
    expect(there).toMatchObject({ answers, version: 2 });
    const shown = ['answers', 'definition', 'id', 'language', 'patientLanguage', 'version'];
    expect(Object.keys(there).sort()).toEqual(shown);
    const [out] = await today();
    await scene.desk.tablets.withdraw.mutate({ id: out?.id ?? '', expectedVersion: out?.version ?? 0 });
    const full = { city: 'Queens', phone: '646 555 0199' };
    await scene.desk.intake.submit.mutate({ id, expectedVersion: 2, language: 'en', answers: full });
    const { submissions } = await scene.desk.intake.ofPatient.query({ patientId: scene.patientId });
    expect(submissions).toMatchObject([{ place: 'desk', state: 'submitted' }]);
  });

  it('of nobody else can be seen or changed, and none where only consents were handed over', async () => {
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
    const begun = await scene.desk.intake.start.mutate({ patientId: other.id, formId: historyId });
    await send(['intake']);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    const { id } = begun;
    const door = scene.tablet.intake.onTablet;
    expect((await refusalOf(door.filling.query({ id }))).code).toBe('NOT_FOUND');
    const forged = { id, expectedVersion: 1, language: 'en', answers: { city: 'Nowhere', phone: '646 555 0199' } };
    expect((await refusalOf(door.saveDraft.mutate(forged))).code).toBe('NOT_FOUND');
    expect((await refusalOf(door.submit.mutate(forged))).code).toBe('NOT_FOUND');
    const byHand = await scene.owner.intake.createForm.mutate({
      name: 'Only by hand',
      audience: 'byHand',
      everyMonths: null,
      active: true,
      definition: goals,
    });
    expect((await refusalOf(door.begin.mutate({ formId: byHand.id }))).code).toBe('NOT_FOUND');
    expect((await scene.desk.intake.filling.query({ id })).answers).toEqual({});
    expect((await refusalOf(scene.tablet.consents.onTablet.list.query({}))).code).toBe('NOT_FOUND');

    const second = await connect(scene, 'Second');
    await send(['consents'], second.tabletId, visit.id);
    await second.tablet.tablet.check.mutate({ answer: '1970-01-01' });
    expect((await refusalOf(second.tablet.intake.onTablet.list.query({}))).code).toBe('NOT_FOUND');
    expect((await refusalOf(second.tablet.intake.onTablet.filling.query({ id }))).code).toBe('NOT_FOUND');
  });

  it('that the desk began by hand are offered too, with the consents of the same visit', async () => {
    const { forms } = await scene.desk.intake.forms.query({});
    for (const { id: formId } of forms) {
      const { id, version } = await scene.desk.intake.start.mutate({ patientId: scene.patientId, formId });
      const answers = formId === historyId ? { phone: '646 555 0199' } : {};
      await scene.desk.intake.submit.mutate({ id, expectedVersion: version, language: 'en', answers });
    }
    const byHand = await scene.owner.intake.createForm.mutate({
      name: 'Only by hand',
      audience: 'byHand',
      everyMonths: null,
      active: true,
      definition: goals,
    });
    const nothing = await scene.desk.tablets.forVisit.query({ appointmentId: scene.appointmentId });
    expect(nothing.offers.find(({ kind }) => kind === 'intake')?.open).toEqual([]);
    await scene.desk.intake.start.mutate({ patientId: scene.patientId, formId: byHand.id });
    scene.clinic.clock.advance(60_000);
    await send(['intake', 'consents']);
    await scene.tablet.tablet.check.mutate({ answer: birthDate });
    expect(await list()).toMatchObject([{ formId: byHand.id, state: 'begun' }]);
    const { consents } = await scene.tablet.consents.onTablet.list.query({});
    for (const { serviceLineId, editionId } of consents) {
      const shown = await scene.tablet.consents.onTablet.preview.query({ serviceLineId, editionId });
      await scene.tablet.consents.onTablet.sign.mutate({
        serviceLineId,
        editionId,
        shownHash: shown.hash,
        signedName: shown.patientName,
        strokes: signature(),
      });
    }
    expect(await today()).toMatchObject([{ state: 'inProgress' }]);
    expect((await refusalOf(scene.tablet.tablets.finish.mutate({ kind: 'intake' }))).code).toBe('NOT_NOW');
    const { id, version } = await begin(byHand.id);
    const last = { id, expectedVersion: version, language: 'en', answers: { wish: 'Rested' } };
    expect((await scene.tablet.intake.onTablet.submit.mutate(last)).left).toBe(0);
    expect(await today()).toMatchObject([{ state: 'done' }]);
    expect((await scene.tablet.tablet.state.query({})).view).toMatchObject({ stage: 'thanks' });
  });
});
