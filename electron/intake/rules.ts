import { type ConditionKind, hasExpectedEnd } from '../patients/health/rules.ts';

/** What a question can be: a closed list. */
export const questionKinds = [
  'text',
  'longText',
  'choice',
  'several',
  'yesNo',
  'date',
  'number',
  'phone',
  'email',
  'rows',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** What in the chart an answer may come to stand for. `none` stays on the form. */
export const targets = [
  'none',
  'givenName',
  'familyName',
  'preferredName',
  'birthDate',
  'phone',
  'email',
  'street',
  'unit',
  'city',
  'region',
  'postalCode',
  'language',
  'emergencyName',
  'emergencyRelationship',
  'emergencyPhone',
  'allergies',
  'medications',
  'conditions',
  'pregnancy',
  'breastfeeding',
  'coverage',
  'marketing.email',
  'marketing.sms',
  'marketing.phone',
  'marketing.mail',
] as const;
export type Target = (typeof targets)[number];

const words: readonly QuestionKind[] = ['text', 'longText', 'choice'];
const line: readonly QuestionKind[] = ['text'];
const yes: readonly QuestionKind[] = ['yesNo'];
const list: readonly QuestionKind[] = ['rows'];
/** Which kinds of question may fill which field of the chart. */
const kindsOf: Readonly<Record<Target, readonly QuestionKind[]>> = {
  none: questionKinds,
  givenName: line,
  familyName: line,
  preferredName: line,
  birthDate: ['date'],
  phone: ['phone'],
  email: ['email'],
  street: line,
  unit: line,
  city: line,
  region: words,
  postalCode: line,
  language: ['choice'],
  emergencyName: line,
  emergencyRelationship: words,
  emergencyPhone: ['phone'],
  allergies: list,
  medications: list,
  conditions: ['several'],
  pregnancy: yes,
  breastfeeding: yes,
  coverage: list,
  'marketing.email': yes,
  'marketing.sms': yes,
  'marketing.phone': yes,
  'marketing.mail': yes,
};

/** The targets a kind of question may have. */
export function targetsFor(kind: QuestionKind): Target[] {
  return targets.filter((target) => kindsOf[target].includes(kind));
}

/** The columns that a list of the chart needs, in their order; the first must be filled in. Others are free. */
export const listColumns: Readonly<Partial<Record<Target, readonly string[]>>> = {
  allergies: ['substance', 'severity'],
  medications: ['name', 'dose', 'since'],
  coverage: ['payer', 'plan', 'memberNumber', 'groupNumber'],
};

/** A text in the languages of the form, by language code. */
export type Words = Record<string, string>;

export interface Choice {
  value: string;
  label: Words;
  /** What it is to the chart, where the question fills the conditions; null stays on the form, e.g. "none of these". */
  condition: ConditionKind | null;
}

export interface RowColumn {
  key: string;
  label: Words;
  /** Offered instead of a free text; empty for free text. */
  choices: { value: string; label: Words }[];
}

export interface VisibleIf {
  /** An earlier question. */
  question: string;
  is: 'answered' | 'equal' | 'notEqual';
  /** One of the choices, 'true' or 'false'; empty for `answered`. */
  value: string;
}

export interface Question {
  id: string;
  kind: QuestionKind;
  label: Words;
  help: Words;
  required: boolean;
  visibleIf: VisibleIf | null;
  choices: Choice[];
  columns: RowColumn[];
  target: Target;
}

export interface Page {
  title: Words;
  questions: Question[];
}

/** A form as one edition of it stands. Ours, not the library's: a closed subset without expressions or addresses. */
export interface Definition {
  /** The first is shown where a text is missing in another. */
  languages: string[];
  title: Words;
  intro: Words;
  pages: Page[];
}

export const most = {
  pages: 12,
  questions: 80,
  choices: 40,
  columns: 6,
  rows: 30,
  text: 300,
  longText: 4000,
  bytes: 60_000,
};

/** All questions in their order. */
export function questionsOf(definition: Definition): Question[] {
  return definition.pages.flatMap((page) => [...page.questions]);
}

/** The wanted language if the form is there in it, else its first. */
export function languageOf(definition: Pick<Definition, 'languages'>, wanted: string): string {
  return definition.languages.includes(wanted) ? wanted : (definition.languages[0] ?? 'en');
}

/** A text in a language, else in the form's first. */
export function textIn(definition: Definition, text: Words, language: string): string {
  return text[language] || text[definition.languages[0] ?? ''] || '';
}

/** What is wrong with a form, in sentences; empty if it can be published. Its shape is known to be right. */
export function definitionFaults(definition: Definition): string[] {
  const faults: string[] = [];
  const first = definition.languages[0] ?? '';
  const named = (text: Words): string => text[first]?.trim() ?? '';
  const questions = questionsOf(definition);
  if (named(definition.title) === '') faults.push('Give the form a title.');
  if (questions.length === 0) faults.push('Add at least one question.');
  if (questions.length > most.questions) faults.push(`A form has ${most.questions} questions at most.`);
  const earlier = new Map<string, Question>();
  const taken = new Set<Target>();
  for (const question of questions) {
    const name = named(question.label);
    const called = name === '' ? 'A question' : `“${name}”`;
    if (name === '') faults.push('Every question needs its text.');
    if (earlier.has(question.id)) faults.push(`${called} has the same name as another question.`);
    if (!kindsOf[question.target].includes(question.kind))
      faults.push(`${called} cannot fill this field of the chart.`);
    if (question.target !== 'none' && taken.has(question.target))
      faults.push(`${called} fills a field of the chart that another question fills already.`);
    faults.push(...partFaults(question, called, named));
    const condition = question.visibleIf;
    if (condition && !canDepend(condition, earlier.get(condition.question)))
      faults.push(`${called} depends on an answer that no earlier question can have.`);
    taken.add(question.target);
    earlier.set(question.id, question);
  }
  return faults;
}

function partFaults(question: Question, called: string, named: (text: Words) => string): string[] {
  const faults: string[] = [];
  const choosing = question.kind === 'choice' || question.kind === 'several';
  if (choosing && question.choices.length < 2) faults.push(`${called} needs two choices at least.`);
  if (!choosing && question.choices.length > 0) faults.push(`${called} takes no choices.`);
  if (question.choices.some((choice) => named(choice.label) === '')) faults.push(`A choice of ${called} has no text.`);
  if (hasTwins(question.choices.map((choice) => choice.value))) faults.push(`Two choices of ${called} are the same.`);
  if (question.choices.some((choice) => choice.condition !== null && hasExpectedEnd(choice.condition)))
    faults.push(`${called}: ask for pregnancy and breastfeeding in questions of their own.`);
  if ((question.kind === 'rows') !== question.columns.length > 0)
    faults.push(`${called} needs columns, or takes none.`);
  if (hasTwins(question.columns.map((column) => column.key))) faults.push(`Two columns of ${called} are the same.`);
  if (question.columns.some((column) => named(column.label) === '')) faults.push(`A column of ${called} has no text.`);
  const wanted = listColumns[question.target];
  const keys = question.columns.map((column) => column.key);
  if (wanted && wanted.some((key, at) => keys[at] !== key))
    faults.push(`${called} lacks columns that the chart needs.`);
  return faults;
}

function canDepend(condition: VisibleIf, on: Question | undefined): boolean {
  if (!on) return false;
  if (condition.is === 'answered') return true;
  if (on.kind === 'yesNo') return condition.value === 'true' || condition.value === 'false';
  return on.choices.some((choice) => choice.value === condition.value);
}

function hasTwins(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}
