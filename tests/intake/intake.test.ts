import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { choice, column, definition, question } from './formWork.ts';

const health = definition(
  question('city', 'text', { target: 'city' }),
  question('phone', 'phone', { target: 'phone', required: true }),
  question('takes', 'yesNo', { required: true }),
  question('medications', 'rows', {
    target: 'medications',
    visibleIf: { question: 'takes', is: 'equal', value: 'true' },
    columns: [column('name'), column('dose'), column('since')],
  }),
  question('allergies', 'rows', { target: 'allergies', columns: [column('substance'), column('severity', ['mild'])] }),
  question('conditions', 'several', { target: 'conditions', choices: [choice('cold', 'coldSores'), choice('none')] }),
  question('pregnant', 'yesNo', { target: 'pregnancy' }),
  question('sms', 'yesNo', { target: 'marketing.sms' }),
  question('wish', 'longText'),
);
const plan = { audience: 'newPatients' as const, everyMonths: null, active: true };

describe.each(['process', 'http'] as const)('intake, %s', (via) => {
  let clinic: TestClinic;
  let owner: Client;
  let desk: Client;
  let patientId: string;
  let formId: string;
  const fill = async (answers: object): Promise<string> => {
    const { id, version } = await desk.intake.start.mutate({ patientId, formId });
    await desk.intake.submit.mutate({ id, expectedVersion: version, language: 'en', answers: answers as never });
    return id;
  };
  beforeAll(async () => {
    clinic = await testClinic({ via });
    owner = await clinic.as('owner');
    desk = await clinic.as('frontDesk');
    const mia = { givenName: 'Mia', familyName: 'Marsh', phone: '212 555 0101' };
    patientId = (await desk.patients.create.mutate(mia)).id;
    formId = (await owner.intake.createForm.mutate({ ...plan, name: 'Health', definition: health })).id;
  });
  afterAll(() => clinic.close());

  it('a form has editions; what cannot be asked, and what is no form of ours, is refused', async () => {
    expect((await refusalOf(desk.intake.createForm.mutate({ ...plan, name: 'X', definition: health }))).code).toBe(
      'NOT_ALLOWED',
    );
    const twin = owner.intake.createForm.mutate({ ...plan, name: ' health', definition: health });
    expect((await refusalOf(twin)).code).toBe('DUPLICATE');
    const other = { ...plan, name: 'Other' };
    const late = definition(question('a', 'text', { visibleIf: { question: 'b', is: 'answered', value: '' } }));
    expect(await refusalOf(owner.intake.createForm.mutate({ ...other, definition: late }))).toMatchObject({
      code: 'BAD_INPUT',
    });
    for (const smuggled of [
      { visibleIf: "{a} = 'b'" },
      { kind: 'html' },
      { choicesByUrl: { url: 'https://example.com' } },
      { id: 'a}{b' },
    ]) {
      const asked = definition({ ...question('a', 'text'), ...smuggled } as never);
      expect((await refusalOf(owner.intake.createForm.mutate({ ...other, definition: asked }))).code).toBe('BAD_INPUT');
    }
    const second = { ...health, title: { en: 'Health, second' } };
    const published = await owner.intake.publish.mutate({ formId, expectedNumber: 1, definition: second });
    expect(published).toMatchObject({ number: 2 });
    const stale = owner.intake.publish.mutate({ formId, expectedNumber: 1, definition: health });
    expect((await refusalOf(stale)).code).toBe('CHANGED_ELSEWHERE');
    const sheet = await desk.intake.form.query({ id: formId });
    expect(sheet).toMatchObject({ number: 2, definition: { title: { en: 'Health, second' } } });
    const first = sheet.editions.find((row) => row.number === 1)?.id ?? '';
    expect((await desk.intake.edition.query({ id: first })).definition.title).toEqual({ en: 'A form' });
    const services = owner.intake.changeForm.mutate({
      ...plan,
      audience: 'services',
      id: formId,
      name: 'Health',
      expectedVersion: 1,
    });
    expect((await refusalOf(services)).code).toBe('BAD_INPUT');
  });

  it('is begun once, saved while it is typed, and stays as it was typed', async () => {
    const begun = await desk.intake.start.mutate({ patientId, formId });
    expect((await desk.intake.start.mutate({ patientId, formId })).id).toBe(begun.id);
    const draft = { id: begun.id, expectedVersion: 1, language: 'es', answers: { phone: ' 646-555-0199 ' } };
    const saved = await desk.intake.saveDraft.mutate(draft);
    expect((await refusalOf(desk.intake.saveDraft.mutate(draft))).code).toBe('CHANGED_ELSEWHERE');
    const stranger = { ...draft, expectedVersion: saved.version, answers: { unheard: 'x' } };
    expect((await refusalOf(desk.intake.saveDraft.mutate(stranger))).code).toBe('BAD_INPUT');
    const huge = { ...draft, expectedVersion: saved.version, answers: { wish: 'x'.repeat(4001) } };
    expect((await refusalOf(desk.intake.saveDraft.mutate(huge))).code).toBe('BAD_INPUT');
    const early = desk.intake.submit.mutate({ ...draft, expectedVersion: saved.version });
    expect(await refusalOf(early)).toMatchObject({ code: 'BAD_INPUT', details: { faults: [{ question: 'takes' }] } });
    expect((await refusalOf(desk.intake.reviewSheet.query({ id: begun.id }))).code).toBe('NOT_NOW');
    const answers = { phone: ' 646-555-0199 ', takes: false, wish: '<b>“Natural”</b>' };
    await desk.intake.submit.mutate({ ...draft, expectedVersion: saved.version, answers });
    const kept = await desk.intake.filling.query({ id: begun.id });
    expect(kept).toMatchObject({
      state: 'submitted',
      language: 'es',
      answers,
    });
    expect(kept.sha256).toMatch(/^[0-9a-f]{64}$/);
    const again = desk.intake.saveDraft.mutate({ ...draft, expectedVersion: kept.version });
    expect((await refusalOf(again)).code).toBe('NOT_NOW');
    const rewrite = () =>
      clinic.opened.store.write((tx) => void tx.raw.exec(`UPDATE intake_submissions SET answers = '{}'`));
    expect(rewrite).toThrow(/stays as it was typed/);
    expect((await desk.intake.waiting.query({})).waiting).toMatchObject([{ id: begun.id, patientName: 'Mia Marsh' }]);
    const sheet = await desk.intake.reviewSheet.query({ id: begun.id });
    expect(sheet.items.find((item) => item.question === 'phone')).toMatchObject({
      chart: '+12125550101',
      typed: ' 646-555-0199 ',
      values: { value: '+16465550199' },
      same: false,
    });
    const undecided = { id: begun.id, expectedVersion: sheet.version, fingerprint: sheet.fingerprint, decisions: [] };
    expect((await refusalOf(desk.intake.review.mutate(undecided))).code).toBe('BAD_INPUT');
    const keep = { ...undecided, decisions: [{ id: 'phone', act: 'keep' as const }] };
    expect(await desk.intake.review.mutate(keep)).toMatchObject({ taken: 0 });
    expect((await desk.patients.get.query({ id: patientId })).phoneNumber).toBe('+12125550101');
    expect((await refusalOf(desk.intake.review.mutate(keep))).code).toBe('NOT_NOW');
  });

  it('goes into the chart as it was decided, whole or not at all, and is kept with who decided', async () => {
    const zinc = await desk.patients.addMedication.mutate({ patientId, name: 'Zinc', dose: '' });
    await desk.patients.addMedication.mutate({ patientId, name: 'Warfarin', dose: '2 mg' });
    await desk.patients.addAllergy.mutate({ patientId, substance: 'Latex', severity: 'severe' });
    const id = await fill({
      city: 'Queens',
      phone: '212 555 0101',
      takes: true,
      medications: [
        { name: 'warfarin', dose: '5 mg', since: '' },
        { name: 'Aspirin', dose: '81 mg', since: 'a while' },
      ],
      allergies: [{ substance: 'latex' }],
      conditions: ['cold'],
      pregnant: true,
      sms: false,
    });
    const sheet = await desk.intake.reviewSheet.query({ id });
    const open = sheet.items.filter((item) => !item.same && item.kind !== 'kept');
    expect(open.map((item) => item.question)).toEqual([
      'city',
      'medications',
      'medications',
      'medications',
      'conditions',
      'pregnant',
      'sms',
    ]);
    const aspirin = open.find((item) => item.typed.startsWith('Aspirin'));
    expect(aspirin?.problem).toMatch(/Since/);
    const decisions = open.map((item) =>
      item.id === aspirin?.id
        ? { id: item.id, act: 'edit' as const, values: { ...item.values, since: '2020' } }
        : { id: item.id, act: 'take' as const },
    );
    const input = { id, expectedVersion: sheet.version, fingerprint: sheet.fingerprint, decisions };
    const unread = decisions.map((one) => (one.id === aspirin?.id ? { id: one.id, act: 'take' as const } : one));
    expect((await refusalOf(desk.intake.review.mutate({ ...input, decisions: unread }))).code).toBe('BAD_INPUT');
    await desk.patients.stopMedication.mutate({ id: zinc.id, expectedVersion: 1 });
    expect((await refusalOf(desk.intake.review.mutate(input))).code).toBe('CHANGED_ELSEWHERE');
    const now = await desk.intake.reviewSheet.query({ id });
    const left = new Set(now.items.map((item) => item.id));
    const done = await desk.intake.review.mutate({
      ...input,
      fingerprint: now.fingerprint,
      decisions: decisions.filter((one) => left.has(one.id)),
    });
    expect(done.taken).toBe(6);
    const chart = await desk.patients.get.query({ id: patientId });
    expect(chart).toMatchObject({
      details: { city: 'Queens' },
      allergies: [{ substance: 'Latex', severity: 'severe' }],
      medications: [
        { name: 'Warfarin', dose: '5 mg' },
        { name: 'Aspirin', dose: '81 mg', since: '2020' },
      ],
      conditions: [{ kind: 'coldSores' }, { kind: 'pregnancy' }],
      marketing: { now: { sms: false }, history: [{ sourceKind: 'form' }] },
    });
    const past = await desk.intake.pastReview.query({ id });
    expect(past).toMatchObject({ staffName: 'Fran Desk' });
    expect(past.items.find((item) => item.id === aspirin?.id)).toMatchObject({
      act: 'edit',
      written: { since: '2020' },
    });
    expect((await desk.intake.waiting.query({})).waiting).toEqual([]);
    expect((await desk.intake.ofPatient.query({ patientId })).submissions).toMatchObject([
      { id, state: 'reviewed' },
      { state: 'reviewed' },
    ]);
  });

  it('of which one write fails leaves the chart and the form as they were', async () => {
    const id = await fill({ phone: '646 555 0123', takes: true, medications: [{ name: 'Iron' }] });
    const sheet = await desk.intake.reviewSheet.query({ id });
    const decisions = sheet.items
      .filter((item) => !item.same && item.kind !== 'kept')
      .map((item) =>
        item.typed === 'Iron'
          ? { id: item.id, act: 'edit' as const, values: { name: 'Warfarin', dose: '', since: '' } }
          : { id: item.id, act: item.kind === 'gone' ? ('keep' as const) : ('take' as const) },
      );
    const input = { id, expectedVersion: sheet.version, fingerprint: sheet.fingerprint, decisions };
    expect((await refusalOf(desk.intake.review.mutate(input))).code).toBe('DUPLICATE');
    expect((await desk.patients.get.query({ id: patientId })).phoneNumber).toBe('+12125550101');
    expect((await desk.intake.filling.query({ id })).state).toBe('submitted');
  });

  it('that was begun by mistake is given up', async () => {
    const other = await owner.intake.createForm.mutate({ ...plan, name: 'Second', definition: health });
    const begun = await desk.intake.start.mutate({ patientId, formId: other.id });
    await desk.intake.discard.mutate({ id: begun.id, expectedVersion: 1 });
    const { submissions } = await desk.intake.ofPatient.query({ patientId });
    expect(submissions.map((row) => row.id)).not.toContain(begun.id);
    const sheet = await owner.intake.form.query({ id: other.id });
    await owner.intake.changeForm.mutate({
      ...plan,
      id: other.id,
      name: 'Second',
      active: false,
      expectedVersion: sheet.version,
    });
    expect((await refusalOf(desk.intake.start.mutate({ patientId, formId: other.id }))).code).toBe('NOT_NOW');
  });
});
