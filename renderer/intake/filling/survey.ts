import { Model } from 'survey-core';
import type { Answers } from '../../../electron/intake/answers/rules.ts';
import type { Definition, Question, VisibleIf } from '../../../electron/intake/rules.ts';

const typeOf: Readonly<Record<Question['kind'], string>> = {
  text: 'text',
  longText: 'comment',
  choice: 'radiogroup',
  several: 'checkbox',
  yesNo: 'boolean',
  date: 'text',
  number: 'text',
  phone: 'text',
  email: 'text',
  rows: 'matrixdynamic',
};

/**
 * A condition in the library's language. Only names and values of a closed alphabet get into it (schemas.ts), so nothing
 * that someone typed is ever read as an expression.
 */
function expressionOf({ question, is, value }: VisibleIf): string {
  if (is === 'answered') return `{${question}} notempty`;
  const literal = value === 'true' || value === 'false' ? value : `'${value}'`;
  const equal = `({${question}} = ${literal} or {${question}} contains ${literal})`;
  return is === 'equal' ? equal : `{${question}} notempty and !${equal}`;
}

/** A page that has something to ask: its place in the form and the names of the questions shown. */
export interface ShownPage {
  page: number;
  questions: string[];
}

/**
 * The form as the library's model, made once: says which pages and questions there are for these answers. It draws nothing
 * and loads nothing.
 */
export function shownPages(definition: Definition): (answers: Answers) => ShownPage[] {
  const model = new Model({
    pages: definition.pages.map((page, at) => ({
      name: `page${at}`,
      elements: page.questions.map(({ id, kind, choices, columns, visibleIf }) => ({
        type: typeOf[kind],
        name: id,
        ...(choices.length > 0 ? { choices: choices.map(({ value }) => value) } : {}),
        ...(columns.length > 0
          ? { columns: columns.map(({ key }) => ({ name: key, cellType: 'text' })), rowCount: 0 }
          : {}),
        ...(visibleIf ? { visibleIf: expressionOf(visibleIf) } : {}),
      })),
    })),
  });
  return (answers) => {
    model.data = answers;
    return model.pages.flatMap((page, at) => {
      const questions = page.questions.filter((question) => question.isVisible).map((question) => question.name);
      return questions.length === 0 ? [] : [{ page: at, questions }];
    });
  };
}
