import type { Definition, Question, Words } from '../../rules.ts';

/** Every text of the form, put through `change`. */
function withTexts(definition: Definition, change: (text: Words) => Words): Definition {
  const asked = (question: Question): Question => ({
    ...question,
    label: change(question.label),
    help: change(question.help),
    choices: question.choices.map((choice) => ({ ...choice, label: change(choice.label) })),
    columns: question.columns.map((column) => ({
      ...column,
      label: change(column.label),
      choices: column.choices.map((choice) => ({ ...choice, label: change(choice.label) })),
    })),
  });
  return {
    ...definition,
    title: change(definition.title),
    intro: change(definition.intro),
    pages: definition.pages.map((page) => ({
      title: change(page.title),
      questions: page.questions.map(asked),
    })),
  };
}

/** The form in one more language; its texts are still to be written. */
export function withLanguage(definition: Definition, language: string): Definition {
  if (definition.languages.includes(language)) return definition;
  return { ...definition, languages: [...definition.languages, language] };
}

/** The form without a language and what was written in it; the last language stays. */
export function withoutLanguage(definition: Definition, language: string): Definition {
  const languages = definition.languages.filter((one) => one !== language);
  if (languages.length === 0) return definition;
  return withTexts({ ...definition, languages }, (text) => {
    const { [language]: _, ...others } = text;
    return others;
  });
}

/** The form with a language as its first: what is missing in another is shown in it. */
export function withFirstLanguage(definition: Definition, language: string): Definition {
  if (!definition.languages.includes(language)) return definition;
  return { ...definition, languages: [language, ...definition.languages.filter((one) => one !== language)] };
}

/** How many texts are there in some language and not in this one. */
export function textsMissing(definition: Definition, language: string): number {
  let missing = 0;
  withTexts(definition, (text) => {
    const written = definition.languages.some((one) => (text[one] ?? '').trim() !== '');
    if (written && (text[language] ?? '').trim() === '') missing += 1;
    return text;
  });
  return missing;
}
