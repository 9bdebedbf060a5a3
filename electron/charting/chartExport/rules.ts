import { type DocumentKind, documentKinds, permissionToOpen } from '../../documents/rules.ts';

/** The kinds of records that are part of a chart: those that whoever reads charts or consents may open. Bills and their papers are not. */
export const chartKinds: readonly DocumentKind[] = documentKinds.filter((kind) =>
  ['chart.read', 'consents.read'].includes(permissionToOpen[kind]),
);

export const exportForms = ['json', 'fhir'] as const;
export type ExportForm = (typeof exportForms)[number];

export const exportMedia: Readonly<Record<ExportForm, string>> = {
  json: 'application/json',
  fhir: 'application/fhir+json',
};

/** What the person at the keyboard proves who they are for. */
export const exportAbout = (patientId: string): string => `chart.export ${patientId}`;

/** A file name every system takes: the chart's number and the date, and no name of a person. */
export function exportFileName(number: number, date: string, form: ExportForm): string {
  return `chart-${number}-${date}.${form === 'fhir' ? 'fhir.json' : 'json'}`;
}
