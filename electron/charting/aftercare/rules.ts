import { type Paragraph, paragraphsOf } from '../../consents/rules.ts';
import type { Instant } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';

/** What a sheet may name; filled in when it is handed over. */
export const sheetVariables = ['patient', 'service', 'provider', 'clinic', 'phone', 'date'] as const;
type SheetVariable = (typeof sheetVariables)[number];
const marks = /\{([a-zA-Z]*)\}/g;

/** Variables of a text that nobody can fill in. */
export function unknownSheetVariables(text: string): string[] {
  const names = Array.from(text.matchAll(marks), (found) => found[1] ?? '');
  return [...new Set(names.filter((name) => !sheetVariables.some((known) => known === name)))];
}

/** The text as it is handed over, filled in in one pass. */
export function sheetText(
  edition: { title: string; body: string },
  values: Readonly<Record<SheetVariable, string>>,
): { title: string; paragraphs: Paragraph[] } {
  const fill = (text: string): string =>
    text.replace(marks, (mark, name: string) => {
      const known = sheetVariables.find((variable) => variable === name);
      return known === undefined ? mark : values[known];
    });
  return {
    title: fill(edition.title),
    paragraphs: paragraphsOf(edition.body).map(({ kind, text }) => ({ kind, text: fill(text) })),
  };
}

/** Which language is handed over: the one asked for, else the clinic's, else the first there is. */
export function languageOf<E extends { language: string }>(
  editions: readonly E[],
  wanted: string | null,
  clinics: string,
): E | undefined {
  return (
    editions.find(({ language }) => language === wanted) ??
    editions.find(({ language }) => language === clinics) ??
    editions[0]
  );
}

/** Everything a sheet says as it was handed over, as it is kept for good. `paper` tells it from a consent. */
export interface AftercareSnapshot {
  paper: 'aftercare';
  language: string;
  zone: string;
  clinic: { name: string; address: string; phone: string; email: string };
  patient: { id: Id; number: number; name: string };
  visit: { appointmentId: Id; services: string; startsAt: Instant };
  sheet: { id: Id; name: string; editionId: Id; edition: number };
  shown: { title: string; paragraphs: Paragraph[] };
  givenBy: { id: Id; name: string; title: string };
  givenAt: Instant;
}
