import { Buffer } from 'node:buffer';
import { zipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { sealed } from '../../electron/charting/chartExport/hashing/service.ts';
import type { ChartFile } from '../../electron/charting/chartExport/schemas.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { careOf, chartIn, exported, imported, unzipped } from './chartFiles.ts';
import { addPhoto, phonePicture, upload } from './photoFiles.ts';
import { chart, consent, drawToxin, type Scene, setScene, sign } from './scene.ts';

const open: TestClinic[] = [];
afterEach(async () => {
  for (const clinic of open.splice(0)) await clinic.close();
});
afterAll(() => maker.close());

async function clinicOf(via: 'process' | 'http' = 'process'): Promise<TestClinic> {
  const clinic = await testClinic({ via });
  open.push(clinic);
  return clinic;
}

/** A whole visit with everything a chart can hold: health, consent, map, addendum, co-signature, exam, photo with a mark. */
async function fullChart(via: 'process' | 'http' = 'process'): Promise<Scene> {
  const scene = await setScene(await clinicOf(via), ['toxin', 'facial']);
  const { patientId, appointmentId, injector, owner, desk } = scene;
  await desk.patients.addAllergy.mutate({ patientId, substance: 'Lidocaine', severity: 'severe' });
  await injector.patients.addMedication.mutate({ patientId, name: 'Ibuprofen', dose: '400 mg', since: '2025-11' });
  await injector.patients.addCondition.mutate({ patientId, kind: 'diabetes', name: 'Type 2', since: '2019' });
  await consent(scene);
  await drawToxin(scene, 20);
  await chart(scene, [12, 8]);
  const { encounterId } = await sign(scene);
  await injector.charting.addAddendum.mutate({ encounterId, text: 'She called: no swelling.', happenedAt: null });
  await owner.charting.cosign.mutate({ encounterId });
  const photo = await addPhoto(injector, await phonePicture(), { patientId, appointmentId, viewId: 'view-face-rest' });
  await injector.charting.photos.addMark.mutate({
    photoId: photo.id,
    kind: 'text',
    colour: 'red',
    points: [[5000, 5000]],
    text: 'asymmetry',
  });
  return scene;
}

const count = (clinic: TestClinic, table: string): number =>
  (clinic.opened.store.read.raw.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;

/** The same chart with something changed and its hash made right again. */
function rewritten(bytes: Uint8Array, change: (file: ChartFile) => Partial<ChartFile>): Buffer {
  const { sha256: _sha256, ...file } = { ...chartIn(bytes), ...change(chartIn(bytes)) };
  return Buffer.from(JSON.stringify(sealed(file)));
}

describe.each(['process', 'http'] as const)('a chart read in at another clinic, %s', (via) => {
  it('and exported there is the chart it was, pictures and all', async () => {
    const scene = await fullChart(via);
    const first = await exported(scene.owner, scene.patientId, 'zip', { pictures: true });
    const there = await clinicOf(via);
    const owner = await there.as('owner');
    const { looked, taken } = await imported(owner, first.bytes);
    expect(looked).toMatchObject({ notes: 1, consents: 1, photos: 1, pictures: 1, here: null, candidates: [] });
    expect(taken).toMatchObject({ records: 4, photos: 1, entries: 3 });
    const second = await exported(owner, taken.patientId, 'zip', { pictures: true });
    expect(careOf(chartIn(second.bytes))).toEqual(careOf(chartIn(first.bytes)));
    const photo = [...unzipped(first.bytes)].find(([name]) => name.startsWith('photos/'));
    expect(Buffer.from(unzipped(second.bytes).get(photo?.[0] ?? '') ?? [])).toEqual(Buffer.from(photo?.[1] ?? []));
    expect(chartIn(second.bytes).imports).toMatchObject([
      { sha256: chartIn(first.bytes).sha256, importedBy: 'Olive Owner', patient: { id: scene.patientId } },
    ]);
    // and on, from there to a third one
    const third = await clinicOf(via);
    const last = await imported(await third.as('owner'), second.bytes);
    const again = chartIn((await exported(await third.as('owner'), last.taken.patientId, 'zip')).bytes);
    expect(careOf(again)).toEqual(careOf(chartIn(first.bytes)));
    expect(again.imports.map(({ sha256 }) => sha256)).toEqual([
      chartIn(first.bytes).sha256,
      chartIn(second.bytes).sha256,
    ]);
  });
});

describe('an imported chart', () => {
  it('is no note, stock or money of ours; the lists are, and the banner sees them; it is on record', async () => {
    const scene = await fullChart();
    const { bytes } = await exported(scene.owner, scene.patientId, 'zip', { pictures: true });
    const there = await clinicOf();
    const owner = await there.as('owner');
    const { taken } = await imported(owner, bytes);
    for (const table of ['documents', 'encounters', 'charges', 'stock_moves', 'journal_entries', 'consents', 'photos'])
      expect(count(there, table), table).toBe(0);
    const record = await owner.patients.get.query({ id: taken.patientId });
    expect(record).toMatchObject({
      name: 'Petra Patient',
      allergies: [{ substance: 'Lidocaine', severity: 'severe' }],
      medications: [{ name: 'Ibuprofen', dose: '400 mg' }],
      conditions: [{ name: 'Type 2' }],
    });
    const rows = there.opened.store.read.raw
      .prepare("SELECT procedure, patient_id FROM audit_log WHERE procedure LIKE 'charting.chartImport.%' ORDER BY seq")
      .all();
    expect(rows).toEqual([
      { procedure: 'charting.chartImport.look', patient_id: null },
      { procedure: 'charting.chartImport.take', patient_id: taken.patientId },
    ]);
    const raw = there.opened.store.read.raw;
    expect(() => raw.exec("UPDATE imported_records SET title = 'other'")).toThrow(/append-only/);
    expect(() => raw.exec('DELETE FROM chart_imports')).toThrow(/append-only/);
  });

  it('shows its records as pages and its pictures, to who may read charts', async () => {
    const scene = await fullChart();
    const { bytes } = await exported(scene.owner, scene.patientId, 'zip', { pictures: true });
    const there = await clinicOf();
    const { taken } = await imported(await there.as('director'), bytes, {}, 'director');
    const injector = await there.as('injector');
    const { imports } = await injector.charting.chartImport.ofPatient.query({ patientId: taken.patientId });
    expect(imports).toHaveLength(1);
    const [shown] = imports;
    expect(shown).toMatchObject({ clinic: { name: 'Standard Clinic' }, exportedBy: 'Olive Owner' });
    expect(shown?.entries.map((row) => row.taken)).toEqual([true, true, true]);
    const { entries } = await injector.reporting.timeline.query({ patientId: taken.patientId, groups: ['care'] });
    expect(entries.map(({ kind, detail, staffName }) => [kind, detail, staffName])).toEqual([
      ['imported', 'note', 'Ingrid Injector, Standard Clinic'],
      ['imported', 'consent', 'Fran Desk, Standard Clinic'],
    ]);
    expect(shown?.records.map(({ id }) => id)).toEqual(entries.map(({ key }) => key));
    const note = shown?.records.find(({ kind }) => kind === 'note');
    const pdf = await injector.charting.chartImport.record.mutate({ recordId: note?.id ?? '' });
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const photo = shown?.photos[0];
    expect(photo).toMatchObject({ pictured: true, marks: [{ text: 'asymmetry' }] });
    const asked = { patientId: taken.patientId, photoIds: [photo?.id ?? ''], size: 'thumb' as const };
    const { pictures } = await injector.charting.chartImport.pictures.query(asked);
    expect(pictures).toMatchObject([{ mediaType: 'image/webp' }]);
    const desk = await there.as('frontDesk');
    expect((await refusalOf(desk.charting.chartImport.pictures.query(asked))).code).toBe('NOT_ALLOWED');
    expect((await refusalOf(injector.charting.chartImport.look.mutate({ uploadId: 'x' }))).code).toBe('NOT_ALLOWED');
  });

  it('goes into a patient who is here, adds only what is missing, and a more severe allergy takes the place of ours', async () => {
    const scene = await fullChart();
    const first = await exported(scene.owner, scene.patientId, 'json');
    const there = await clinicOf();
    const owner = await there.as('owner');
    const person = { givenName: 'Petra', familyName: 'Patient', birthDate: '1980-02-03' };
    const here = await owner.patients.create.mutate(person);
    await owner.patients.addAllergy.mutate({ patientId: here.id, substance: 'lidocaine', severity: 'mild' });
    await owner.patients.addMedication.mutate({ patientId: here.id, name: 'Ibuprofen', dose: '200 mg' });
    const refused = await refusalOf(imported(owner, first.bytes));
    expect(refused).toMatchObject({ code: 'DUPLICATE', details: { candidates: [{ id: here.id }] } });
    const { looked, taken } = await imported(owner, first.bytes, { patientId: here.id });
    expect(looked.entries.map(({ words, state, take }) => [words, state, take])).toEqual([
      ['Lidocaine', 'differs', true],
      ['Ibuprofen', 'differs', false],
      ['Type 2', 'new', true],
    ]);
    expect(taken.entries).toBe(2);
    expect(await owner.patients.get.query({ id: here.id })).toMatchObject({
      allergies: [{ substance: 'Lidocaine', severity: 'severe' }],
      medications: [{ dose: '200 mg' }],
      conditions: [{ name: 'Type 2' }],
    });
    const twice = await refusalOf(imported(owner, first.bytes, { patientId: here.id, entries: [] }));
    expect([twice.code, twice.sentence]).toEqual(['DUPLICATE', expect.stringMatching(/on this chart already/)]);
    // the picture comes later, with the ZIP
    const pictured = await exported(scene.owner, scene.patientId, 'zip', { pictures: true });
    const later = await imported(owner, pictured.bytes, { patientId: here.id, entries: [] });
    expect(later.looked).toMatchObject({ here: { id: here.id }, fresh: 1 });
    expect((await refusalOf(imported(owner, pictured.bytes))).sentence).toMatch(/here already \(chart 1\)/);
  });

  it('of the same clinic finds its patient, and has nothing to add', async () => {
    const scene = await fullChart();
    const { bytes } = await exported(scene.owner, scene.patientId, 'zip', { pictures: true });
    expect((await refusalOf(imported(scene.owner, bytes))).code).toBe('DUPLICATE');
    const same = await refusalOf(imported(scene.owner, bytes, { patientId: scene.patientId, entries: [] }));
    expect(same.sentence).toMatch(/Nothing was read in/);
    const other = await scene.desk.patients.create.mutate({ givenName: 'Olga', familyName: 'Other' });
    const wrong = await refusalOf(imported(scene.owner, bytes, { patientId: other.id }));
    expect(wrong.sentence).toMatch(/under another chart/);
  });
});

describe('a file that is not what it says', () => {
  it.each([
    ['no JSON', () => Buffer.from('hello'), /no chart that Salve exported/],
    ['another file', () => Buffer.from('{"a":1}'), /no chart that Salve exported/],
    ['a FHIR bundle', () => Buffer.from('{"resourceType":"Bundle"}'), /FHIR/],
    ['another version', () => Buffer.from('{"format":"salve.chart","version":1}'), /version 1 of the format/],
    ['a ZIP without a chart', () => Buffer.from(zipSync({ 'other.txt': new Uint8Array(3) })), /chart.json is missing/],
    ['a broken ZIP', () => Buffer.from('PK\u0003\u0004 and no more'), /damaged/],
  ])('is refused in a sentence: %s', async (_what, bytes, sentence) => {
    const owner = await (await clinicOf()).as('owner');
    const uploadId = await upload(owner, bytes());
    const refused = await refusalOf(owner.charting.chartImport.look.mutate({ uploadId }));
    expect([refused.code, refused.sentence]).toEqual(['BAD_INPUT', expect.stringMatching(sentence)]);
  });

  it('is refused where a hash differs: of the chart, of a record, of a picture', async () => {
    const scene = await fullChart();
    const { bytes } = await exported(scene.owner, scene.patientId, 'zip', { pictures: true });
    const files = Object.fromEntries(unzipped(bytes));
    const look = async (changed: Uint8Array): Promise<string> => {
      const uploadId = await upload(scene.owner, changed);
      return (await refusalOf(scene.owner.charting.chartImport.look.mutate({ uploadId }))).sentence;
    };
    const chartText = Buffer.from(files['chart.json'] ?? []).toString();
    expect(await look(Buffer.from(chartText.replace('"severe"', '"mild"')))).toMatch(/changed after it was exported/);
    const record = rewritten(bytes, ({ records }) => ({
      records: records.map((row) => (row.kind === 'note' ? { ...row, content: { ...row.content, note: 'x' } } : row)),
    }));
    expect(await look(record)).toMatch(/changed after it was signed/);
    const photo = Object.keys(files).find((name) => name.startsWith('photos/')) ?? '';
    expect(await look(zipSync({ ...files, [photo]: await phonePicture({ width: 300 }) }))).toMatch(
      /not the picture that was exported/,
    );
    const shape = rewritten(bytes, ({ allergies }) => ({
      allergies: allergies.map((row) => ({ ...row, notedAt: -1 })),
    }));
    expect(await look(shape)).toMatch(/not as Salve writes it \(allergies.0.notedAt\)/);
  });

  it('is refused for someone with another birth date, and without a password', async () => {
    const scene = await fullChart();
    const { bytes } = await exported(scene.owner, scene.patientId, 'json');
    const there = await clinicOf();
    const owner = await there.as('owner');
    const other = await owner.patients.create.mutate({
      givenName: 'Petra',
      familyName: 'Patient',
      birthDate: '1981-02-03',
    });
    expect((await refusalOf(imported(owner, bytes, { patientId: other.id }))).sentence).toMatch(/born on 1980-02-03/);
    const uploadId = await upload(owner, bytes);
    const bare = owner.charting.chartImport.take.mutate({ uploadId, patientId: null });
    const refused = await refusalOf(bare);
    expect([refused.code, Object.keys(refused.details ?? {})]).toEqual(['STEP_UP_NEEDED', ['about']]);
    expect(count(there, 'chart_imports')).toBe(0);
  });
});
