import { expect, it } from 'vitest';
import { english, spanish } from '../../renderer/app/i18n.ts';

/** What stands between braces, in the order of the alphabet. */
const gaps = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

it('every Spanish word has its English one, and fills in the same', () => {
  for (const [name, words] of Object.entries(spanish)) {
    const known = english[name as keyof typeof english] as Readonly<Record<string, string>>;
    for (const [key, text] of Object.entries(words as Record<string, string>)) {
      const english = known[key] ?? known[key.replace(/_many$/, '_other')];
      expect(english, `${name}.${key}`).toBeDefined();
      expect(gaps(text), `${name}.${key}`).toEqual(gaps(english ?? ''));
    }
  }
});
