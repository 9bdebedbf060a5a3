import type { DocumentKind } from '../../documents/rules.ts';
import type { LocalDate } from '../../kernel/dates.ts';

/** The kinds of records that are part of a patient's chart. Bills and their papers are not. */
export const chartKinds = ['consent', 'note', 'exam'] as const satisfies readonly DocumentKind[];
export type ChartKind = (typeof chartKinds)[number];

export const exportForms = ['zip', 'json', 'fhir', 'pdf'] as const;
export type ExportForm = (typeof exportForms)[number];

export const exportMedia: Readonly<Record<ExportForm, string>> = {
  zip: 'application/zip',
  json: 'application/json',
  fhir: 'application/fhir+json',
  pdf: 'application/pdf',
};

/** How much pictures may come to, in bytes: in a ZIP, as text inside a FHIR bundle, and as small pictures in a PDF (these by count). */
export const picturesMax = { zip: 220_000_000, fhir: 20_000_000 } as const;
export const pdfPicturesMax = 300;

/** A file that is read in may have so many bytes. */
export const chartFileMax = 250_000_000;

/** What the person at the keyboard proves who they are for. */
export const exportAbout = (patientId: string): string => `chart.export ${patientId}`;

/** The names inside a ZIP. */
export const chartName = 'chart.json';
export const fhirName = 'fhir.json';
export const schemaName = 'chart.schema.json';
export const photoName = (photoId: string): string => `photos/${photoId}.jpg`;

const endings: Readonly<Record<ExportForm, string>> = { zip: 'zip', json: 'json', fhir: 'fhir.json', pdf: 'pdf' };

/** A file name every system takes: the chart's number and the date, and no name of a person. */
export function exportFileName(number: number, date: string, form: ExportForm): string {
  return `chart-${number}-${date}.${endings[form]}`;
}

/** The days an export covers, both included; null is open. */
export interface Range {
  from: LocalDate | null;
  until: LocalDate | null;
}

/** Whether a day lies in a range. */
export function within({ from, until }: Range, day: LocalDate): boolean {
  return (from === null || day >= from) && (until === null || day <= until);
}
