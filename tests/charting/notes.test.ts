import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pagesOfDocument } from '../../electron/app/rendering.ts';
import type { NoteSnapshot } from '../../electron/charting/signing/rules.ts';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { noteWorkOf } from './noteWork.ts';
import { type Scene, setScene, sign } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let work: ReturnType<typeof noteWorkOf>;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic, ['facial']);
  work = noteWorkOf(scene);
});
afterEach(() => clinic.close());

describe('a note', () => {
  it('asks what its services ask, from the first look on; defaults stand in it', async () => {
    await work.template();
    const before = await work.note();
    expect([before.encounterId, before.templates[0]?.useId]).toEqual([null, null]);
    expect(await work.values()).toEqual({
      'Skin type': [null, 0],
      Products: [null, 0],
      'Sun protection explained': [true, 0],
    });
    const encounterId = await work.open();
    const fieldId = await work.idOf('Products');
    const saved = await scene.injector.charting.notes.save.mutate({
      encounterId,
      fieldId,
      value: ' Peptide serum \n',
      expectedVersion: 0,
    });
    expect(saved).toMatchObject({ version: 1 });
    expect((await work.values()).Products).toEqual([' Peptide serum', 1]);
  });

  it('is written by two people at once, field by field; in the same field the second is told', async () => {
    await work.template();
    const encounterId = await work.open();
    const { injector, owner } = scene;
    const [type, products] = [await work.idOf('Skin type'), await work.idOf('Products')];
    await injector.charting.notes.save.mutate({ encounterId, fieldId: type, value: 'II', expectedVersion: 0 });
    await owner.charting.notes.save.mutate({ encounterId, fieldId: products, value: 'Serum', expectedVersion: 0 });
    const late = await refusalOf(
      owner.charting.notes.save.mutate({ encounterId, fieldId: type, value: 'III', expectedVersion: 0 }),
    );
    expect([late.code, late.sentence, late.details?.current]).toEqual([
      'CHANGED_ELSEWHERE',
      expect.stringMatching(/Ingrid Injector/),
      { value: 'II', version: 1 },
    ]);
    await owner.charting.notes.save.mutate({ encounterId, fieldId: type, value: null, expectedVersion: 1 });
    expect((await work.values())['Skin type']).toEqual([null, 2]);
    const wrong = await refusalOf(
      owner.charting.notes.save.mutate({ encounterId, fieldId: type, value: 'IX', expectedVersion: 2 }),
    );
    expect([wrong.code, wrong.sentence]).toEqual(['BAD_INPUT', expect.stringMatching(/not among the options/)]);
    const nowhere = owner.charting.notes.save.mutate({
      encounterId,
      fieldId: 'nowhere/text',
      value: 'x',
      expectedVersion: 0,
    });
    expect((await refusalOf(nowhere)).code).toBe('NOT_FOUND');
  });

  it('names required fields as missing, takes a reason where the clinic does, and prints what was written', async () => {
    await work.template();
    const encounterId = await work.open();
    const [type, products] = [await work.idOf('Skin type'), await work.idOf('Products')];
    await scene.injector.charting.notes.save.mutate({
      encounterId,
      fieldId: products,
      value: 'Peptide serum\nSunscreen',
      expectedVersion: 0,
    });
    expect(await work.missing()).toMatchObject([
      { kind: 'field', weight: 'reason', fieldId: type, sentence: 'Skin type: fill it in, or give a reason.' },
    ]);
    const refused = await refusalOf(sign(scene));
    expect(refused.code).toBe('NOT_NOW');
    const { values: policies, version } = await scene.owner.clinic.policies.query({});
    await scene.owner.clinic.setPolicies.mutate({
      values: { ...policies, 'charting.emptyFields': 'never' },
      expectedVersion: version,
    });
    const emptyFields = [{ fieldId: type, reason: 'Not seen in this light' }];
    expect((await refusalOf(sign(scene, { emptyFields }))).sentence).toMatch(/fill it in first/);
    await scene.owner.clinic.setPolicies.mutate({
      values: { ...policies, 'charting.emptyFields': 'reason' },
      expectedVersion: version + 1,
    });
    const { documentId } = await sign(scene, { emptyFields });
    const row = clinic.opened.store.read.raw.prepare('SELECT snapshot FROM documents WHERE id = ?').get(documentId) as {
      snapshot: string;
    };
    const kept = JSON.parse(row.snapshot) as NoteSnapshot;
    expect(kept.templates).toEqual([{ name: 'Skincare', edition: 1 }]);
    expect(kept.sections).toMatchObject([
      {
        title: 'Skin',
        fields: [
          { label: 'Skin type', text: '', emptyBecause: 'Not seen in this light' },
          { label: 'Products', text: 'Peptide serum\nSunscreen' },
          { label: 'Sun protection explained', text: 'Yes' },
        ],
      },
    ]);
    const printed = pagesOfDocument(clinic.opened.store.read, documentId)
      .model.nodes.map((node) => ('text' in node ? node.text : ''))
      .join('\n');
    expect(printed).toMatch(
      /Skin\nSkin type\nLeft empty: Not seen in this light\nProducts\nPeptide serum\nSunscreen\nSun protection explained\nYes/,
    );
  });

  it('never changes once it is signed, in words or in the database', async () => {
    await work.template([{ key: '', title: 'Skin', fields: [{ key: '', label: 'Products', kind: 'text' }] }]);
    const encounterId = await work.open();
    const fieldId = await work.idOf('Products');
    await scene.injector.charting.notes.save.mutate({ encounterId, fieldId, value: 'Serum', expectedVersion: 0 });
    const shown = await work.note();
    await sign(scene);
    const again = scene.injector.charting.notes.save.mutate({
      encounterId,
      fieldId,
      value: 'Peel',
      expectedVersion: 1,
    });
    expect((await refusalOf(again)).code).toBe('SIGNED');
    const { raw } = clinic.opened.store.read;
    for (const sql of [
      "UPDATE note_answers SET value = '1'",
      'DELETE FROM note_answers',
      'DELETE FROM note_uses',
      'UPDATE note_uses SET by_hand = 1',
      `INSERT INTO note_answers (id, encounter_id, field_id, value, saved_at, saved_by, version) SELECT 'x', encounter_id, 'f', '1', 1, saved_by, 1 FROM note_answers`,
    ])
      expect(() => raw.exec(sql), sql).toThrow(/never (changes|deleted)|never deleted/);
    await work.template([{ key: '', title: 'Other', fields: [{ key: '', label: 'Else', kind: 'text' }] }], {
      id: shown.templates[0]?.templateId ?? '',
      expectedVersion: 1,
    });
    const after = await work.note();
    expect(after.sections).toEqual(shown.sections);
    expect(after.templates[0]).toMatchObject({ edition: 1, newer: null });
  });

  it('does not count a signature given before a field was filled elsewhere', async () => {
    await work.template([{ key: '', title: 'Skin', fields: [{ key: '', label: 'Products', kind: 'text' }] }]);
    const encounterId = await work.open();
    const { encounter, seenIds } = await scene.injector.charting.encounter.query({
      appointmentId: scene.appointmentId,
    });
    await scene.owner.charting.notes.save.mutate({
      encounterId,
      fieldId: await work.idOf('Products'),
      value: 'Serum',
      expectedVersion: 0,
    });
    const late = scene.injector.charting.sign.mutate({
      encounterId,
      expectedVersion: encounter?.version ?? 0,
      seenIds,
    });
    expect((await refusalOf(late)).code).toBe('CHANGED_ELSEWHERE');
  });
});
