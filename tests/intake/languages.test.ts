import { expect, it } from 'vitest';
import {
  textsMissing,
  withFirstLanguage,
  withLanguage,
  withoutLanguage,
} from '../../electron/intake/editing/languages/rules.ts';
import { type Definition, definitionFaults } from '../../electron/intake/rules.ts';
import newPatient from '../../resources/intake/new-patient.json' with { type: 'json' };

const form = newPatient.definition as unknown as Definition;

it('a form gets a language, and loses it with all that was written in it', () => {
  const more = withLanguage(form, 'vi');
  expect(more.languages).toEqual(['en', 'es', 'vi']);
  expect(textsMissing(form, 'es')).toBe(0);
  expect(textsMissing(more, 'vi')).toBeGreaterThan(50);
  expect(textsMissing({ ...more, title: { ...more.title, vi: 'Bệnh sử' } }, 'vi')).toBe(textsMissing(more, 'vi') - 1);
  expect(withoutLanguage(more, 'vi')).toEqual(form);
  const english = withoutLanguage(form, 'es');
  expect(JSON.stringify(english)).not.toContain('"es":');
  expect(withoutLanguage(english, 'en')).toBe(english);
  expect(withLanguage(form, 'es')).toBe(form);
});

it('the first language is what is shown where a text is missing, so it must be whole to be published', () => {
  expect(definitionFaults(withFirstLanguage(form, 'es'))).toEqual([]);
  expect(withFirstLanguage(form, 'es').languages).toEqual(['es', 'en']);
  expect(definitionFaults(withFirstLanguage(withLanguage(form, 'vi'), 'vi'))).not.toEqual([]);
});
