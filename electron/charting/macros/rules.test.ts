import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand, type MacroValues, nameBefore, replaceName, suggestions, unknownVariables } from './rules.ts';

const values: MacroValues = {
  patient: 'Petra {date}',
  age: '46',
  date: 'March 10, 2026',
  time: '10:00 AM',
  provider: 'Ingrid Injector',
  service: 'Botox forehead',
  units: '',
  amounts: [{ product: 'Botox Cosmetic 100 U', amount: '20 U' }],
};

describe('a text', () => {
  it('is filled in in one pass; what is not known stands in brackets', () => {
    expect(expand('{patient}: {units of botox} on {date}, {units}, {units of Voluma}.', values)).toBe(
      'Petra {date}: 20 U on March 10, 2026, [units], [units of Voluma].',
    );
    expect(unknownVariables('{patient} {nonsense} {units of x} {}')).toEqual(['nonsense', '']);
  });
  it('without variables stays as it is', () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => text.replace(/[{}]/g, '')),
        (text) => expand(text, values) === text,
      ),
    );
  });
});

describe('a name', () => {
  it.each([
    ['.lips', 5, { from: 0, name: 'lips' }],
    ['Done. .LiPs', 11, { from: 6, name: 'lips' }],
    ['0.5', 3, undefined],
    ['Done.', 5, undefined],
    ['Done .', 6, { from: 5, name: '' }],
    ['.lips well', 10, undefined],
  ] as const)('%s', (text, caret, expected) => {
    expect(nameBefore(text, caret)).toEqual(expected);
  });
  it('gives way to the text, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, after, by) => {
        const text = `${before} .name${after}`;
        const caret = before.length + 6;
        const found = nameBefore(text, caret);
        expect(found).toEqual({ from: before.length + 1, name: 'name' });
        expect(replaceName(text, caret, before.length + 1, by)).toEqual({
          text: `${before} ${by}${after}`,
          caret: before.length + 1 + by.length,
        });
      }),
    );
  });
  it('of one’s own stands before the clinic’s', () => {
    const macros = [
      { name: 'lips', text: 'clinic', own: false },
      { name: 'lip-line', text: 'clinic', own: false },
      { name: 'lips', text: 'mine', own: true },
    ];
    expect(suggestions(macros, 'LI').map(({ text, name }) => [name, text])).toEqual([
      ['lips', 'mine'],
      ['lip-line', 'clinic'],
    ]);
  });
});
