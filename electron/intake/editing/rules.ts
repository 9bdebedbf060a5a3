import {
  type Choice,
  type Definition,
  listColumns,
  type Page,
  type Question,
  type QuestionKind,
  questionsOf,
} from '../rules.ts';

/** Where a question stands. */
export interface Spot {
  page: number;
  question: number;
}

/** A name no question of the form has yet. */
function freeName(definition: Definition): string {
  const taken = new Set(questionsOf(definition).map(({ id }) => id));
  let at = taken.size + 1;
  while (taken.has(`question${at}`)) at += 1;
  return `question${at}`;
}

/** A question as it is begun: of the kind, without a text. */
export function blankQuestion(definition: Definition, kind: QuestionKind): Question {
  const plain = { label: {}, help: {}, required: false, visibleIf: null, target: 'none' as const };
  const question = { ...plain, id: freeName(definition), kind, choices: [], columns: [] };
  return withKind(question, kind);
}

/** The question as one of another kind: what the kind does not take goes, what it needs is begun. */
export function withKind(question: Question, kind: QuestionKind): Question {
  const choosing = kind === 'choice' || kind === 'several';
  const begun: Choice[] = ['a', 'b'].map((value) => ({ value, label: {}, condition: null }));
  const choices = choosing ? (question.choices.length > 0 ? question.choices : begun) : [];
  const columns =
    kind === 'rows' ? (question.columns.length > 0 ? question.columns : [{ key: 'what', label: {}, choices: [] }]) : [];
  return { ...question, kind, choices, columns, target: question.kind === kind ? question.target : 'none' };
}

/** The question for a field of the chart; a list gets the columns that the chart needs. */
export function withTarget(question: Question, target: Question['target'], language: string): Question {
  const wanted = listColumns[target];
  if (!wanted) return { ...question, target };
  const known = new Map(question.columns.map((column) => [column.key, column]));
  const columns = wanted.map((key) => known.get(key) ?? { key, label: { [language]: key }, choices: [] });
  return { ...question, target, columns };
}

/** Puts a question behind a spot. */
export function inserted(definition: Definition, spot: Spot, question: Question): Definition {
  return onPage(definition, spot.page, (questions) => [
    ...questions.slice(0, spot.question + 1),
    question,
    ...questions.slice(spot.question + 1),
  ]);
}

/** Puts another question in the place of one. */
export function replaced(definition: Definition, spot: Spot, question: Question): Definition {
  return onPage(definition, spot.page, (questions) =>
    questions.map((one, at) => (at === spot.question ? question : one)),
  );
}

/** Takes a question out; whoever depended on it is always shown. */
export function removed(definition: Definition, spot: Spot): Definition {
  const gone = definition.pages[spot.page]?.questions[spot.question]?.id;
  const left = onPage(definition, spot.page, (questions) => questions.filter((_, at) => at !== spot.question));
  const freed = (question: Question): Question =>
    question.visibleIf?.question === gone ? { ...question, visibleIf: null } : question;
  return { ...left, pages: left.pages.map((page) => ({ ...page, questions: page.questions.map(freed) })) };
}

/** Moves a question up or down, over the edge of its page onto the next; at the ends of the form it stays. */
export function movedBy(definition: Definition, spot: Spot, by: -1 | 1): { definition: Definition; spot: Spot } {
  const page = definition.pages[spot.page];
  const question = page?.questions[spot.question];
  if (!page || !question) return { definition, spot };
  const to = spot.question + by;
  if (to >= 0 && to < page.questions.length) {
    const without = onPage(definition, spot.page, (list) => list.filter((_, at) => at !== spot.question));
    const next = { page: spot.page, question: to };
    return { definition: inserted(without, { page: spot.page, question: to - 1 }, question), spot: next };
  }
  const beside = definition.pages[spot.page + by];
  if (!beside) return { definition, spot };
  const without = onPage(definition, spot.page, (list) => list.filter((_, at) => at !== spot.question));
  const next = { page: spot.page + by, question: by < 0 ? beside.questions.length : 0 };
  return { definition: inserted(without, { page: next.page, question: next.question - 1 }, question), spot: next };
}

function onPage(
  definition: Definition,
  at: number,
  change: (questions: Page['questions']) => Page['questions'],
): Definition {
  return {
    ...definition,
    pages: definition.pages.map((page, place) =>
      place === at ? { ...page, questions: change(page.questions) } : page,
    ),
  };
}
