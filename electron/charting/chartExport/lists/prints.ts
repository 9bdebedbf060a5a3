import type { PrintCell, PrintedPicture, PrintNode } from '../../../documents/prints.ts';
import { dateOf, type Instant, type LocalDate } from '../../../kernel/dates.ts';

interface Noted {
  clinic: string;
  notedAt: Instant;
}
/** What holds now. */
export interface PrintedLists {
  zone: string;
  allergies: ReadonlyArray<Noted & { substance: string; severity: string }>;
  medications: ReadonlyArray<Noted & { name: string; dose: string; since: string | null }>;
  conditions: ReadonlyArray<Noted & { name: string; since: string | null; expectedUntil: LocalDate | null }>;
}

/** A photo; with its small picture where that is wanted. */
export interface PrintedPhoto {
  id: string;
  takenAt: Instant;
  takenBy: string;
  clinic: string;
  view: string | null;
  phase: string;
  use: string;
  sha256: string;
  error: { reason: string } | null;
  picture: Omit<PrintedPicture, 'caption'> | null;
}

/** Cells of a row, each with its share of the width. */
export function cells(...texts: ReadonlyArray<[text: string, share: number]>): PrintCell[] {
  return texts.map(([text, share]) => ({ text, share }));
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Allergies, medications, conditions; an empty list says that nothing is known. */
export function healthNodes(
  { zone, allergies, medications, conditions }: PrintedLists,
  ours: string,
  day: (date: LocalDate) => string,
): PrintNode[] {
  const noted = (row: Noted): string =>
    `${day(dateOf(row.notedAt, zone))}${row.clinic === ours ? '' : `, ${row.clinic}`}`;
  const list = (title: string, head: PrintCell[], rows: string[][], none: string): PrintNode[] => [
    { kind: 'heading', text: title, level: 2 },
    rows.length === 0 ? { kind: 'text', text: none } : { kind: 'table', head, rows },
  ];
  return [
    ...list(
      'Allergies',
      cells(['Substance', 3], ['Severity', 2], ['Noted', 2.4]),
      allergies.map((row) => [row.substance, capital(row.severity), noted(row)]),
      'None known.',
    ),
    ...list(
      'Medications',
      cells(['Medication', 2], ['Dose', 2], ['Since', 1], ['Noted', 2.4]),
      medications.map((row) => [row.name, row.dose, row.since ?? '', noted(row)]),
      'None known.',
    ),
    ...list(
      'Conditions',
      cells(['Condition', 2.6], ['Since', 1.2], ['Expected until', 1.2], ['Noted', 2.4]),
      conditions.map((row) => [
        row.name,
        row.since ?? '',
        row.expectedUntil === null ? '' : day(row.expectedUntil),
        noted(row),
      ]),
      'None known.',
    ),
  ];
}

/** What the patient signed, declined and was given, each with the record it is and its hash. */
export function recordNodes(
  records: ReadonlyArray<{
    id: string;
    title: string;
    createdAt: Instant;
    createdBy: string;
    clinic: string;
    sha256: string;
    outcome: string;
  }>,
  ours: string,
  at: (instant: Instant) => string,
): PrintNode[] {
  if (records.length === 0) return [];
  return [
    { kind: 'space' },
    { kind: 'rule' },
    { kind: 'heading', text: 'Consents and papers', level: 1 },
    ...records.flatMap((row): PrintNode[] => [
      { kind: 'text', bold: true, text: row.title },
      {
        kind: 'text',
        text: `${at(row.createdAt)}, with ${row.createdBy}${row.clinic === ours ? '' : ` at ${row.clinic}`}. ${row.outcome}`,
      },
      { kind: 'text', muted: true, text: `Record ${row.id} · SHA-256 ${row.sha256}` },
    ]),
  ];
}

const uses: Readonly<Record<string, string>> = {
  chartOnly: 'Chart only',
  education: 'Education',
  marketing: 'Marketing',
};

/** Photos: as small pictures where there are any, and all others in words. */
export function photoNodes(
  photos: readonly PrintedPhoto[],
  ours: string,
  at: (instant: Instant) => string,
): PrintNode[] {
  if (photos.length === 0) return [];
  const what = (photo: PrintedPhoto): string => photo.view ?? 'No view';
  const shown = photos.flatMap((photo) =>
    photo.picture === null
      ? []
      : [
          {
            ...photo.picture,
            caption: `${what(photo)}, ${photo.phase}\n${at(photo.takenAt)}${photo.error === null ? '' : '\nMARKED AS AN ERROR'}`,
          },
        ],
  );
  const others = photos.filter(({ picture }) => picture === null);
  return [
    { kind: 'space' },
    { kind: 'rule' },
    { kind: 'heading', text: 'Photos', level: 1 },
    ...(shown.length === 0 ? [] : [{ kind: 'pictures', pictures: shown } as const]),
    ...(others.length === 0
      ? []
      : [
          {
            kind: 'table',
            head: cells(['Taken', 2], ['What', 2.4], ['Stage', 1.1], ['May be used for', 1.4], ['By', 2]),
            rows: others.map((photo) => [
              at(photo.takenAt),
              photo.error === null ? what(photo) : `${what(photo)} (marked as an error: ${photo.error.reason})`,
              capital(photo.phase),
              uses[photo.use] ?? photo.use,
              photo.clinic === ours ? photo.takenBy : `${photo.takenBy}, ${photo.clinic}`,
            ]),
          } as const,
        ]),
  ];
}
