import type { LocalDate } from '../../kernel/dates.ts';
import type { MarketingChannel } from '../../patients/contact/rules.ts';
import { type ConditionKind, conditionName, sameName } from '../../patients/health/rules.ts';
import type { AllergySeverity } from '../../patients/rules.ts';
import { type Answer, type AnswerRow, type Answers, isAnswered, visibleQuestions } from '../answers/rules.ts';
import { type Definition, listColumns, type Question, type Target, textIn } from '../rules.ts';
import { readValues, type Values } from './values/rules.ts';

/** What the chart says of everything a form can ask for; '' and null are "not known". */
export interface ChartState {
  /** By target; phones as E.164, dates as 'YYYY-MM-DD'. */
  fields: Readonly<Record<string, string>>;
  allergies: ReadonlyArray<{ id: string; substance: string; severity: AllergySeverity }>;
  medications: ReadonlyArray<{ id: string; name: string; dose: string; since: string | null }>;
  conditions: ReadonlyArray<{ id: string; kind: ConditionKind; name: string }>;
  coverages: ReadonlyArray<{ id: string; payer: string; plan: string; memberNumber: string; groupNumber: string }>;
  marketing: Readonly<Record<MarketingChannel, boolean | null>>;
}

export const itemKinds = ['field', 'marketing', 'entry', 'gone', 'kept'] as const;
/** field, marketing, entry: what was typed may go to the chart; gone: on the chart, not on the form; kept: stays on the form. */
export type ItemKind = (typeof itemKinds)[number];

/** One thing to look at: what the chart says, what was typed, and what taking it would write. */
export interface Item {
  id: string;
  kind: ItemKind;
  question: string;
  target: Target;
  label: string;
  /** As it stands on the chart, '' for nothing. */
  chart: string;
  /** As it was typed. */
  typed: string;
  /** What taking it writes, by field; editing changes these. */
  values: Values;
  /** The entry of the chart it is about. */
  entryId: string | null;
  /** The chart says so already. */
  same: boolean;
  /** Why it cannot be taken as it was typed. */
  problem: string | null;
}

export interface Reading {
  /** ISO 3166-1, for phone numbers without a country code. */
  country: string;
  today: LocalDate;
}

/** Everything typed on a form beside the chart: differences and what is the same, in the order of the form. */
export function itemsOf(definition: Definition, answers: Answers, chart: ChartState, reading: Reading): Item[] {
  return visibleQuestions(definition, answers).flatMap((question) => {
    const answer = answers[question.id];
    if (!isAnswered(answer) || answer === undefined) return [];
    return itemsFor(definition, question, answer, chart, reading);
  });
}

function itemsFor(
  definition: Definition,
  question: Question,
  answer: Answer,
  chart: ChartState,
  reading: Reading,
): Item[] {
  const base = { question: question.id, target: question.target, label: labelOf(definition, question) };
  const { target } = question;
  if (target === 'none') return [kept(base, question.id, answerText(definition, question, answer))];
  if (target.startsWith('marketing.')) return [marketingItem(base, answer === true, chart)];
  if (target === 'pregnancy' || target === 'breastfeeding') {
    const held = chart.conditions.find((row) => row.kind === target);
    if (answer !== true) return held ? [gone(base, held.id, held.name)] : [];
    return [conditionItem(base, target, conditionName(target, ''), held)];
  }
  if (target === 'conditions') return conditionItems(definition, question, base, answer as readonly string[], chart);
  if (listColumns[target]) return entryItems(base, answer as readonly AnswerRow[], chart, reading);
  const typed = answerText(definition, question, answer);
  const written = target === 'language' && typeof answer === 'string' ? answer : typed;
  const read = readValues('field', target, { value: written }, reading);
  const values = read.values ?? { value: written.trim() };
  const stands = chart.fields[target] ?? '';
  const same = read.values !== null && read.values.value === stands;
  return [
    {
      ...base,
      id: question.id,
      kind: 'field',
      chart: stands,
      typed,
      values,
      entryId: null,
      same,
      problem: read.problem,
    },
  ];
}

type Base = Pick<Item, 'question' | 'target' | 'label'>;

function kept(base: Base, id: string, typed: string): Item {
  return { ...base, id, kind: 'kept', chart: '', typed, values: {}, entryId: null, same: true, problem: null };
}

function gone(base: Base, entryId: string, name: string): Item {
  const about = { chart: name, typed: '', values: {}, entryId, same: false, problem: null };
  return { ...base, id: `${base.question}-gone-${entryId}`, kind: 'gone', ...about };
}

function marketingItem(base: Base, wanted: boolean, chart: ChartState): Item {
  const held = chart.marketing[base.target.slice('marketing.'.length) as MarketingChannel];
  const text = (yes: boolean | null): string => (yes === null ? '' : yes ? 'yes' : 'no');
  const values = { wanted: text(wanted) };
  const about = { typed: text(wanted), values, entryId: null, same: held === wanted, problem: null };
  return { ...base, id: base.question, kind: 'marketing', chart: text(held), ...about };
}

function conditionItem(
  base: Base,
  kind: ConditionKind,
  name: string,
  held: { id: string; name: string } | undefined,
): Item {
  const id = `${base.question}-${kind}-${name}`;
  const stands = { chart: held?.name ?? '', entryId: held?.id ?? null, same: held !== undefined };
  return { ...base, id, kind: 'entry', typed: name, values: { kind, name }, problem: null, ...stands };
}

/** Ticked choices are conditions; those not ticked that stand on the chart may be over. */
function conditionItems(
  definition: Definition,
  question: Question,
  base: Base,
  ticked: readonly string[],
  chart: ChartState,
): Item[] {
  const items: Item[] = [];
  const seen: string[] = [];
  for (const choice of question.choices) {
    const name = textIn(definition, choice.label, '').trim();
    const isTicked = ticked.includes(choice.value);
    if (choice.condition === null) {
      if (isTicked) items.push(kept(base, `${question.id}-${choice.value}`, name));
      continue;
    }
    if (seen.some((other) => sameName(other, name))) continue;
    seen.push(name);
    const { condition } = choice;
    const named = chart.conditions.find((row) => sameName(row.name, name));
    if (isTicked) {
      const alike = named ?? chart.conditions.find((row) => condition !== 'other' && row.kind === condition);
      items.push(conditionItem(base, condition, name, alike));
    } else if (named) items.push(gone(base, named.id, named.name));
  }
  return items;
}

interface Entry {
  id: string;
  text: string;
  /** Whether what was typed is about it. */
  isMeant: (typed: AnswerRow) => boolean;
  /** What stands on the chart, by column. */
  values: Values;
}

/** What stands on a list of the chart. */
function entriesOf(target: Target, chart: ChartState): Entry[] {
  if (target === 'allergies')
    return chart.allergies.map(({ id, substance, severity }) => ({
      id,
      text: `${substance} (${severity})`,
      isMeant: (row) => sameName(row['substance'] ?? '', substance),
      values: { substance, severity },
    }));
  if (target === 'medications')
    return chart.medications.map(({ id, name, dose, since }) => ({
      id,
      text: [name, dose, since].filter(Boolean).join(', '),
      isMeant: (row) => sameName(row['name'] ?? '', name),
      values: { name, dose, since: since ?? '' },
    }));
  return chart.coverages.map(({ id, payer, plan, memberNumber, groupNumber }) => ({
    id,
    text: [payer, plan, memberNumber, groupNumber].filter(Boolean).join(', '),
    isMeant: (row) => sameName(row['payer'] ?? '', payer) && sameName(row['memberNumber'] ?? '', memberNumber),
    values: { payer, plan, memberNumber, groupNumber },
  }));
}

/** Lines of a list matched with what stands on the chart: new, the same, changed; and what stands there unmentioned. */
function entryItems(base: Base, rows: readonly AnswerRow[], chart: ChartState, reading: Reading): Item[] {
  const columns = listColumns[base.target] ?? [];
  const entries = entriesOf(base.target, chart);
  const mentioned = new Set<string>();
  const seen: Values[] = [];
  const items = rows.flatMap((row, at): Item[] => {
    const id = `${base.question}-${at}`;
    const typed = columns.map((key) => row[key] ?? '').filter((cell) => cell.trim() !== '');
    if (typed.length === 0) return [];
    const entry = entries.find((one) => one.isMeant(row));
    if (entry) mentioned.add(entry.id);
    // what was left empty does not take away what is known
    const given = Object.fromEntries(columns.map((key) => [key, (row[key] ?? '').trim() || entry?.values[key] || '']));
    if (seen.some((other) => isTwin(base.target, other, given))) return [kept(base, id, typed.join(', '))];
    seen.push(given);
    const read = readValues('entry', base.target, given, reading);
    const values = read.values ?? given;
    // a name is the same in other letters: the chart keeps its own way of writing it
    const named = entry ? { ...values, ...namesOf(base.target, entry.values) } : values;
    const same = entry !== undefined && columns.every((key) => named[key] === entry.values[key]);
    const stands = { chart: entry?.text ?? '', entryId: entry?.id ?? null };
    return [
      { ...base, id, kind: 'entry', typed: typed.join(', '), values: named, same, problem: read.problem, ...stands },
    ];
  });
  const unmentioned = entries.filter((entry) => !mentioned.has(entry.id));
  return [...items, ...unmentioned.map((entry) => gone(base, entry.id, entry.text))];
}

/** The columns that say which entry it is. */
function namesOf(target: Target, values: Values): Values {
  const keys = target === 'allergies' ? ['substance'] : target === 'medications' ? ['name'] : ['payer', 'memberNumber'];
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? '']));
}

function isTwin(target: Target, a: Values, b: Values): boolean {
  const names = namesOf(target, a);
  return Object.keys(names).every((key) => sameName(a[key] ?? '', b[key] ?? ''));
}

function labelOf(definition: Definition, question: Question): string {
  return textIn(definition, question.label, '');
}

/** An answer as it is read: the words of choices in the form's first language, lines with commas. */
export function answerText(definition: Definition, question: Question, answer: Answer): string {
  const word = (value: string): string => {
    const choice = question.choices.find((one) => one.value === value);
    return choice ? textIn(definition, choice.label, '') : value;
  };
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (typeof answer === 'string') return question.kind === 'choice' ? word(answer) : answer;
  return answer
    .map((one) =>
      typeof one === 'string'
        ? word(one)
        : question.columns
            .map((column) => one[column.key] ?? '')
            .filter((cell) => cell !== '')
            .join(', '),
    )
    .join('; ');
}
