import { isLocalDate } from '../../kernel/dates.ts';
import { type Definition, most, type Question, questionsOf, type VisibleIf } from '../rules.ts';

/** One line of a list, by column. */
export type AnswerRow = Record<string, string>;
/** What was typed, exactly as it was typed. */
export type Answer = string | boolean | string[] | AnswerRow[];
export type Answers = Record<string, Answer>;

/** True for an answer that says something. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (typeof answer === 'boolean') return true;
  return typeof answer === 'string' ? answer.trim() !== '' : answer.length > 0;
}

/** The questions that are shown for these answers: one that depends on a hidden question is hidden too. */
export function visibleQuestions(definition: Definition, answers: Answers): Question[] {
  const shown = new Set<string>();
  return questionsOf(definition).filter((question) => {
    const condition = question.visibleIf;
    const holds =
      condition === null || (shown.has(condition.question) && conditionHolds(condition, answers[condition.question]));
    if (holds) shown.add(question.id);
    return holds;
  });
}

function conditionHolds(condition: VisibleIf, answer: Answer | undefined): boolean {
  if (condition.is === 'answered') return isAnswered(answer);
  const equal = Array.isArray(answer)
    ? (answer as unknown[]).includes(condition.value)
    : isAnswered(answer) && String(answer) === condition.value;
  return condition.is === 'equal' ? equal : isAnswered(answer) && !equal;
}

/** The answers to what is shown, and no others. What was typed stays as it is. */
export function shownAnswers(definition: Definition, answers: Answers): Answers {
  const shown = visibleQuestions(definition, answers);
  return Object.fromEntries(
    shown.flatMap((question) => {
      const answer = answers[question.id];
      return answer === undefined ? [] : [[question.id, answer] as const];
    }),
  );
}

/**
 * What stands when a form was typed on in two places: what was changed here since `base` was kept, and of the rest what is
 * kept now. So nothing is lost that anyone typed, but where both answered the same question anew.
 */
export function mergedAnswers(base: Answers, here: Answers, kept: Answers): Answers {
  const ids = new Set([...Object.keys(kept), ...Object.keys(here)]);
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const answer = isSame(here[id], base[id]) ? kept[id] : here[id];
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );
}

function isSame(a: Answer | undefined, b: Answer | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export interface AnswerFault {
  question: string;
  problem: string;
}

/** What is wrong with a draft: it may lack answers, but not hold what the form does not ask for or what is too long. */
export function draftFaults(definition: Definition, answers: Answers): AnswerFault[] {
  const known = new Map(questionsOf(definition).map((question) => [question.id, question]));
  const faults: AnswerFault[] = [];
  for (const [id, answer] of Object.entries(answers)) {
    const question = known.get(id);
    if (!question) faults.push({ question: id, problem: 'The form does not ask this.' });
    else if (!fits(question, answer)) faults.push({ question: id, problem: 'This answer does not fit the question.' });
  }
  return faults;
}

/** What is wrong with answers that are to be handed in: also what is missing, hidden, or cannot be. */
export function answerFaults(definition: Definition, answers: Answers): AnswerFault[] {
  const faults = draftFaults(definition, answers);
  const shown = visibleQuestions(definition, answers);
  const ids = new Set(shown.map((question) => question.id));
  for (const id of Object.keys(answers))
    if (!ids.has(id) && !faults.some((fault) => fault.question === id))
      faults.push({ question: id, problem: 'This question is not shown.' });
  for (const question of shown) {
    const answer = answers[question.id];
    if (question.required && !isAnswered(answer))
      faults.push({ question: question.id, problem: 'Please answer this.' });
    else if (typeof answer === 'string' && answer !== '') {
      const problem = wrongWords(question, answer);
      if (problem !== null) faults.push({ question: question.id, problem });
    }
  }
  return faults;
}

function fits(question: Question, answer: Answer): boolean {
  switch (question.kind) {
    case 'yesNo':
      return typeof answer === 'boolean';
    case 'choice':
      return typeof answer === 'string' && (answer === '' || question.choices.some(({ value }) => value === answer));
    case 'several':
      return isListOf(answer, (one) => isChoice(question, one)) && hasNoTwins(answer);
    case 'rows':
      return isListOf(answer, (row) => isRow(question, row));
    default:
      return typeof answer === 'string' && answer.length <= (question.kind === 'longText' ? most.longText : most.text);
  }
}

function isListOf(answer: Answer, fit: (one: unknown) => boolean): boolean {
  return Array.isArray(answer) && answer.length <= most.choices && (answer as unknown[]).every(fit);
}

function hasNoTwins(answer: Answer): boolean {
  const values = answer as unknown[];
  return new Set(values).size === values.length;
}

function isChoice(question: Question, value: unknown): boolean {
  return question.choices.some((choice) => choice.value === value);
}

function isRow(question: Question, row: unknown): boolean {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return false;
  return Object.entries(row).every(([key, cell]) => {
    const column = question.columns.find((one) => one.key === key);
    if (!column || typeof cell !== 'string' || cell.length > most.text) return false;
    return cell === '' || column.choices.length === 0 || column.choices.some(({ value }) => value === cell);
  });
}

function wrongWords(question: Question, answer: string): string | null {
  if (question.kind === 'date' && !isLocalDate(answer)) return 'This is not a date of the calendar.';
  if (question.kind === 'number' && !/^-?\d{1,12}([.,]\d{1,6})?$/.test(answer.trim())) return 'Please give a number.';
  if (question.kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer.trim()))
    return 'This is not an e-mail address.';
  if (question.kind === 'phone' && !/^[+()\d\s./-]{6,40}$/.test(answer.trim())) return 'This is not a phone number.';
  return null;
}
