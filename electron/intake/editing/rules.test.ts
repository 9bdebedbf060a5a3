import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Definition, definitionFaults, questionKinds, questionsOf } from '../rules.ts';
import { blankQuestion, inserted, movedBy, removed, replaced, withKind, withTarget } from './rules.ts';

const empty: Definition = {
  languages: ['en'],
  title: { en: 'F' },
  intro: {},
  pages: [
    { title: {}, questions: [] },
    { title: {}, questions: [] },
  ],
};
const forms = fc
  .array(fc.record({ page: fc.nat(1), kind: fc.constantFrom(...questionKinds) }), { minLength: 1, maxLength: 8 })
  .map((list) =>
    list.reduce((form, { page, kind }) => {
      const question = { ...blankQuestion(form, kind), label: { en: 'Q' } };
      return inserted(form, { page, question: 99 }, question);
    }, empty),
  );
const ids = (form: Definition): string[] => questionsOf(form).map(({ id }) => id);

describe('a form in the making', () => {
  it('keeps every question under its own name wherever they are moved, and moving back is undoing', () => {
    fc.assert(
      fc.property(forms, fc.nat(1), fc.nat(7), fc.constantFrom(-1 as const, 1 as const), (form, page, question, by) => {
        const spot = { page, question };
        const there = movedBy(form, spot, by);
        expect([...ids(there.definition)].sort()).toEqual([...ids(form)].sort());
        expect(new Set(ids(form)).size).toBe(ids(form).length);
        const back = movedBy(there.definition, there.spot, by < 0 ? 1 : -1);
        if (there.definition !== form) expect(back.definition).toEqual(form);
      }),
    );
  });

  it('frees what depended on a question that is taken out', () => {
    const asked = inserted(empty, { page: 0, question: -1 }, { ...blankQuestion(empty, 'yesNo'), id: 'smokes' });
    const visibleIf = { question: 'smokes', is: 'equal', value: 'true' } as const;
    const both = inserted(asked, { page: 0, question: 0 }, { ...blankQuestion(asked, 'text'), visibleIf });
    const left = removed(both, { page: 0, question: 0 });
    expect(questionsOf(left)).toMatchObject([{ visibleIf: null }]);
  });

  it('becomes one that can be published once everything has its text, whatever kind it turns into', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questionKinds), fc.constantFrom(...questionKinds), (from, to) => {
        const question = withKind(blankQuestion(empty, from), to);
        const labelled = {
          ...question,
          label: { en: 'Q' },
          choices: question.choices.map((choice) => ({ ...choice, label: { en: choice.value } })),
          columns: question.columns.map((column) => ({ ...column, label: { en: column.key } })),
        };
        const form = inserted(empty, { page: 0, question: -1 }, labelled);
        expect(definitionFaults(form)).toEqual([]);
        if (to !== 'rows') return;
        const mapped = withTarget(labelled, 'medications', 'en');
        expect(definitionFaults(replaced(form, { page: 0, question: 0 }, mapped))).toEqual([]);
      }),
    );
  });
});
