import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledInPages } from '../../electron/intake/papers/prints.ts';
import type { FilledInForm } from '../../electron/intake/papers/rules.ts';
import { wordsOfRecord } from '../documents/papers.ts';
import { noPoppler } from '../documents/poppler.ts';
import { type Client, type TestClinic, testClinic } from '../harness.ts';
import { choice, column, definition, question } from './formWork.ts';

const asked = {
  ...definition(
    question('city', 'text'),
    question('takes', 'yesNo', { label: { en: 'Do you take anything?', es: '¿Toma algo?' } }),
    question('medications', 'rows', {
      visibleIf: { question: 'takes', is: 'equal', value: 'true' },
      columns: [column('name'), column('dose')],
    }),
    question('look', 'choice', { choices: [choice('natural', null, 'Natural'), choice('full', null, 'Full')] }),
    question('wish', 'longText'),
  ),
  title: { en: 'Your health', es: 'Su salud' },
};

describe.skipIf(noPoppler !== undefined)('the PDF of a filled-in form', () => {
  let clinic: TestClinic;
  let desk: Client;
  let patientId: string;
  let formId: string;
  beforeAll(async () => {
    clinic = await testClinic({ via: 'process' });
    desk = await clinic.as('frontDesk');
    const mia = { givenName: 'Mia', familyName: 'Marsh', birthDate: '1988-04-02' };
    patientId = (await desk.patients.create.mutate(mia)).id;
    const plan = { name: 'Health', audience: 'byHand' as const, everyMonths: null, active: true };
    formId = (await (await clinic.as('owner')).intake.createForm.mutate({ ...plan, definition: asked })).id;
  });
  afterAll(() => clinic.close());

  it('says what was asked and typed, who, when and where, and the hash of exactly what was kept', async () => {
    const { id, version } = await desk.intake.start.mutate({ patientId, formId });
    expect((await desk.intake.ofPatient.query({ patientId })).submissions).toMatchObject([{ documentId: null }]);
    const answers = {
      city: ' Queens ',
      takes: true,
      medications: [{ name: 'Aspirin', dose: '81 mg' }],
      look: 'natural',
    };
    await desk.intake.submit.mutate({ id, expectedVersion: version, language: 'es', answers });
    const facts = await desk.intake.filling.query({ id });
    const { submissions } = await desk.intake.ofPatient.query({ patientId });
    const documentId = facts.documentId ?? '';
    expect(submissions).toMatchObject([{ id, documentId }]);
    expect(await desk.intake.reviewSheet.query({ id })).toMatchObject({ documentId });
    const row = clinic.opened.store.read.raw
      .prepare('SELECT snapshot, sha256, patient_id AS patientId FROM documents WHERE id = ?')
      .get(documentId) as { snapshot: string; sha256: string; patientId: string };
    expect(row).toMatchObject({ sha256: facts.sha256, patientId });
    expect(createHash('sha256').update(row.snapshot).digest('hex')).toBe(facts.sha256);
    const kept = JSON.parse(row.snapshot) as FilledInForm;
    expect(kept.questions.map(({ answer, written }) => [answer, written])).toEqual([
      [' Queens ', ' Queens '],
      [true, 'Sí'],
      [[{ name: 'Aspirin', dose: '81 mg' }], { head: ['name', 'dose'], rows: [['Aspirin', '81 mg']] }],
      ['natural', 'Natural'],
      [null, null],
    ]);
    const words = await wordsOfRecord(clinic, desk, documentId);
    for (const word of ['Su salud', '¿Toma algo?', 'Queens', 'Sí', 'Aspirin', '81 mg', 'Natural', 'a dash stands for'])
      expect(words).toContain(word);
    expect(words).toContain('Mia Marsh');
    expect(words).toContain('Fran Desk');
    expect(words).toContain('March 10, 2026');
    expect(words).toContain(facts.sha256 ?? 'no hash');
  });

  it('can be drawn from a record that was kept before there were papers', () => {
    const old: FilledInForm = {
      form: 'Health',
      edition: { number: 2, sha256: 'ab' },
      patient: { id: 'p', number: 7, name: 'Mia Marsh' },
      language: 'en',
      place: 'tablet',
      submittedAt: Date.UTC(2026, 2, 10),
      questions: [
        { id: 'takes', text: 'Takes?', answer: false },
        { id: 'rows', text: 'What?', answer: [{ name: 'Zinc', dose: '' }] },
        { id: 'wish', text: 'Wish?', answer: null },
      ],
    };
    const pages = JSON.stringify(filledInPages(old).nodes);
    for (const words of ['Takes?', '"No"', 'Zinc', '–', 'on a tablet', 'no. 7']) expect(pages).toContain(words);
  });
});
