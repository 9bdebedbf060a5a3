import { commonLanguages } from '../../../electron/patients/contact/rules.ts';

/** "Spanish" for "es", in the language of the screen or in another. */
export function languageName(code: string, read?: string): string {
  return new Intl.DisplayNames(read, { type: 'language' }).of(code) ?? code;
}

/** A language by its own name, so that whoever reads it finds it: "Español" for "es". */
export function ownName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** Those offered, by name, with the one that is set. */
export function languageChoices(set: string | null): Array<{ value: string; label: string }> {
  const codes = new Set<string>([...commonLanguages, ...(set ? [set] : [])]);
  return [...codes]
    .map((value) => ({ value, label: languageName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
