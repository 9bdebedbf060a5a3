import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { definition, question } from './formWork.ts';

const first = definition(question('wish', 'text'));
const second = { ...first, title: { en: 'A better form', es: 'Un formulario mejor' } };
const unfinished = definition(question('wish', 'text', { label: {} }));

describe.each(['process', 'http'] as const)('forms in the making, %s', (via) => {
  let clinic: TestClinic;
  let owner: Client;
  let formId: string;
  beforeAll(async () => {
    clinic = await testClinic({ via });
    owner = await clinic.as('owner');
    const plan = { name: 'Wishes', audience: 'byHand' as const, everyMonths: null, active: true };
    formId = (await owner.intake.createForm.mutate({ ...plan, definition: first })).id;
  });
  afterAll(() => clinic.close());

  it('are kept as a draft, also while they could not be published, and change nothing that is in use', async () => {
    const desk = await clinic.as('frontDesk');
    const draft = { formId, basedOn: 1, definition: unfinished };
    expect((await refusalOf(desk.intake.saveFormDraft.mutate({ ...draft, expectedVersion: 0 }))).code).toBe(
      'NOT_ALLOWED',
    );
    expect((await owner.intake.form.query({ id: formId })).draft).toBeNull();
    expect(await owner.intake.saveFormDraft.mutate({ ...draft, expectedVersion: 0 })).toMatchObject({ version: 1 });
    expect((await refusalOf(owner.intake.saveFormDraft.mutate({ ...draft, expectedVersion: 0 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    await owner.intake.saveFormDraft.mutate({ ...draft, definition: second, expectedVersion: 1 });
    const sheet = await desk.intake.form.query({ id: formId });
    expect(sheet).toMatchObject({
      number: 1,
      definition: { title: { en: 'A form' } },
      draft: { basedOn: 1, version: 2, savedBy: 'Olive Owner', definition: { title: second.title } },
    });
    const smuggled = { ...second, pages: [{ title: {}, questions: [{ ...question('a', 'text'), html: '<b>' }] }] };
    const strange = owner.intake.saveFormDraft.mutate({ ...draft, definition: smuggled as never, expectedVersion: 2 });
    expect((await refusalOf(strange)).code).toBe('BAD_INPUT');
  });

  it('are published only by who has seen them, and are gone then', async () => {
    const publish = (draftVersion: number) =>
      owner.intake.publish.mutate({ formId, expectedNumber: 1, draftVersion, definition: second });
    expect((await refusalOf(publish(0))).code).toBe('CHANGED_ELSEWHERE');
    expect(await publish(2)).toMatchObject({ number: 2 });
    expect(await owner.intake.form.query({ id: formId })).toMatchObject({
      number: 2,
      definition: { title: second.title },
      draft: null,
    });
    const old = owner.intake.saveFormDraft.mutate({ formId, basedOn: 1, expectedVersion: 0, definition: first });
    expect((await refusalOf(old)).code).toBe('CHANGED_ELSEWHERE');
  });

  it('can be given up', async () => {
    await owner.intake.saveFormDraft.mutate({ formId, basedOn: 2, expectedVersion: 0, definition: first });
    expect((await refusalOf(owner.intake.dropFormDraft.mutate({ formId, expectedVersion: 3 }))).code).toBe(
      'CHANGED_ELSEWHERE',
    );
    await owner.intake.dropFormDraft.mutate({ formId, expectedVersion: 1 });
    expect(await owner.intake.form.query({ id: formId })).toMatchObject({ number: 2, draft: null });
  });
});
