import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pagesOfDocument } from '../../electron/app/rendering.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { noteWorkOf } from './noteWork.ts';
import { type Scene, setScene, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let work: ReturnType<typeof noteWorkOf>;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic, ['facial']);
  work = noteWorkOf(scene);
});
afterEach(() => clinic.close());

/** Signs the note of the scene's visit with two fields and words in it, and brings the patient back for the same service. */
async function comeAgain(): Promise<string> {
  const { injector, desk } = scene;
  await work.template();
  const encounterId = await work.open();
  const save = async (label: string, value: string) =>
    injector.charting.notes.save.mutate({ encounterId, fieldId: await work.idOf(label), value, expectedVersion: 0 });
  await save('Skin type', 'II');
  await save('Products', 'Peptide serum');
  const { encounter } = await injector.charting.encounter.query({ appointmentId: scene.appointmentId });
  await injector.charting.saveNote.mutate({
    encounterId,
    note: 'Calm skin, well tolerated.',
    aftercare: '',
    expectedVersion: encounter?.version ?? 0,
  });
  await sign(scene);
  const { services } = await scene.owner.catalog.services.query({});
  const serviceId = services.find(({ name }) => name === 'Signature facial')?.id ?? '';
  const providerId = clinic.ids.staff.injector;
  const booked = await desk.scheduling.book.mutate({
    patientId: scene.patientId,
    startsAt: Date.UTC(2026, 2, 10, 16, 0),
    lines: [{ serviceId, providerId }],
  });
  for (const to of ['arrived', 'inTreatment'] as const) {
    const { appointment } = await desk.scheduling.visit.query({ appointmentId: booked.id });
    await desk.scheduling.advance.mutate({ appointmentId: booked.id, to, expectedVersion: appointment.version });
  }
  const first = encounterId;
  scene = { ...scene, appointmentId: booked.id };
  work = noteWorkOf(scene);
  return first;
}
const earlier = async () =>
  (await scene.injector.charting.notes.earlier.query({ appointmentId: scene.appointmentId })).notes;

describe('copying forward', () => {
  it('takes fields and words over, marked until they are edited, and visibly so in the signed record', async () => {
    const fromId = await comeAgain();
    const encounterId = await work.open();
    const [note] = await earlier();
    expect(note).toMatchObject({
      encounterId: fromId,
      services: 'Signature facial',
      words: 'Calm skin, well tolerated.',
    });
    expect(note?.fields.map(({ label, text, now, written }) => [label, text, now, written])).toEqual([
      ['Skin type', 'II', '', false],
      ['Products', 'Peptide serum', '', false],
    ]);
    const fields = (note?.fields ?? []).map(({ fieldId, version }) => ({ fieldId, expectedVersion: version }));
    const { encounter } = await scene.injector.charting.encounter.query({ appointmentId: scene.appointmentId });
    const words = { expectedVersion: encounter?.version ?? 0 };
    await scene.injector.charting.notes.copyForward.mutate({ encounterId, fromId, fields, words });
    expect(await work.values()).toMatchObject({ 'Skin type': ['II', 1], Products: ['Peptide serum', 1] });
    const copied = await work.note();
    expect(copied.wordsCopiedFrom).toBe(Date.UTC(2026, 2, 10, 14, 0));
    const edited = {
      encounterId,
      fieldId: await work.idOf('Products'),
      value: 'Peptide serum, mask',
      expectedVersion: 1,
    };
    await scene.injector.charting.notes.save.mutate(edited);
    expect((await work.fields()).map(({ field, copiedFrom }) => [field.label, copiedFrom !== null])).toEqual([
      ['Skin type', true],
      ['Products', false],
      ['Sun protection explained', false],
    ]);
    const twice = scene.injector.charting.notes.copyForward.mutate({ encounterId, fromId, fields });
    expect((await refusalOf(twice)).code).toBe('CHANGED_ELSEWHERE');
    const { documentId } = await sign(scene);
    const printed = pagesOfDocument(clinic.opened.store.read, documentId)
      .model.nodes.map((node) => ('text' in node ? node.text : ''))
      .join('\n');
    expect(printed).toMatch(/Skin type\nII\nCopied from the note of Mar 10, 2026\nProducts\nPeptide serum, mask\nSun/);
    expect(printed).toMatch(/Calm skin, well tolerated\.\nCopied from the note of Mar 10, 2026/);
  });

  it('offers no note that is marked as an error, and none of someone else', async () => {
    const fromId = await comeAgain();
    const encounterId = await work.open();
    await scene.injector.charting.markError.mutate({ encounterId: fromId, reason: 'Wrong patient' });
    expect(await earlier()).toEqual([]);
    const refused = scene.injector.charting.notes.copyForward.mutate({ encounterId, fromId, fields: [] });
    expect((await refusalOf(refused)).code).toBe('NOT_FOUND');
  });
});

describe('snippets', () => {
  it('are one’s own or the clinic’s; each changes what is theirs', async () => {
    const { injector, owner } = scene;
    const other = await clinic.as('injector2');
    const save = (client: typeof injector, change: object) =>
      client.charting.notes.saveMacro.mutate({
        id: null,
        name: 'Lips',
        text: 'Lips: {units}.',
        own: true,
        expectedVersion: 0,
        ...change,
      });
    const mine = await save(injector, {});
    const clinics = await save(owner, { own: false, text: 'Lips of the clinic.' });
    expect((await refusalOf(save(injector, { text: 'Again.' }))).code).toBe('DUPLICATE');
    expect((await refusalOf(save(injector, { own: false, name: 'brow' }))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(save(injector, { name: 'two words' }))).code).toBe('BAD_INPUT');
    expect((await refusalOf(save(injector, { name: 'x', text: '{nonsense}' }))).code).toBe('BAD_INPUT');
    const seen = async (client: typeof injector) =>
      (await client.charting.notes.macros.query({})).macros.map(({ name, text, own }) => [name, text, own]);
    expect(await seen(injector)).toEqual([
      ['lips', 'Lips of the clinic.', false],
      ['lips', 'Lips: {units}.', true],
    ]);
    expect(await seen(other)).toEqual([['lips', 'Lips of the clinic.', false]]);
    expect((await refusalOf(save(other, { id: mine.id, expectedVersion: 1 }))).code).toBe('NOT_FOUND');
    expect((await refusalOf(save(injector, { id: clinics.id, expectedVersion: 1 }))).code).toBe('NOT_ALLOWED');
    await save(injector, { id: mine.id, text: 'Changed.', expectedVersion: 1 });
    expect((await refusalOf(save(injector, { id: mine.id, text: 'Late.', expectedVersion: 1 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    await injector.charting.notes.removeMacro.mutate({ id: mine.id, expectedVersion: 2 });
    expect(await seen(injector)).toEqual([['lips', 'Lips of the clinic.', false]]);
  });
});
