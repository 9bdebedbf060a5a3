import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Asker } from '../../electron/kernel/act.ts';
import { healthOf } from '../../electron/patients/health/service.ts';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';

describe.each(['process', 'http'] as const)('what a patient takes and has, %s', (via) => {
  let clinic: TestClinic;
  let desk: Client;
  let patientId: string;
  const record = () => desk.patients.get.query({ id: patientId });
  beforeAll(async () => {
    clinic = await testClinic({ via });
    desk = await clinic.as('frontDesk');
    patientId = (await desk.patients.create.mutate({ givenName: 'Mia', familyName: 'Marsh' })).id;
  });
  afterAll(() => clinic.close());

  it('another dose is a new entry; the old one stays and says who ended it', async () => {
    const first = await desk.patients.addMedication.mutate({
      patientId,
      name: 'Warfarin',
      dose: '2 mg',
      since: '2019',
    });
    const twice = desk.patients.addMedication.mutate({ patientId, name: ' warfarin ', dose: '' });
    expect((await refusalOf(twice)).code).toBe('DUPLICATE');
    const changed = { id: first.id, name: 'Warfarin', dose: '5 mg', since: '2019' };
    const second = await desk.patients.changeMedication.mutate({ ...changed, expectedVersion: 1 });
    expect(second.id).not.toBe(first.id);
    expect(second.touched.map((row) => row.kind).sort()).toEqual(['medication', 'medication', 'patient']);
    const late = desk.patients.changeMedication.mutate({ ...changed, dose: '1 mg', expectedVersion: 1 });
    expect((await refusalOf(late)).code).toBe('CHANGED_ELSEWHERE');
    const same = await desk.patients.changeMedication.mutate({ ...changed, id: second.id, expectedVersion: 1 });
    expect(same).toMatchObject({ id: second.id, version: 1, touched: [] });
    expect((await record()).medications).toMatchObject([{ id: second.id, name: 'Warfarin', dose: '5 mg' }]);
    const injector = await clinic.as('injector');
    await injector.patients.stopMedication.mutate({ id: second.id, expectedVersion: 1 });
    expect((await record()).medications).toEqual([]);
    const { entries } = await desk.patients.pastHealth.query({ patientId });
    expect(entries).toMatchObject([
      { list: 'medication', detail: '5 mg', notedBy: 'Fran Desk', endedBy: 'Ingrid Injector', replaced: false },
      { list: 'medication', detail: '2 mg', notedBy: 'Fran Desk', endedBy: 'Fran Desk', replaced: true },
    ]);
  });

  it('a pregnancy stands in the banner, once, until it is ended, and is asked about after its due date', async () => {
    const due = { patientId, kind: 'pregnancy', expectedUntil: '2026-03-12' } as const;
    const made = await desk.patients.addCondition.mutate(due);
    expect((await refusalOf(desk.patients.addCondition.mutate(due))).code).toBe('DUPLICATE');
    await desk.patients.addCondition.mutate({ patientId, kind: 'other', name: 'Migraine', since: '2011' });
    expect((await record()).conditions).toMatchObject([
      { kind: 'pregnancy', name: 'Pregnant', expectedUntil: '2026-03-12', pastEnd: false },
      { kind: 'other', name: 'Migraine', since: '2011' },
    ]);
    clinic.clock.advance(3 * 24 * 3_600_000);
    desk = await clinic.as('frontDesk');
    expect((await record()).conditions[0]).toMatchObject({ pastEnd: true });
    await desk.patients.endCondition.mutate({ id: made.id, expectedVersion: 1 });
    const again = desk.patients.endCondition.mutate({ id: made.id, expectedVersion: 2 });
    expect((await refusalOf(again)).code).toBe('CHANGED_ELSEWHERE');
    const next = await desk.patients.addCondition.mutate({ patientId, kind: 'breastfeeding' });
    const until = { id: next.id, kind: 'breastfeeding', expectedUntil: '2026-12-01', expectedVersion: 1 } as const;
    await desk.patients.changeCondition.mutate(until);
    expect((await record()).conditions).toMatchObject([
      { kind: 'other' },
      { kind: 'breastfeeding', expectedUntil: '2026-12-01' },
    ]);
  });

  it('refuses what cannot be, in a sentence', async () => {
    const condition = { patientId, kind: 'bleeding', name: 'Haemophilia A' } as const;
    for (const wrong of [{ since: '2030' }, { since: 'long' }, { expectedUntil: '2026-04-01' }, { name: ' ' }])
      expect((await refusalOf(desk.patients.addCondition.mutate({ ...condition, ...wrong }))).code).toBe('BAD_INPUT');
    const medication = { patientId, name: 'x'.repeat(121) };
    expect((await refusalOf(desk.patients.addMedication.mutate(medication))).code).toBe('BAD_INPUT');
    const keeper = await clinic.as('stockKeeper');
    expect((await refusalOf(keeper.patients.addCondition.mutate(condition))).code).toBe('NOT_ALLOWED');
  });

  it('an allergy taken off says who took it off', async () => {
    const latex = await desk.patients.addAllergy.mutate({ patientId, substance: 'Latex', severity: 'mild' });
    await desk.patients.removeAllergy.mutate({ id: latex.id, expectedVersion: 1 });
    const { entries } = await desk.patients.pastHealth.query({ patientId });
    expect(entries.filter((row) => row.list === 'allergy')).toMatchObject([
      { name: 'Latex', detail: 'mild', notedBy: 'Fran Desk', endedBy: 'Fran Desk' },
    ]);
  });

  it('shows what was noted on a merged chart, and deletes nothing', async () => {
    const other = await desk.patients.create.mutate({ givenName: 'Mia', familyName: 'Marsch' });
    await desk.patients.addMedication.mutate({ patientId: other.id, name: 'Aspirin', dose: '81 mg' });
    clinic.opened.store.write((tx) => {
      tx.raw.prepare('UPDATE patients SET merged_into_id = ? WHERE id = ?').run(patientId, other.id);
    });
    expect((await record()).medications).toMatchObject([{ name: 'Aspirin' }]);
    const asker = { now: clinic.clock.now(), zone: 'America/New_York' } as Asker;
    expect(healthOf(clinic.opened.store.read, asker, other.id)).toMatchObject({
      medications: [{ name: 'Aspirin' }],
      conditions: [{ kind: 'other' }, { kind: 'breastfeeding' }],
    });
    const twin = desk.patients.addMedication.mutate({ patientId: other.id, name: 'aspirin' });
    expect((await refusalOf(twin)).code).toBe('DUPLICATE');
    for (const table of ['medications', 'conditions'])
      expect(() => clinic.opened.store.write((tx) => void tx.raw.exec(`DELETE FROM ${table}`))).toThrow(
        /ended, not deleted/,
      );
  });
});
