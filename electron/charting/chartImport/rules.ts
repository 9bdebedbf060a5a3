import type { LocalDate } from '../../kernel/dates.ts';
import { sameName } from '../../patients/health/rules.ts';
import type { AllergySeverity } from '../../patients/rules.ts';

/** What the person at the keyboard proves who they are for: exactly this file. */
export const importAbout = (sha256: string): string => `chart.import ${sha256}`;

export const entryLists = ['allergy', 'medication', 'condition'] as const;
export type EntryList = (typeof entryLists)[number];

/** An entry of the file beside what stands on our list. */
export interface Offered {
  list: EntryList;
  entryId: string;
  /** As lists show it: what it is, and how severe, which dose, since when. */
  words: string;
  detail: string;
  /** Not on our list; on it with the same words; or on it with others (`ours`). */
  state: 'new' | 'same' | 'differs';
  ours: string | null;
  /** Whether it is proposed: what is new, and an allergy that the file calls more severe. */
  take: boolean;
}

/** The lists of a chart: the file's, or ours. */
export interface Lists {
  allergies: ReadonlyArray<{ id: string; substance: string; severity: AllergySeverity }>;
  medications: ReadonlyArray<{ id: string; name: string; dose: string; since: string | null }>;
  conditions: ReadonlyArray<{
    id: string;
    name: string;
    kind: string;
    since: string | null;
    expectedUntil: string | null;
  }>;
}

const severities: readonly AllergySeverity[] = ['mild', 'moderate', 'severe'];

/** Every entry of the file beside ours, in the order of the file. Pure. */
export function offeredEntries(file: Lists, ours: Lists): Offered[] {
  return [
    ...file.allergies.map((row) => {
      const known = ours.allergies.find(({ substance }) => sameName(substance, row.substance));
      const worse = known !== undefined && severities.indexOf(row.severity) > severities.indexOf(known.severity);
      return offered('allergy', row.id, row.substance, row.severity, known?.severity, worse);
    }),
    ...file.medications.map((row) => {
      const known = ours.medications.find(({ name }) => sameName(name, row.name));
      return offered('medication', row.id, row.name, doseText(row), known && doseText(known), false);
    }),
    ...file.conditions.map((row) => {
      const known = ours.conditions.find(({ name }) => sameName(name, row.name));
      return offered('condition', row.id, row.name, sinceText(row), known && sinceText(known), false);
    }),
  ];
}

function offered(
  list: EntryList,
  entryId: string,
  words: string,
  detail: string,
  ours: string | undefined,
  pressing: boolean,
): Offered {
  const state = ours === undefined ? 'new' : ours === detail ? 'same' : 'differs';
  return { list, entryId, words, detail, state, ours: ours ?? null, take: state === 'new' || pressing };
}

const doseText = ({ dose, since }: { dose: string; since: string | null }): string =>
  [dose, since === null ? '' : `since ${since}`].filter((part) => part !== '').join(', ');
const sinceText = (row: { kind: string; since: string | null; expectedUntil: string | null }): string =>
  [
    row.since === null ? '' : `since ${row.since}`,
    row.expectedUntil === null ? '' : `expected until ${row.expectedUntil}`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** Why a file cannot be about this patient, or undefined: two birth dates are two people. */
export function personProblem(
  file: { birthDate: LocalDate | null },
  patient: { birthDate: LocalDate | null },
): string | undefined {
  if (file.birthDate === null || patient.birthDate === null || file.birthDate === patient.birthDate) return undefined;
  return `This chart is of someone born on ${file.birthDate}, and this patient was born on ${patient.birthDate}. Choose another patient, or correct the birth date first.`;
}
