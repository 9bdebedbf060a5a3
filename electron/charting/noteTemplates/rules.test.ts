import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fieldIdOf,
  fieldKinds,
  fieldProblem,
  keyOf,
  mergeTemplates,
  type NoteField,
  type NoteSection,
  type TemplateInUse,
  withKeys,
} from './rules.ts';

const field = (change: Partial<NoteField> = {}): NoteField => ({
  key: '',
  label: 'Skin type',
  help: '',
  kind: 'text',
  required: false,
  options: [],
  unit: '',
  decimals: 0,
  min: null,
  max: null,
  measures: [],
  metric: false,
  initial: null,
  ...change,
});
const template = (name: string, sections: NoteSection[], lineIds: string[] = []): TemplateInUse => ({
  templateId: name,
  editionId: `${name} 1`,
  name,
  edition: 1,
  sections,
  lineIds,
});

const words = fc.constantFrom('Skin', 'Vitals', 'skin', 'Product', 'Übersicht', '???', '');
const anyField = fc
  .record({
    key: fc.constantFrom('', 'a', 'b', 'c'),
    label: words,
    kind: fc.constantFrom(...fieldKinds),
    required: fc.boolean(),
  })
  .map((change) => field(change));
const anySections = fc.array(
  fc.record({ key: fc.constantFrom('', 's', 't'), title: words, fields: fc.array(anyField, { maxLength: 5 }) }),
  { maxLength: 4 },
);
const anyTemplates = fc
  .array(fc.record({ sections: anySections.map(withKeys), lineIds: fc.subarray(['x', 'y']) }), { maxLength: 4 })
  .map((list) => list.map(({ sections, lineIds }, at) => template(`t${at}`, sections, lineIds)));

describe('keys', () => {
  it('are made of the words and never twice; those that are there stay', () => {
    fc.assert(
      fc.property(anySections, (sections) => {
        const made = withKeys(sections);
        const keys = made.flatMap(({ fields }) => fields.map(({ key }) => key));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain('');
        expect(new Set(made.map(({ key }) => key)).size).toBe(made.length);
        expect(withKeys(made)).toEqual(made);
      }),
    );
    const [section] = withKeys([
      { key: '', title: 'Skin analysis', fields: [field(), field({ key: 'mine' }), field()] },
    ]);
    expect(section?.fields.map(({ key }) => key)).toEqual([
      'skin-analysis.skin-type',
      'mine',
      'skin-analysis.skin-type-2',
    ]);
    expect(keyOf('Fitzpatrick (I – VI)')).toBe('fitzpatrick-i-vi');
  });
});

describe('templates of several services', () => {
  it('ask every question once and lose none', () => {
    fc.assert(
      fc.property(anyTemplates, (templates) => {
        const asked = mergeTemplates(templates).flatMap(({ fields }) => fields.map(({ id }) => id));
        expect(new Set(asked).size).toBe(asked.length);
        const all = templates.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.map(fieldIdOf)));
        expect(new Set(asked)).toEqual(new Set(all));
      }),
    );
  });
  it('require what any of them requires', () => {
    fc.assert(
      fc.property(anyTemplates, (templates) => {
        const required = (list: readonly TemplateInUse[]): string[] =>
          list.flatMap(({ sections }) =>
            sections.flatMap(({ fields }) => fields.filter((one) => one.required).map(fieldIdOf)),
          );
        const merged = mergeTemplates(templates).flatMap(({ fields }) => fields);
        expect(new Set(merged.filter(({ requiredBy }) => requiredBy.length > 0).map(({ id }) => id))).toEqual(
          new Set(required(templates)),
        );
      }),
    );
  });
  it('share a section of the same name, and put the options of both together', () => {
    const [vitals] = withKeys([
      { key: '', title: 'Vitals', fields: [field({ label: 'Pulse', kind: 'number', unit: '/min' })] },
    ]);
    const choice = (options: string[]) =>
      withKeys([{ key: '', title: 'Skin', fields: [field({ kind: 'choice', options })] }]);
    const merged = mergeTemplates([
      template('toxin', [vitals as NoteSection, ...choice(['I', 'II'])], ['a']),
      template('laser', [vitals as NoteSection, ...choice(['II', 'III'])], ['b']),
    ]);
    expect(merged.map(({ title, fields }) => [title, fields.length])).toEqual([
      ['Vitals', 1],
      ['Skin', 1],
    ]);
    expect(merged[1]?.fields[0]?.field.options).toEqual(['I', 'II', 'III']);
  });
  it('tell numbers of different units apart', () => {
    const number = (unit: string) => fieldIdOf(field({ key: 'k', kind: 'number', unit }));
    expect(number('mL')).not.toBe(number('U'));
    expect(number('mL')).toBe(number(' ml '));
  });
});

it.each([
  [{ kind: 'choice', options: ['One'] }, /two options/],
  [{ kind: 'choices', options: ['One', 'one'] }, /twice/],
  [{ kind: 'number', min: 2000, max: 1000 }, /above the largest/],
  [{ kind: 'vitals' }, /what is measured/],
  [{ kind: 'number', min: 1000, max: 1000 }, undefined],
] as const)('a field that makes no sense says so: %o', (change, problem) => {
  const said = fieldProblem(field(change as Partial<NoteField>));
  if (problem === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(problem);
});
