import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timelineText } from '../../db/reporting/timeline/queries.ts';
import { entryKinds } from '../../electron/reporting/timeline/rules.ts';
import { chart, consent, drawToxin, pay, type Scene, setScene, sign } from '../charting/scene.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { definition, question } from '../intake/formWork.ts';

let clinic: TestClinic;
let scene: Scene;
beforeAll(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  const { desk, injector, owner, patientId } = scene;
  await consent(scene);
  const encounterId = await chart(scene, [4, 6]);
  await drawToxin(scene, 10);
  clinic.clock.advance(60_000);
  await sign(scene);
  clinic.clock.advance(60_000);
  await injector.charting.addAddendum.mutate({ encounterId, text: 'Slight bruise, left.' });
  clinic.clock.advance(60_000);
  await pay(scene);
  clinic.clock.advance(60_000);
  await desk.patients.addAllergy.mutate({ patientId, substance: 'Latex', severity: 'severe' });
  const { services } = await owner.catalog.services.query({});
  await desk.billing.estimates.create.mutate({
    patientId,
    title: 'Spring plan',
    validUntil: '2026-04-10',
    visits: [
      { title: 'First', weeksAfter: 0, lines: [{ kind: 'service', serviceId: services[0]?.id ?? '', quantity: 1000 }] },
    ],
  });
});
afterAll(() => clinic.close());

const all = async (client: Client, limit: number, groups: Array<'care' | 'money'> = []) => {
  const entries = [];
  let cursor: { at: number; key: string } | null = null;
  do {
    const page: Awaited<ReturnType<Client['reporting']['timeline']['query']>> = await client.reporting.timeline.query({
      patientId: scene.patientId,
      groups,
      limit,
      cursor,
    });
    expect(page.entries.length).toBeLessThanOrEqual(limit);
    entries.push(...page.entries);
    cursor = page.next;
  } while (cursor);
  return entries;
};

describe('the timeline of a patient', () => {
  it('has everything, newest first, whatever the size of a page', async () => {
    const whole = await all(scene.owner, 100);
    expect(new Set(whole.map(({ kind }) => kind))).toEqual(
      new Set(['visit', 'note', 'addendum', 'consent', 'estimate', 'invoice', 'payment', 'allergy']),
    );
    const order = whole.map(({ at, key }) => `${String(at).padStart(16, '0')} ${key}`);
    expect(order).toEqual(order.toSorted().toReversed());
    for (const limit of [1, 2, 3]) expect(await all(scene.owner, limit)).toEqual(whole);
    expect(whole.find(({ kind }) => kind === 'visit')).toMatchObject({
      services: 'Botox forehead',
      appointmentId: scene.appointmentId,
    });
    expect(whole.find(({ kind }) => kind === 'addendum')).toMatchObject({
      words: 'Slight bruise, left.',
      staffName: 'Ingrid Injector',
    });
    expect(whole.find(({ kind }) => kind === 'payment')).toMatchObject({ detail: 'cardTerminal', cents: 14_000 });
  });

  it('has what the patient filled in, and what was offered to them', async () => {
    const { desk, owner, patientId } = scene;
    const form = await owner.intake.createForm.mutate({
      name: 'Health',
      audience: 'newPatients',
      everyMonths: null,
      active: true,
      definition: definition(question('wish', 'longText')),
    });
    const begun = await desk.intake.start.mutate({ patientId, formId: form.id });
    const of = async (groups: Array<'papers' | 'messages'>) =>
      (await owner.reporting.timeline.query({ patientId, groups })).entries;
    expect((await of(['papers'])).find(({ kind }) => kind === 'form')).toMatchObject({
      words: 'Health',
      detail: 'begun',
    });
    await desk.intake.submit.mutate({ id: begun.id, expectedVersion: begun.version, language: 'en', answers: {} });
    expect((await of(['papers'])).find(({ kind }) => kind === 'form')).toMatchObject({
      key: begun.id,
      detail: 'submitted',
    });
    const { services } = await owner.catalog.services.query({});
    const entry = await desk.scheduling.addToWaitlist.mutate({ patientId, serviceIds: [services[0]?.id ?? ''] });
    const startsAt = clinic.clock.now() + 26 * 3_600_000;
    const providerId = clinic.ids.staff.injector;
    await desk.scheduling.offerWaitlist.mutate({ entryId: entry.id, providerId, startsAt });
    expect(await of(['messages'])).toMatchObject([{ kind: 'offer', number: startsAt, detail: 'pending' }]);
  });

  it('is filtered by kind, and shows each person what they may see', async () => {
    expect(new Set((await all(scene.owner, 2, ['money'])).map(({ kind }) => kind))).toEqual(
      new Set(['invoice', 'payment']),
    );
    const desk = new Set((await all(scene.desk, 100)).map(({ kind }) => kind));
    expect(desk.has('payment') && desk.has('consent')).toBe(true);
    expect(desk.has('note') || desk.has('addendum')).toBe(false);
  });

  it('is the same from every chart of one person', async () => {
    const other = await scene.desk.patients.create.mutate({
      givenName: 'Petra',
      familyName: 'Twin',
      birthDate: '1980-02-04',
    });
    clinic.opened.store.write(
      (tx) => void tx.raw.prepare('UPDATE patients SET merged_into_id = ? WHERE id = ?').run(scene.patientId, other.id),
    );
    const { entries } = await scene.owner.reporting.timeline.query({ patientId: other.id });
    expect(entries.length).toBe((await all(scene.owner, 100)).length);
  });

  it('reads no table that grows from end to end', () => {
    const plan = clinic.opened.store.read.raw
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${timelineText(entryKinds)}`)
      .all('p', 1, 1, '', 10)
      .map(({ detail }) => detail);
    expect(
      plan.filter((line) => line.startsWith('SCAN ') && !/^SCAN (members|page|p|CONSTANT|\(subquery)/.test(line)),
    ).toEqual([]);
    expect(plan.filter((line) => /\(\w+_at[<=]/.test(line))).toEqual([]);
    expect(plan.some((line) => line.includes('photos_patient'))).toBe(true);
    expect(plan.some((line) => line.includes('encounters_patient'))).toBe(true);
    for (const index of [
      'intake_submissions_patient',
      'hand_overs_patient',
      'lot_recall_calls_of',
      'waitlist_offers_entry',
    ])
      expect(
        plan.some((line) => line.includes(index)),
        index,
      ).toBe(true);
  });
});
