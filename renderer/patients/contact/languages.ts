import { commonLanguages } from '../../../electron/patients/contact/rules.ts';

/** "Spanish" for "es", in the language of the screen. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(undefined, { type: 'language' }).of(code) ?? code;
}

/** Those offered, by name, with the one that is set. */
export function languageChoices(set: string | null): Array<{ value: string; label: string }> {
  const codes = new Set<string>([...commonLanguages, ...(set ? [set] : [])]);
  return [...codes]
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
