import { describe, expect, it } from 'vitest';
import { filledInQuestions } from '../../electron/intake/papers/rules.ts';
import type { Definition } from '../../electron/intake/rules.ts';
import newPatient from '../../resources/intake/new-patient.json' with { type: 'json' };

const form = newPatient.definition as unknown as Definition;
const answers = {
  givenName: ' Zoë ',
  takesMedicines: true,
  hasAllergies: false,
  medications: [{ name: 'Aspirin', dose: '81 mg', since: '' }],
  conditions: ['diabetes', 'none'],
  smokes: 'never',
};
const of = (language: string) => new Map(filledInQuestions(form, answers, language).map((one) => [one.id, one]));

describe('a filled-in form', () => {
  it('says what was typed as it was typed, and what was chosen in the words that were shown', () => {
    const spanish = of('es');
    expect(spanish.get('givenName')).toMatchObject({ written: ' Zoë ', page: 'Sobre usted' });
    expect(spanish.get('takesMedicines')).toMatchObject({ answer: true, written: 'Sí' });
    expect(spanish.get('conditions')?.written).toEqual(['Diabetes', 'Ninguna de estas']);
    expect(of('en').get('medications')?.written).toMatchObject({ rows: [['Aspirin', '81 mg', '']] });
    expect(of('en').get('takesMedicines')?.written).toBe('Yes');
  });

  it('names what was shown and not answered, and leaves out what was hidden', () => {
    const english = of('en');
    expect(english.get('email')).toMatchObject({ answer: null, written: null });
    expect(english.has('allergies')).toBe(false);
  });
});
