import type { LocalDate } from '../../kernel/dates.ts';
import type { Id } from '../../kernel/ids.ts';
import { type Answer, type Answers, isAnswered, visibleQuestions } from '../answers/rules.ts';
import { type Definition, type Question, questionsOf, textIn } from '../rules.ts';

/** A list, as a table with the words above its columns. */
export interface WrittenRows {
  head: string[];
  rows: string[][];
}
/** What was answered in the words that were shown: choices by their words, everything that was typed as it was typed. */
export type Written = string | string[] | WrittenRows;

export interface FilledInQuestion {
  id: string;
  text: string;
  /** Null: shown and not answered. */
  answer: Answer | null;
  /** The title of the page that begins with it. */
  page?: string;
  /** Records made before there were papers do not say it. */
  written?: Written | null;
}

interface Named {
  id: Id;
  name: string;
}

/** Everything a filled-in form says, as it is kept for good. What is optional was not kept before there were papers. */
export interface FilledInForm {
  form: string;
  title?: string;
  edition: { number: number; sha256: string };
  patient: { id: Id; number: number; name: string; birthDate?: LocalDate | null };
  language: string;
  /** The patient's, where the form was not there in it. */
  patientLanguage?: string;
  zone?: string;
  clinic?: { name: string; address: string; phone: string; email: string };
  place: 'desk' | 'tablet';
  /** Who was at the desk, or handed the tablet over. */
  by?: Named & { title: string };
  /** `number` is null for a tablet. */
  station?: Named & { number: number | null };
  submittedAt: number;
  questions: FilledInQuestion[];
}

/** "Yes" and "No" as a form shows them. */
export function yesNoWords(language: string): { yes: string; no: string } {
  return language === 'es' ? { yes: 'Sí', no: 'No' } : { yes: 'Yes', no: 'No' };
}

/** An answer in the words that were shown in a language; null for none. */
export function writtenAnswer(
  definition: Definition,
  question: Question,
  answer: Answer | undefined,
  language: string,
): Written | null {
  if (answer === undefined || !isAnswered(answer)) return null;
  const word = (of: ReadonlyArray<{ value: string; label: Record<string, string> }>, value: string): string => {
    const choice = of.find((one) => one.value === value);
    return choice ? textIn(definition, choice.label, language) : value;
  };
  if (typeof answer === 'boolean') return yesNoWords(language)[answer ? 'yes' : 'no'];
  if (typeof answer === 'string') return question.kind === 'choice' ? word(question.choices, answer) : answer;
  if (question.kind !== 'rows')
    return answer.map((one) => (typeof one === 'string' ? word(question.choices, one) : ''));
  return {
    head: question.columns.map(({ label }) => textIn(definition, label, language)),
    rows: answer.map((row) =>
      question.columns.map(({ key, choices }) => (typeof row === 'string' ? row : word(choices, row[key] ?? ''))),
    ),
  };
}

/** The questions that were shown, each with its answer as it was typed and as it was shown. */
export function filledInQuestions(definition: Definition, answers: Answers, language: string): FilledInQuestion[] {
  const shown = visibleQuestions(definition, answers);
  const titles = new Map(
    definition.pages.flatMap((page) => {
      const first = page.questions.find(({ id }) => shown.some((one) => one.id === id));
      const title = textIn(definition, page.title, language);
      return first && title !== '' ? [[first.id, title] as const] : [];
    }),
  );
  return questionsOf(definition)
    .filter(({ id }) => shown.some((one) => one.id === id))
    .map((question) => ({
      id: question.id,
      text: textIn(definition, question.label, language),
      answer: answers[question.id] ?? null,
      written: writtenAnswer(definition, question, answers[question.id], language),
      ...(titles.has(question.id) ? { page: titles.get(question.id) ?? '' } : {}),
    }));
}
