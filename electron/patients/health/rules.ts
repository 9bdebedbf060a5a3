import { isLocalDate, type LocalDate } from '../../kernel/dates.ts';
import { parseBirthDates } from '../rules.ts';

/** What a condition is to a treatment: the closed list that alerts look at. Everything else is `other`. */
export const conditionKinds = [
  'pregnancy',
  'breastfeeding',
  'bleeding',
  'neuromuscular',
  'immune',
  'heart',
  'diabetes',
  'epilepsy',
  'keloid',
  'coldSores',
  'skin',
  'cancer',
  'implant',
  'other',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** Those the banner of every page shows, in this order. */
const bannered: readonly ConditionKind[] = [
  'pregnancy',
  'breastfeeding',
  'neuromuscular',
  'bleeding',
  'immune',
  'implant',
];

/** Those that end by themselves one day and carry the day they are expected to. */
export function hasExpectedEnd(kind: ConditionKind): boolean {
  return kind === 'pregnancy' || kind === 'breastfeeding';
}

/** How a condition is written on the chart: these two are always called the same, so that there is one of each. */
export function conditionName(kind: ConditionKind, name: string): string {
  if (kind === 'pregnancy') return 'Pregnant';
  return kind === 'breastfeeding' ? 'Breastfeeding' : name;
}

/** The conditions that belong in the banner, most pressing first. */
export function forBanner<C extends { kind: ConditionKind }>(conditions: readonly C[]): C[] {
  return bannered.flatMap((kind) => conditions.filter((row) => row.kind === kind));
}

/** True for a condition whose expected end has come: ask whether it still holds. */
export function isPastEnd(condition: { expectedUntil: LocalDate | null }, today: LocalDate): boolean {
  return condition.expectedUntil !== null && condition.expectedUntil < today;
}

/** Two names of an allergy, a medication or a condition that mean the same entry: capitals and spaces apart. */
export function sameName(a: string, b: string): boolean {
  return folded(a) === folded(b);
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** True for a day, a month or a year: 'YYYY-MM-DD', 'YYYY-MM', 'YYYY'. Patients rarely know more than the year. */
export function isSince(text: string): boolean {
  return isLocalDate(`${text}-01-01`.slice(0, 10)) && /^\d{4}(-\d{2}){0,2}$/.test(text);
}

/**
 * Reads since when: "2019", "3/2020", "Mar 2020", or a day in any format people use. Null for nothing typed, undefined
 * for what cannot be read, or lies after `today` or more than 120 years back.
 */
export function parseSince(text: string, country: string, today: LocalDate): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const read = isSince(typed) ? typed : (monthOf(typed) ?? parseBirthDates(typed, country, today)[0]);
  if (read === undefined || read > today.slice(0, read.length)) return undefined;
  return Number(read.slice(0, 4)) < Number(today.slice(0, 4)) - 120 ? undefined : read;
}

function monthOf(text: string): string | undefined {
  const m = /^(\d{1,2})[-/. ](\d{4})$/.exec(text) ?? /^([A-Za-z]{3,9})\.? (\d{4})$/.exec(text);
  if (!m) return undefined;
  const word = m[1] ?? '';
  const month = /^\d/.test(word) ? Number(word) : months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return month >= 1 && month <= 12 ? `${m[2]}-${String(month).padStart(2, '0')}` : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
