import { expect, it } from 'vitest';
import { languageOf, sheetText, unknownSheetVariables } from './rules.ts';

it('a sheet is filled in once, paragraph by paragraph', () => {
  const values = {
    patient: 'Petra {phone}',
    service: 'Peel',
    provider: 'Ingrid',
    clinic: 'Linden',
    phone: '555',
    date: 'today',
  };
  expect(sheetText({ title: 'After {service}', body: '## Today\n\n- Call {phone}\n- {patient}' }, values)).toEqual({
    title: 'After Peel',
    paragraphs: [
      { kind: 'heading', text: 'Today' },
      { kind: 'item', text: 'Call 555' },
      { kind: 'item', text: 'Petra {phone}' },
    ],
  });
  expect(unknownSheetVariables('{patient} {units}')).toEqual(['units']);
});

it('the language asked for comes first, then the clinic’s', () => {
  const editions = [{ language: 'es' }, { language: 'en' }];
  expect(languageOf(editions, 'es', 'en')).toEqual({ language: 'es' });
  expect(languageOf(editions, null, 'en')).toEqual({ language: 'en' });
  expect(languageOf(editions, 'fr', 'de')).toEqual({ language: 'es' });
  expect(languageOf([], 'fr', 'de')).toBeUndefined();
});
