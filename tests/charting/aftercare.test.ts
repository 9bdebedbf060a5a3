import { afterEach, beforeEach, expect, it } from 'vitest';
import { pagesOfDocument } from '../../electron/app/rendering.ts';
import type { NoteSnapshot } from '../../electron/charting/signing/rules.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { type Scene, setScene, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic, ['facial']);
});
afterEach(() => clinic.close());

const body = '## Today\n\n- Call {phone}.\n\nDear {patient}, no sun after {service}.';
async function sheet(change: object = {}) {
  const { services } = await scene.owner.catalog.services.query({});
  const facial = services.find(({ name }) => name === 'Signature facial')?.id ?? '';
  return scene.owner.charting.aftercare.save.mutate({
    id: null,
    name: 'After a facial',
    serviceIds: [facial],
    language: 'en',
    title: 'After your facial',
    body,
    expectedVersion: 0,
    ...change,
  });
}
const ofVisit = async () =>
  (await scene.desk.charting.aftercare.ofVisit.query({ appointmentId: scene.appointmentId })).sheets;
const wordsOf = (documentId: string): string =>
  pagesOfDocument(clinic.opened.store.read, documentId)
    .model.nodes.map((node) => ('text' in node ? node.text : ''))
    .join('\n');

it('a sheet is kept in editions per language; only who may writes it', async () => {
  const made = await sheet();
  expect(made).toMatchObject({ version: 1, edition: 1 });
  const spanish = await sheet({ id: made.id, language: 'es', title: 'Después', body: 'Sin sol.', expectedVersion: 1 });
  expect(spanish).toMatchObject({ version: 2, edition: 1 });
  expect(await sheet({ id: made.id, title: 'After', expectedVersion: 2 })).toMatchObject({ version: 3, edition: 2 });
  expect(await sheet({ id: made.id, title: 'After', name: 'Facial', expectedVersion: 3 })).toMatchObject({
    edition: 2,
  });
  expect((await refusalOf(sheet({ id: made.id, expectedVersion: 1 }))).code).toBe('CHANGED_ELSEWHERE');
  expect((await refusalOf(sheet({ name: 'facial' }))).code).toBe('DUPLICATE');
  expect((await refusalOf(sheet({ name: 'Other', body: 'Hello {nobody}' }))).code).toBe('BAD_INPUT');
  const { sheets } = await scene.desk.charting.aftercare.sheets.query({});
  expect(sheets.map(({ editions }) => editions.map(({ language, edition }) => [language, edition]))).toEqual([
    [
      ['en', 2],
      ['es', 1],
    ],
  ]);
  const other = scene.injector.charting.aftercare.save.mutate({
    id: null,
    name: 'X',
    language: 'en',
    title: 'X',
    body: 'X',
    expectedVersion: 0,
  });
  expect((await refusalOf(other)).code).toBe('NOT_ALLOWED');
});

it('is handed over by the desk too: what it said is kept, shown on the visit and named in the signed note', async () => {
  const made = await sheet();
  await sheet({
    id: made.id,
    language: 'es',
    title: 'Después',
    body: 'Querida {patient}: sin sol.',
    expectedVersion: 1,
  });
  const [before] = await ofVisit();
  expect(before).toMatchObject({
    name: 'After a facial',
    given: [],
    languages: [{ language: 'en' }, { language: 'es' }],
  });
  const [english, spanish] = before?.languages ?? [];
  const give = (editionId = '') =>
    scene.desk.charting.aftercare.give.mutate({ appointmentId: scene.appointmentId, editionId });
  const { documentId } = await give(english?.editionId);
  expect(wordsOf(documentId)).toMatch(
    /After your facial\n.*Signature facial.*\n[\s\S]*Dear Petra Patient, no sun after Signature facial\./,
  );
  expect(wordsOf((await give(spanish?.editionId)).documentId)).toContain('Querida Petra Patient');
  await sheet({ id: made.id, title: 'New', body: 'New text.', expectedVersion: 2 });
  expect((await refusalOf(give(english?.editionId))).sentence).toMatch(/newer edition/);
  const [after] = await ofVisit();
  expect(after?.given).toMatchObject([
    { edition: 1, language: 'en', title: 'After your facial', staffName: 'Fran Desk', documentId },
    { edition: 1, language: 'es' },
  ]);
  expect(wordsOf(documentId)).toContain('no sun');
  await scene.injector.charting.open.mutate({ appointmentId: scene.appointmentId });
  const signed = await sign(scene);
  const row = clinic.opened.store.read.raw
    .prepare('SELECT snapshot FROM documents WHERE id = ?')
    .get(signed.documentId) as { snapshot: string };
  expect((JSON.parse(row.snapshot) as NoteSnapshot).sheets).toMatchObject([
    { title: 'After your facial', edition: 1 },
    { language: 'es' },
  ]);
  expect(wordsOf(signed.documentId)).toContain('After your facial, edition 1 (en)');
  expect(() => clinic.opened.store.read.raw.exec('DELETE FROM aftercare_given')).toThrow(/append-only/);
});

it('what is not handed over yet stands before the signature as a hint, and holds up nothing', async () => {
  await sheet();
  const hints = async () =>
    (await scene.injector.charting.encounter.query({ appointmentId: scene.appointmentId })).missing.filter(
      ({ kind }) => kind === 'aftercare',
    );
  expect(await hints()).toMatchObject([
    { weight: 'advice', sentence: 'After a facial: the aftercare sheet is not handed over yet.' },
  ]);
  const { appointmentId } = scene;
  await scene.injector.charting.open.mutate({ appointmentId });
  const { rows } = await scene.owner.charting.signOff.query({ mine: false });
  expect(rows[0]?.missing.map(({ kind }) => kind)).toContain('aftercare');
  const [asked] = await ofVisit();
  await scene.desk.charting.aftercare.give.mutate({ appointmentId, editionId: asked?.languages[0]?.editionId ?? '' });
  expect(await hints()).toEqual([]);
  await sign(scene);
});
