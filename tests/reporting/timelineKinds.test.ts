import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { type EntryKind, entryKinds } from '../../electron/reporting/timeline/rules.ts';
import type { TimelineEntry } from '../../electron/reporting/timeline/schemas.ts';
import { exported, imported } from '../charting/chartFiles.ts';
import { examOf } from '../charting/orderScene.ts';
import { addPhoto, phonePicture } from '../charting/photoFiles.ts';
import { chart, consent, drawToxin, pay, type Scene, setScene, sign } from '../charting/scene.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { definition, question } from '../intake/formWork.ts';

let clinic: TestClinic;
let elsewhere: TestClinic;
let scene: Scene;
let entries: TimelineEntry[];
let appointmentId: string;
let twin: { id: string; number: number };

const minutes = (count: number) => clinic.clock.advance(count * 60_000);
const timeline = async (client: Client, patientId: string) =>
  (await client.reporting.timeline.query({ patientId, limit: 100 })).entries;
const of = (kind: EntryKind): TimelineEntry[] => entries.filter((entry) => entry.kind === kind);

/** The visit from the first paper to the credit note. */
async function visit(): Promise<void> {
  const { owner, desk, injector, keeper, patientId } = scene;
  const { services } = await owner.catalog.services.query({});
  const serviceId = services.find(({ name }) => name === 'Botox forehead')?.id ?? '';
  const sheet = { name: 'After toxin', title: 'After your treatment', body: 'No sun.', language: 'en' } as const;
  await owner.charting.aftercare.save.mutate({ ...sheet, id: null, serviceIds: [serviceId], expectedVersion: 0 });
  const director = await clinic.as('director');
  const { id: examId } = await director.charting.orders.signExam.mutate(examOf(scene, { appointmentId }));
  await consent(scene);
  for (const phase of ['before', 'after'] as const)
    await addPhoto(injector, await phonePicture(phase === 'after' ? { width: 600, height: 800 } : {}), {
      patientId,
      appointmentId,
      phase,
    });
  const encounterId = await chart(scene, [4, 6]);
  await drawToxin(scene, 10);
  minutes(1);
  const { sheets } = await desk.charting.aftercare.ofVisit.query({ appointmentId });
  await desk.charting.aftercare.give.mutate({
    appointmentId,
    editionId: sheets[0]?.languages[0]?.editionId ?? '',
  });
  await sign(scene);
  await injector.charting.addAddendum.mutate({ encounterId, text: 'Slight bruise, left.' });
  await director.charting.orders.revokeExam.mutate({ examId, reason: 'New medication' });
  minutes(1);
  await pay(scene);
  const { entries: money } = await owner.reporting.timeline.query({ patientId, groups: ['money'] });
  const invoice = await desk.billing.invoice.query({ id: money[0]?.invoiceId ?? '' });
  minutes(1);
  await desk.refunds.refund.mutate({
    invoiceId: invoice.id,
    expectedVersion: invoice.version,
    reason: 'One unit too many',
    lines: [{ lineId: invoice.lines[0]?.id ?? '', quantity: 1000, fate: 'none' }],
    back: [{ paymentId: invoice.payments[0]?.id ?? '', cents: 1400, reference: 'R-1' }],
  });
  const { container } = await keeper.inventory.container.query({ id: scene.vial.id });
  const { recallId } = await keeper.charting.lotRecalls.recall.mutate({ lotId: container.lotId, reason: 'A letter' });
  const [call] = (await desk.charting.lotRecalls.show.query({ recallId })).calls;
  await desk.charting.lotRecalls.mark.mutate({
    callId: call?.id ?? '',
    done: true,
    note: 'Feels well',
    expectedVersion: call?.version ?? 0,
  });
}

/** What was said for the next visits: consents, a tablet, an offer, a fee and one that was waived. */
async function papers(): Promise<void> {
  const { owner, desk, patientId } = scene;
  const { services } = await owner.catalog.services.query({});
  const serviceId = services.find(({ name }) => name === 'Botox forehead')?.id ?? '';
  const { consents } = await desk.consents.ofPatient.query({ patientId });
  await desk.consents.revoke.mutate({
    consentId: consents[0]?.id ?? '',
    revokedOn: '2026-03-10',
    reason: 'Thought it over',
  });
  await owner.intake.createForm.mutate({
    name: 'Health',
    audience: 'everyone',
    everyMonths: null,
    active: true,
    definition: definition(question('wish', 'longText')),
  });
  await owner.clinic.setPolicies.mutate({
    values: {
      'scheduling.noShowFee': { kind: 'flat', cents: 5000 },
      'scheduling.lateCancelFee': { kind: 'flat', cents: 4000 },
    },
    expectedVersion: 0,
  });
  const providerId = clinic.ids.staff.injector;
  const book = (startsAt: number) =>
    desk.scheduling.book.mutate({ patientId, startsAt, lines: [{ serviceId, providerId }], outsideHours: true });
  const next = await book(clinic.clock.now() + 120 * 60_000);
  const later = await book(clinic.clock.now() + 180 * 60_000);
  const at = { serviceLineId: next.lines[0]?.id ?? '' };
  const { lines } = await desk.consents.forVisit.query({ appointmentId: next.id });
  const asked = { ...at, editionId: lines[0]?.consents[0]?.editionId ?? '' };
  const { hash: shownHash } = await desk.consents.preview.query(asked);
  const declined = { signedName: 'Petra Patient', reason: 'Not today' };
  await desk.consents.decline.mutate({ ...asked, ...declined, shownHash });
  await desk.scheduling.cancel.mutate({ appointmentId: later.id, reason: 'Ill', expectedVersion: later.version });
  const decision = { how: 'waive', reason: 'Car accident' } as const;
  await scene.injector.billing.decideFee.mutate({ appointmentId: later.id, decision, seen: 'undecided' });
  const { code } = await desk.tablets.offerCode.mutate({ name: 'Front tablet' });
  await clinic.tablet().tablet.connect.mutate({ code });
  const tabletId = (await desk.tablets.list.query({})).tablets[0]?.id ?? '';
  await desk.tablets.send.mutate({ tabletId, appointmentId: next.id, kinds: ['intake'] });
  const { forms } = await desk.intake.forms.query({});
  await desk.intake.start.mutate({ patientId, formId: forms[0]?.id ?? '' });
  const entry = await desk.scheduling.addToWaitlist.mutate({ patientId, serviceIds: [serviceId] });
  const startsAt = clinic.clock.now() + 26 * 3_600_000;
  await desk.scheduling.offerWaitlist.mutate({ entryId: entry.id, providerId, startsAt });
  await desk.billing.estimates.create.mutate({
    patientId,
    title: 'Spring plan',
    validUntil: '2026-04-10',
    visits: [{ title: 'First', weeksAfter: 0, lines: [{ kind: 'service', serviceId, quantity: 1000 }] }],
  });
  minutes(150);
  const evening = await clinic.as('frontDesk');
  const fee = { how: 'charge' } as const;
  await evening.scheduling.advance.mutate({ appointmentId: next.id, to: 'noShow', expectedVersion: 1, fee });
}

/** The person: health, insurance, what may be sent, a second chart, and the file that left. */
async function person(): Promise<Buffer> {
  const [owner, desk] = await Promise.all([clinic.as('owner'), clinic.as('frontDesk')]);
  const { patientId } = scene;
  await desk.patients.addAllergy.mutate({ patientId, substance: 'Latex', severity: 'severe' });
  await desk.patients.addMedication.mutate({ patientId, name: 'Ibuprofen', dose: '400 mg' });
  await desk.patients.addCondition.mutate({ patientId, kind: 'diabetes', name: 'Type 2' });
  const insurer = { payer: 'Aetna', plan: 'Gold', memberNumber: 'A1', relationship: 'self' } as const;
  const covered = await desk.patients.addCoverage.mutate({ patientId, ...insurer });
  minutes(1);
  await desk.patients.endCoverage.mutate({ id: covered.id, expectedVersion: covered.version });
  await desk.patients.chooseMarketing.mutate({ patientId, channel: 'sms', wanted: false, source: 'phone' });
  const name = { givenName: 'Petra', familyName: 'Twin', birthDate: '1980-02-04' };
  const { id } = await desk.patients.create.mutate(name);
  const record = (asked: string) => desk.patients.get.query({ id: asked });
  twin = await record(id);
  await desk.patients.merging.merge.mutate({
    patientId,
    expectedVersion: (await record(patientId)).version,
    mergedId: id,
    expectedMergedVersion: (await record(id)).version,
    reason: 'One person with two charts',
  });
  minutes(1);
  const { charts } = await desk.patients.merging.charts.query({ patientId });
  const expectedVersion = charts.find((row) => row.id === id)?.version ?? 0;
  await desk.patients.merging.unmerge.mutate({ id, expectedVersion, reason: 'Two people' });
  minutes(1);
  const { bytes } = await exported(owner, patientId, 'json');
  return bytes;
}

beforeAll(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic);
  appointmentId = scene.appointmentId;
  await visit();
  await papers();
  const file = await person();
  entries = await timeline(await clinic.as('owner'), scene.patientId);
  elsewhere = await testClinic();
  const owner = await elsewhere.as('owner');
  const { taken } = await imported(owner, file);
  entries.push(...(await timeline(owner, taken.patientId)).filter(({ kind }) => kind === 'imported'));
});
afterAll(async () => {
  await clinic.close();
  await elsewhere?.close();
  await maker.close();
});

/** What each kind says; for kinds of which there are several, one of them. */
const expected: Record<EntryKind, () => Partial<TimelineEntry>> = {
  visit: () => ({ appointmentId, services: 'Botox forehead', detail: 'done' }),
  note: () => ({ appointmentId, detail: 'signed', staffName: 'Ingrid Injector', services: 'Botox forehead' }),
  addendum: () => ({ words: 'Slight bruise, left.', detail: 'addendum', staffName: 'Ingrid Injector' }),
  exam: () => ({ appointmentId, words: 'Botox Cosmetic 100 U', detail: 'inPerson', staffName: 'Dora Director' }),
  examRevoked: () => ({ words: 'New medication', staffName: 'Dora Director' }),
  imported: () => ({ detail: 'note', words: expect.stringMatching(/Treatment note/) as string }),
  photos: () => ({ appointmentId, number: 2, staffName: 'Ingrid Injector' }),
  consent: () => ({
    appointmentId,
    words: expect.stringMatching(/^Consent to Botox/) as string,
    staffName: 'Fran Desk',
  }),
  consentRefused: () => ({ words: expect.stringMatching(/: Not today$/) as string, staffName: 'Fran Desk' }),
  consentRevoked: () => ({ appointmentId, words: expect.stringMatching(/: Thought it over$/) as string }),
  aftercare: () => ({ appointmentId, words: 'After your treatment', staffName: 'Fran Desk' }),
  form: () => ({ words: 'Health', detail: 'begun', staffName: 'Fran Desk' }),
  tablet: () => ({ words: 'Front tablet', detail: 'waiting', staffName: 'Fran Desk' }),
  offer: () => ({ detail: 'pending', number: expect.any(Number) as number, staffName: 'Fran Desk' }),
  call: () => ({ words: 'BTX1: Feels well', staffName: 'Fran Desk' }),
  estimate: () => ({ words: 'Spring plan', detail: 'draft', number: 1 }),
  invoice: () => ({ appointmentId, cents: 14_000, number: 1, detail: 'paid' }),
  payment: () => ({ cents: 14_000, detail: 'cardTerminal', number: 1 }),
  creditNote: () => ({ cents: 1400, words: 'One unit too many', number: 1, staffName: 'Fran Desk' }),
  fee: () => ({ cents: 5000, detail: 'noShow' }),
  waiver: () => ({ cents: 4000, detail: 'lateCancel', words: 'Car accident', staffName: 'Ingrid Injector' }),
  allergy: () => ({ words: 'Latex', detail: 'severe' }),
  medication: () => ({ words: 'Ibuprofen', staffName: 'Fran Desk' }),
  condition: () => ({ words: 'Type 2', detail: 'diabetes', staffName: 'Fran Desk' }),
  coverage: () => ({ words: 'Aetna, Gold', detail: 'self', staffName: 'Fran Desk' }),
  coverageEnded: () => ({ words: 'Aetna, Gold', staffName: 'Fran Desk' }),
  marketing: () => ({ words: 'sms', detail: 'unwanted', staffName: 'Fran Desk' }),
  merge: () => ({ number: twin.number, words: 'One person with two charts', staffName: 'Fran Desk' }),
  unmerge: () => ({ number: twin.number, words: 'Two people', staffName: 'Fran Desk' }),
  chartExport: () => ({ staffName: 'Olive Owner' }),
};

describe('the timeline of a patient', () => {
  it.each(entryKinds)('says what there is to say of: %s', (kind) => {
    expect(of(kind)).toContainEqual(expect.objectContaining(expected[kind]()));
  });

  it('has the paper of what has one, and each entry once', () => {
    for (const kind of [
      'note',
      'exam',
      'examRevoked',
      'consent',
      'consentRefused',
      'consentRevoked',
      'aftercare',
    ] as const)
      for (const { documentId } of of(kind)) expect(documentId, kind).not.toBeNull();
    const keys = entries.map(({ kind, key }) => `${kind} ${key}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const kind of entryKinds.filter((one) => !['visit', 'payment', 'imported'].includes(one)))
      expect(of(kind), kind).toHaveLength(1);
  });

  it('keeps what became of a second chart on both after they were taken apart', async () => {
    const own = await timeline(await clinic.as('owner'), twin.id);
    expect(own.map(({ kind }) => kind)).toEqual(['unmerge', 'merge']);
  });

  it('shows the desk no exam, no note and no file that left', async () => {
    const kinds = new Set((await timeline(await clinic.as('frontDesk'), scene.patientId)).map(({ kind }) => kind));
    for (const kind of ['exam', 'examRevoked', 'note', 'chartExport'] as const) expect(kinds.has(kind)).toBe(false);
    for (const kind of ['consentRevoked', 'coverage', 'marketing', 'merge'] as const)
      expect(kinds.has(kind)).toBe(true);
  });
});
