import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, type AskedSection, fieldKinds, measures, type NoteField } from '../noteTemplates/rules.ts';
import {
  answerProblem,
  answerText,
  gapCounts,
  gapsOf,
  isEmpty,
  isOpen,
  leftOut,
  tidy,
  vitalParts,
  writtenSections,
} from './rules.ts';

const field = (change: Partial<NoteField> = {}): NoteField => ({
  key: 'k',
  label: 'Answer',
  help: '',
  kind: 'text',
  required: false,
  options: ['Mild', 'Marked', 'None'],
  unit: '',
  decimals: 0,
  min: null,
  max: null,
  measures: [...measures],
  metric: true,
  initial: null,
  ...change,
});
const anyAnswer: fc.Arbitrary<Answer | null> = fc.oneof(
  fc.constant(null),
  fc.string(),
  fc.array(fc.constantFrom('Mild', 'Marked', 'None', 'Gone')),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.boolean(),
  fc.constantFrom('2026-02-29', '2026-03-01', '2024-02-29', 'yesterday'),
  fc.dictionary(fc.constantFrom('systolic', 'diastolic', 'pulse', 'nonsense'), fc.integer({ min: 0, max: 400 })),
);
const anyField = fc
  .record({
    kind: fc.constantFrom(...fieldKinds),
    decimals: fc.constantFrom(0, 1, 3),
    min: fc.constantFrom(null, 0),
    max: fc.constantFrom(null, 10_000),
  })
  .map((change) => field(change));

describe('an answer', () => {
  it('is judged without a crash whatever it is, and what was tidied stays as it is', () => {
    fc.assert(
      fc.property(anyField, anyAnswer, (one, answer) => {
        const problem = answerProblem(one, answer);
        if (isEmpty(answer)) expect(problem).toBeUndefined();
        const once = tidy(one, answer);
        expect(tidy(one, once)).toEqual(once);
        expect(once === null).toBe(isEmpty(answer));
        if (problem !== undefined) return;
        expect(answerProblem(one, once)).toBeUndefined();
        expect(answerText(one, once, 'en') === '').toBe(once === null);
      }),
    );
  });

  it.each([
    [{ kind: 'number', unit: 'mL', min: 500, max: 2000, decimals: 1 }, 400, /at least 0.5 mL/],
    [{ kind: 'number', unit: 'mL', min: 500, max: 2000, decimals: 1 }, 2100, /at most 2 mL/],
    [{ kind: 'number' }, 1500, /whole number/],
    [{ kind: 'number', decimals: 1 }, 1550, /at most 1 decimals/],
    [{ kind: 'choice' }, 'Gone', /not among the options/],
    [{ kind: 'choices' }, ['Mild', 'Gone'], /"Gone" is not among/],
    [{ kind: 'date' }, '2026-02-29', /no date/],
    [{ kind: 'vitals' }, { systolic: 80, diastolic: 120 }, /higher one/],
    [{ kind: 'vitals' }, { temperature: 365 }, undefined],
    [{ kind: 'vitals' }, { temperature: 36 }, /between 30 and 44 °C/],
    [{ kind: 'vitals', measures: ['pulse'] }, { systolic: 120 }, /not all of this is measured/],
    [{ kind: 'yesNo' }, false, undefined],
    [{ kind: 'yesNo' }, 'No', /no answer to this field/],
  ] as const)('%o %o', (change, answer, problem) => {
    const said = answerProblem(field(change as Partial<NoteField>), answer as Answer);
    if (problem === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(problem);
  });

  it('reads like a sentence in the record', () => {
    expect(answerText(field({ kind: 'yesNo' }), false, 'en')).toBe('No');
    expect(answerText(field({ kind: 'number', unit: 'J/cm²' }), 12_500, 'en')).toBe('12.5 J/cm²');
    expect(answerText(field({ kind: 'date' }), '2026-03-01', 'en')).toBe('March 1, 2026');
    const vitals = { systolic: 120, diastolic: 80, pulse: 64, temperature: 365 };
    expect(answerText(field({ kind: 'vitals' }), vitals, 'en')).toBe(
      'Blood pressure 120/80 mmHg, Pulse 64 /min, Temperature 36.5 °C',
    );
    expect(tidy(field({ kind: 'choices' }), ['None', 'Mild'])).toEqual(['Mild', 'None']);
  });
});

describe('what is missing', () => {
  const sections = (one: NoteField, requiredBy: string[][]): AskedSection[] => [
    { key: 's', title: 'S', fields: [{ id: 'f', field: one, requiredBy }] },
  ];
  it('is every required field without an answer, and never one that has its answer', () => {
    fc.assert(
      fc.property(
        anyField,
        anyAnswer,
        fc.array(fc.subarray(['x', 'y']), { maxLength: 3 }),
        (one, answer, requiredBy) => {
          const value = tidy(one, answer);
          const gaps = gapsOf(sections(one, requiredBy), new Map([['f', value]]));
          const wanted = answerProblem(one, value) !== undefined || (isOpen(one, value) && requiredBy.length > 0);
          expect(gaps.length).toBe(wanted ? 1 : 0);
        },
      ),
    );
  });
  it('does not count for services that were not performed', () => {
    const [gap] = gapsOf(sections(field(), [['x'], ['y']]), new Map());
    if (!gap) throw new Error('The field is empty.');
    expect(gapCounts(gap, new Set(['x']))).toBe(true);
    expect(gapCounts(gap, new Set(['x', 'y']))).toBe(false);
    const [whole] = gapsOf(sections(field(), [['x'], []]), new Map());
    expect(whole && gapCounts(whole, new Set(['x', 'y']))).toBe(true);
  });
  it('is half a blood pressure too', () => {
    expect(isOpen(field({ kind: 'vitals', measures: ['bloodPressure'] }), { systolic: 120 })).toBe(true);
    expect(vitalParts(field({ kind: 'vitals', measures: ['bloodPressure'] })).map(({ part }) => part)).toEqual([
      'systolic',
      'diastolic',
    ]);
  });
  it('a newer edition leaves out only answers whose field it does not ask', () => {
    const before = sections(field(), []);
    expect(leftOut(before, [], new Map([['f', 'x']]))).toEqual(['Answer']);
    expect(leftOut(before, [], new Map())).toEqual([]);
    expect(leftOut(before, before, new Map([['f', 'x']]))).toEqual([]);
  });
});

it('the record keeps every field, the reason of an empty one and where a copy comes from', () => {
  const sections: AskedSection[] = [
    {
      key: 's',
      title: 'Skin',
      fields: [
        { id: 'a', field: field({ label: 'A' }), requiredBy: [[]] },
        { id: 'b', field: field({ label: 'B' }), requiredBy: [] },
      ],
    },
  ];
  expect(
    writtenSections(
      sections,
      new Map([['b', { value: 'Fine', copiedFrom: '2026-01-05' }]]),
      new Map([['a', 'Declined']]),
      'en',
    ),
  ).toEqual([
    {
      title: 'Skin',
      fields: [
        { label: 'A', text: '', emptyBecause: 'Declined', copiedFrom: null },
        { label: 'B', text: 'Fine', emptyBecause: null, copiedFrom: '2026-01-05' },
      ],
    },
  ]);
});
