import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';

describe.each(['process', 'http'] as const)('patients, %s', (via) => {
  let clinic: TestClinic;
  let desk: Client;
  const found = async (text: string): Promise<string[]> =>
    (await desk.patients.search.query({ text })).patients.map((row) => row.name);
  beforeAll(async () => {
    clinic = await testClinic({ via });
    desk = await clinic.as('frontDesk');
    const people = [
      {
        givenName: 'Zoë',
        familyName: "O'Brien-Łuczak",
        birthDate: '1985-03-17',
        phone: '(212) 555-0123',
        preferredName: 'Zo',
      },
      { givenName: 'José', familyName: 'García', birthDate: '1990-12-01', phone: '+34 912 345 678' },
      { givenName: 'Anna', familyName: 'Smith', birthDate: '1990-12-01', email: 'anna@example.com' },
      { givenName: 'Annabel', familyName: 'Smithers', phone: '646.555.0199' },
    ];
    for (const person of people) await desk.patients.create.mutate(person);
  });
  afterAll(() => clinic.close());

  it.each([
    ['zoe', ["Zoë O'Brien-Łuczak"]],
    ['ZOË', ["Zoë O'Brien-Łuczak"]],
    ['brien', ["Zoë O'Brien-Łuczak"]],
    ["O'B luc", ["Zoë O'Brien-Łuczak"]],
    ['zo', ["Zoë O'Brien-Łuczak"]],
    ['garcia', ['José García']],
    ['ann sm', ['Annabel Smithers', 'Anna Smith']],
    ['smith anna', ['Anna Smith']],
    ['smith anna 1990', ['Anna Smith']],
    ['2125550123', ["Zoë O'Brien-Łuczak"]],
    ['+1 (212) 555 0123', ["Zoë O'Brien-Łuczak"]],
    ['0123', ["Zoë O'Brien-Łuczak"]],
    ['555-0199', ['Annabel Smithers']],
    ['646 555', ['Annabel Smithers']],
    ['+34 912 34', ['José García']],
    ['912345678', ['José García']],
    ['3/17/1985', ["Zoë O'Brien-Łuczak"]],
    ['17 Mar 1985', ["Zoë O'Brien-Łuczak"]],
    ['1990-12-01', ['Anna Smith', 'José García']],
    ['#2', ['José García']],
    ['nobody', []],
    ['" OR name:*', []],
    ['NEAR(', []],
    ['', []],
  ])('%s finds %j', async (text, names) => {
    const answer = await found(text);
    if (text === 'smith anna') expect(answer).toContain('Anna Smith');
    else expect(answer).toEqual(names);
  });

  it('points out who it may already be, and adds a twin only on purpose', async () => {
    const twin = { givenName: 'Zoe', familyName: 'OBrien Luczak', birthDate: '1985-03-17' };
    const hints = await desk.patients.duplicates.query(twin);
    expect(hints.candidates).toMatchObject([
      { name: "Zoë O'Brien-Łuczak", because: 'birthDateAndName', phone: '(212) 555-0123', age: 40 },
    ]);
    expect((await desk.patients.duplicates.query({ phone: '646 555 0199' })).candidates).toMatchObject([
      { name: 'Annabel Smithers', because: 'phone' },
    ]);
    expect((await desk.patients.duplicates.query({ givenName: 'Z' })).candidates).toEqual([]);
    const refused = await refusalOf(desk.patients.create.mutate(twin));
    expect(refused).toMatchObject({ code: 'DUPLICATE', details: { candidates: [{ because: 'birthDateAndName' }] } });
    const made = await desk.patients.create.mutate({ ...twin, allowDuplicate: true });
    expect(made).toMatchObject({ number: 5, version: 1, touched: [{ slice: 'patients', kind: 'patient' }] });
    const before = await desk.patients.get.query({ id: made.id });
    await desk.patients.update.mutate({
      ...before,
      birthDate: '1986-01-02',
      phone: '(917) 555-0100',
      familyName: 'Renamed',
      id: made.id,
      expectedVersion: 1,
    });
    expect(await found('luczak')).toEqual(["Zoë O'Brien-Łuczak"]);
    expect(await found('renamed 9175550100')).toEqual(['Zoe Renamed']);
    expect(await found('1986-01-02')).toEqual(['Zoe Renamed']);
    const stale = await refusalOf(desk.patients.update.mutate({ ...before, id: made.id, expectedVersion: 1 }));
    expect(stale).toMatchObject({
      code: 'CHANGED_ELSEWHERE',
      details: { current: { version: 2, familyName: 'Renamed' } },
    });
  });

  it('refuses what cannot be a phone, a birth date, a name', async () => {
    const name = { givenName: 'Al', familyName: 'Wu' };
    for (const wrong of [
      { phone: '555' },
      { birthDate: '2030-01-01' },
      { birthDate: '1985-02-30' },
      { email: 'al' },
      { givenName: '  ' },
    ]) {
      expect((await refusalOf(desk.patients.create.mutate({ ...name, ...wrong }))).code).toBe('BAD_INPUT');
    }
    expect((await refusalOf((await clinic.as('stockKeeper')).patients.search.query({ text: 'zoe' }))).code).toBe(
      'NOT_ALLOWED',
    );
  });

  it('keeps allergies, worst first', async () => {
    const zoe = (await desk.patients.search.query({ text: 'brien' })).patients[0]?.id ?? '';
    const mild = await desk.patients.addAllergy.mutate({ patientId: zoe, substance: 'Latex', severity: 'mild' });
    await desk.patients.addAllergy.mutate({ patientId: zoe, substance: 'Lidocaine', severity: 'severe' });
    expect(
      (await refusalOf(desk.patients.addAllergy.mutate({ patientId: zoe, substance: 'latex', severity: 'mild' }))).code,
    ).toBe('DUPLICATE');
    expect((await desk.patients.get.query({ id: zoe })).allergies.map((row) => row.substance)).toEqual([
      'Lidocaine',
      'Latex',
    ]);
    await desk.patients.removeAllergy.mutate({ id: mild.id, expectedVersion: 1 });
    expect((await refusalOf(desk.patients.removeAllergy.mutate({ id: mild.id, expectedVersion: 2 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    expect((await desk.patients.get.query({ id: zoe })).allergies.map((row) => row.substance)).toEqual(['Lidocaine']);
  });

  it('writes down that a record was opened, not that someone searched', async () => {
    const count = (): unknown =>
      clinic.opened.store.read.raw
        .prepare("SELECT count(*) AS n FROM audit_log WHERE procedure = 'patients.get' AND patient_id = ?")
        .pluck();
    const zoe = (await desk.patients.search.query({ text: 'brien' })).patients[0]?.id ?? '';
    const statement = count() as { get(id: string): number };
    const before = statement.get(zoe);
    await desk.patients.get.query({ id: zoe });
    expect(statement.get(zoe)).toBe(before + 1);
    const searches = clinic.opened.store.read.raw
      .prepare("SELECT count(*) AS n FROM audit_log WHERE procedure = 'patients.search'")
      .pluck()
      .get();
    // Only the stock keeper's refused search.
    expect(searches).toBe(1);
  });

  it('shows a merged chart as its survivor', async () => {
    const [survivor, merged] = (await desk.patients.search.query({ text: '1990-12-01' })).patients.map(
      (row) => row.id,
    ) as [string, string];
    const { version } = await desk.patients.get.query({ id: survivor });
    await desk.patients.merging.merge.mutate({
      patientId: survivor,
      expectedVersion: version,
      mergedId: merged,
      expectedMergedVersion: (await desk.patients.get.query({ id: merged })).version,
      reason: 'The same person',
    });
    expect(await found('garcia')).toEqual(['Anna Smith']);
    expect(await found('1990-12-01')).toEqual(['Anna Smith']);
    expect((await desk.patients.get.query({ id: merged })).id).toBe(survivor);
  });
});
