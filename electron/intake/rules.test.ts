import { describe, expect, it } from 'vitest';
import { type Definition, definitionFaults, most, type Question, targets, targetsFor } from './rules.ts';

const en = (text: string) => ({ en: text });
const ask = (id: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  id,
  kind,
  label: en(`${id}?`),
  help: {},
  required: false,
  visibleIf: null,
  choices: [],
  columns: [],
  target: 'none',
  ...more,
});
const form = (...questions: Question[]): Definition => ({
  languages: ['en'],
  title: en('A form'),
  intro: {},
  pages: [{ title: {}, questions }],
});
const two = [
  { value: 'a', label: en('A'), condition: null },
  { value: 'b', label: en('B'), condition: null },
];

describe('a form', () => {
  it('is fine with what it needs', () => {
    const smokes = ask('smokes', 'yesNo');
    const visibleIf = { question: 'smokes', is: 'equal', value: 'true' } as const;
    const columns = ['name', 'dose', 'since'].map((key) => ({ key, label: en(key), choices: [] }));
    expect(
      definitionFaults(
        form(
          smokes,
          ask('much', 'number', { visibleIf }),
          ask('takes', 'rows', { target: 'medications', columns }),
          ask('which', 'choice', { choices: two }),
        ),
      ),
    ).toEqual([]);
  });

  it.each<[string, Definition, RegExp]>([
    ['no question', form(), /at least one question/],
    ['no title', { ...form(ask('a', 'text')), title: {} }, /title/],
    ['too many', form(...Array.from({ length: most.questions + 1 }, (_, at) => ask(`q${at}`, 'text'))), /at most/],
    ['no text', form(ask('a', 'text', { label: {} })), /needs its text/],
    ['twins', form(ask('a', 'text'), ask('a', 'text')), /same name/],
    ['a wrong field', form(ask('a', 'yesNo', { target: 'phone' })), /cannot fill/],
    ['a field twice', form(ask('a', 'text', { target: 'city' }), ask('b', 'text', { target: 'city' })), /already/],
    ['no choices', form(ask('a', 'choice')), /two choices/],
    ['choices for text', form(ask('a', 'text', { choices: two })), /takes no choices/],
    ['twin choices', form(ask('a', 'choice', { choices: [...two, ...two] })), /are the same/],
    ['rows without columns', form(ask('a', 'rows')), /needs columns/],
    [
      'rows that the chart cannot take',
      form(ask('a', 'rows', { target: 'allergies', columns: [{ key: 'x', label: en('x'), choices: [] }] })),
      /lacks columns/,
    ],
    [
      'a condition on a later question',
      form(ask('a', 'text', { visibleIf: { question: 'b', is: 'answered', value: '' } }), ask('b', 'text')),
      /no earlier question/,
    ],
    [
      'a condition on no choice',
      form(
        ask('a', 'choice', { choices: two }),
        ask('b', 'text', { visibleIf: { question: 'a', is: 'equal', value: 'c' } }),
      ),
      /no earlier question/,
    ],
    [
      'pregnancy as a choice',
      form(
        ask('a', 'several', {
          target: 'conditions',
          choices: [...two, { value: 'c', label: en('C'), condition: 'pregnancy' }],
        }),
      ),
      /questions of their own/,
    ],
  ])('with %s is refused', (_what, asked, sentence) => {
    expect(definitionFaults(asked).join(' ')).toMatch(sentence);
  });

  it('has a kind of question for every field of the chart', () => {
    const reached = new Set(
      (['text', 'choice', 'several', 'yesNo', 'date', 'phone', 'email', 'rows'] as const).flatMap(targetsFor),
    );
    expect([...reached].sort()).toEqual([...targets].sort());
  });
});
