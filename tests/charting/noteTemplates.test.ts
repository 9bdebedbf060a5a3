import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TestClinic, testClinic } from '../harness.ts';
import { noteWorkOf, skin } from './noteWork.ts';
import { type Scene, setScene } from './scene.ts';

let clinic: TestClinic;
let scene: Scene;
let work: ReturnType<typeof noteWorkOf>;
beforeEach(async () => {
  clinic = await testClinic();
  scene = await setScene(clinic, ['facial']);
  work = noteWorkOf(scene);
});
afterEach(() => clinic.close());

describe('note templates', () => {
  it('are kept in editions; only who may builds them', async () => {
    const made = await work.template();
    expect(made).toMatchObject({ version: 1, edition: 1 });
    const { templates } = await scene.injector.charting.notes.templates.query({});
    const [kept] = templates;
    expect(kept?.sections[0]?.fields.map(({ key }) => key)).toEqual([
      'skin.skin-type',
      'skin.products',
      'skin.sun-protection-explained',
    ]);
    const renamed = await work.template(kept?.sections ?? [], { id: made.id, name: 'Skin care', expectedVersion: 1 });
    expect(renamed).toMatchObject({ version: 2, edition: 1 });
    const late = await refusalOf(work.template(kept?.sections ?? [], { id: made.id, expectedVersion: 1 }));
    expect([late.code, late.details?.current]).toEqual(['CHANGED_ELSEWHERE', { version: 2 }]);
    expect((await refusalOf(work.template(skin, { name: 'skin care' }))).code).toBe('DUPLICATE');
    const foolish = work.template(
      [{ key: '', title: 'Skin', fields: [{ key: '', label: 'Type', kind: 'choice', options: ['I'] }] }],
      { name: 'Other' },
    );
    expect((await refusalOf(foolish)).code).toBe('BAD_INPUT');
    const unfit = work.template(
      [
        {
          key: '',
          title: 'S',
          fields: [{ key: '', label: 'Type', kind: 'choice', options: ['I', 'II'], initial: 'V' }],
        },
      ],
      { name: 'Other' },
    );
    expect((await refusalOf(unfit)).sentence).toMatch(/default does not fit/);
    const byInjector = scene.injector.charting.notes.saveTemplate.mutate({
      id: null,
      name: 'Mine',
      sections: skin,
      expectedVersion: 0,
    });
    expect((await refusalOf(byInjector)).code).toBe('NOT_ALLOWED');
    expect(() => clinic.opened.store.read.raw.exec('UPDATE note_editions SET edition = 9')).toThrow(/append-only/);
  });
});

describe('the templates of a note', () => {
  it('keeps the edition it was begun with until a newer one is taken over; answers stay where the field is still asked', async () => {
    const made = await work.template();
    const encounterId = await work.open();
    await scene.injector.charting.notes.save.mutate({
      encounterId,
      fieldId: await work.idOf('Skin type'),
      value: 'II',
      expectedVersion: 0,
    });
    await scene.injector.charting.notes.save.mutate({
      encounterId,
      fieldId: await work.idOf('Products'),
      value: 'Serum',
      expectedVersion: 0,
    });
    const { templates } = await scene.owner.charting.notes.templates.query({});
    const [type] = templates[0]?.sections[0]?.fields ?? [];
    if (!type) throw new Error('The template has a first field.');
    const next = [
      {
        key: 'skin',
        title: 'Skin today',
        fields: [
          { ...type, label: 'Fitzpatrick type' },
          { key: '', label: 'Test spot', kind: 'yesNo' as const, initial: false },
        ],
      },
    ];
    await work.template(next, { id: made.id, expectedVersion: 1 });
    const [use] = (await work.note()).templates;
    expect(use).toMatchObject({ edition: 1, newer: { edition: 2, leftOut: ['Products', 'Sun protection explained'] } });
    if (!use?.useId || !use.newer) throw new Error('A newer edition is there.');
    await scene.injector.charting.notes.takeEdition.mutate({
      encounterId,
      useId: use.useId,
      editionId: use.newer.editionId,
      expectedVersion: use.version,
    });
    expect(await work.values()).toEqual({ 'Fitzpatrick type': ['II', 1], 'Test spot': [false, 0] });
    const twice = scene.injector.charting.notes.takeEdition.mutate({
      encounterId,
      useId: use.useId,
      editionId: use.editionId,
      expectedVersion: use.version,
    });
    expect((await refusalOf(twice)).code).toBe('CHANGED_ELSEWHERE');
  });

  it('takes further templates by hand, each question once, and lets go of those nothing is written in', async () => {
    await work.template();
    const soap = await work.template(
      [...skin, { key: '', title: 'Plan', fields: [{ key: '', label: 'Plan', kind: 'longText' }] }],
      { name: 'SOAP', serviceIds: [] },
    );
    expect((await work.note()).more.map(({ name }) => name)).toEqual(['SOAP']);
    const encounterId = await work.open();
    await scene.injector.charting.notes.addTemplate.mutate({ encounterId, templateId: soap.id });
    expect((await work.note()).sections.map(({ title, fields: list }) => [title, list.length])).toEqual([
      ['Skin', 3],
      ['Plan', 1],
    ]);
    expect(
      (await refusalOf(scene.injector.charting.notes.addTemplate.mutate({ encounterId, templateId: soap.id }))).code,
    ).toBe('DUPLICATE');
    const plan = await work.idOf('Plan');
    await scene.injector.charting.notes.save.mutate({ encounterId, fieldId: plan, value: 'Peel', expectedVersion: 0 });
    const added = (await work.note()).templates.find(({ name }) => name === 'SOAP');
    const out = { encounterId, useId: added?.useId ?? '', expectedVersion: added?.version ?? 0 };
    expect((await refusalOf(scene.injector.charting.notes.takeOut.mutate(out))).sentence).toMatch(
      /Something is written in it: Plan/,
    );
    await scene.injector.charting.notes.save.mutate({ encounterId, fieldId: plan, value: null, expectedVersion: 1 });
    await scene.injector.charting.notes.takeOut.mutate(out);
    expect((await work.note()).templates.map(({ name }) => name)).toEqual(['Skincare']);
    const service = (await work.note()).templates[0];
    const asked = scene.injector.charting.notes.takeOut.mutate({ ...out, useId: service?.useId ?? '' });
    expect((await refusalOf(asked)).sentence).toMatch(/asks for Skincare/);
  });
});
