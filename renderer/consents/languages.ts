/** Languages in which a clinic may have its texts. */
export const languages = [
  'en',
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'pl',
  'ru',
  'uk',
  'tr',
  'ar',
  'fa',
  'zh',
  'ja',
  'ko',
  'vi',
  'tl',
  'hi',
] as const;

/** A language by its own name, so that whoever reads it finds it: "Español" for "es". */
export function ownName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
