import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';

describe.each(['process', 'http'] as const)('how to reach a patient and who insures them, %s', (via) => {
  let clinic: TestClinic;
  let desk: Client;
  let patientId: string;
  const record = () => desk.patients.get.query({ id: patientId });
  const aetna = { payer: 'Aetna', plan: 'PPO', memberNumber: 'W1234', relationship: 'self' } as const;
  beforeAll(async () => {
    clinic = await testClinic({ via });
    desk = await clinic.as('frontDesk');
    patientId = (await desk.patients.create.mutate({ givenName: 'Noa', familyName: 'Nunez' })).id;
  });
  afterAll(() => clinic.close());

  it('keeps address, language and emergency contact, and says when someone was faster', async () => {
    expect((await record()).details).toMatchObject({ language: null, street: '', version: 0 });
    const typed = { patientId, language: 'ES', city: 'Queens', emergencyName: 'Ana', emergencyPhone: '212 555 0177' };
    expect(await desk.patients.saveDetails.mutate({ ...typed, expectedVersion: 0 })).toMatchObject({ version: 1 });
    expect((await record()).details).toMatchObject({
      language: 'es',
      city: 'Queens',
      emergencyPhone: '(212) 555-0177',
      version: 1,
    });
    const late = await refusalOf(desk.patients.saveDetails.mutate({ ...typed, expectedVersion: 0 }));
    expect(late).toMatchObject({ code: 'CHANGED_ELSEWHERE', details: { current: { city: 'Queens' } } });
    const wrong = desk.patients.saveDetails.mutate({ ...typed, emergencyPhone: '55', expectedVersion: 1 });
    expect(await refusalOf(wrong)).toMatchObject({
      code: 'BAD_INPUT',
      details: { fields: [{ path: 'emergencyPhone' }] },
    });
    const nonsense = desk.patients.saveDetails.mutate({ ...typed, language: 'Spanish', expectedVersion: 1 });
    expect((await refusalOf(nonsense)).code).toBe('BAD_INPUT');
  });

  it('keeps every marketing choice with its source; silence is no consent', async () => {
    expect((await record()).marketing).toEqual({
      now: { email: null, sms: null, phone: null, mail: null },
      history: [],
    });
    await desk.patients.chooseMarketing.mutate({ patientId, channel: 'sms', wanted: true, source: 'paper' });
    await desk.patients.chooseMarketing.mutate({ patientId, channel: 'sms', wanted: false, source: 'phone' });
    const { now, history } = (await record()).marketing;
    expect(now).toEqual({ email: null, sms: false, phone: null, mail: null });
    expect(history).toMatchObject([
      { channel: 'sms', wanted: false, sourceKind: 'phone', staffName: 'Fran Desk' },
      { channel: 'sms', wanted: true, sourceKind: 'paper' },
    ]);
    expect(() =>
      clinic.opened.store.write((tx) => void tx.raw.exec('UPDATE marketing_choices SET wanted = 1')),
    ).toThrow(/append-only/);
  });

  it('bills insurers in the order they were put in, and ends them without losing them', async () => {
    const first = await desk.patients.addCoverage.mutate({ ...aetna, patientId, validUntil: '2025-12-31' });
    const cigna = { patientId, payer: 'Cigna', memberNumber: 'C9', relationship: 'spouse' } as const;
    const nobody = await refusalOf(desk.patients.addCoverage.mutate(cigna));
    expect(nobody).toMatchObject({ code: 'BAD_INPUT', details: { fields: [{ path: 'subscriberName' }] } });
    const second = await desk.patients.addCoverage.mutate({ ...cigna, subscriberName: 'Raul Nunez' });
    const twin = desk.patients.addCoverage.mutate({ ...aetna, payer: ' aetna', patientId });
    expect((await refusalOf(twin)).code).toBe('DUPLICATE');
    const payers = async () => (await record()).coverages.map((row) => row.payer);
    expect(await payers()).toEqual(['Aetna', 'Cigna']);
    expect((await record()).coverages).toMatchObject([{ inForce: false }, { inForce: true }]);
    await desk.patients.moveCoverage.mutate({ id: second.id, expectedVersion: 1, to: 0 });
    expect(await payers()).toEqual(['Cigna', 'Aetna']);
    const stale = desk.patients.endCoverage.mutate({ id: first.id, expectedVersion: 1 });
    expect((await refusalOf(stale)).code).toBe('CHANGED_ELSEWHERE');
    const change = { ...aetna, id: first.id, validFrom: '2026-01-01', validUntil: '2026-12-31' };
    await desk.patients.changeCoverage.mutate({ ...change, expectedVersion: 2 });
    expect((await record()).coverages[1]).toMatchObject({ inForce: true, version: 3 });
    const backwards = { ...change, validUntil: '2025-01-01', expectedVersion: 3 };
    expect((await refusalOf(desk.patients.changeCoverage.mutate(backwards))).code).toBe('BAD_INPUT');
    await desk.patients.endCoverage.mutate({ id: second.id, expectedVersion: 2 });
    const after = (await record()).coverages;
    expect(after).toMatchObject([
      { payer: 'Aetna', endedAt: null },
      { payer: 'Cigna', endedAt: clinic.clock.now() },
    ]);
    const gone = desk.patients.moveCoverage.mutate({ id: second.id, expectedVersion: 3, to: 0 });
    expect((await refusalOf(gone)).code).toBe('CHANGED_ELSEWHERE');
    for (const payer of ['Humana', 'Kaiser'])
      await desk.patients.addCoverage.mutate({ ...aetna, payer, memberNumber: payer, patientId });
    const fourth = desk.patients.addCoverage.mutate({ ...aetna, payer: 'Oscar', patientId });
    expect((await refusalOf(fourth)).code).toBe('NOT_NOW');
  });
});
