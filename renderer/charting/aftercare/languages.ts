/** Languages a sheet can be written in; others can be added here, the record takes any. */
export const sheetLanguages = ['en', 'es', 'fr', 'de', 'it', 'pt', 'pl', 'ru', 'ar', 'zh', 'ko', 'vi'] as const;

/** "Spanish" for "es", in the language of the desk. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}
