import { Button, Group, Progress } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Answer,
  type AnswerFault,
  type Answers,
  answerFaults,
  shownAnswers,
} from '../../../electron/intake/answers/rules.ts';
import { type Definition, questionsOf, textIn } from '../../../electron/intake/rules.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import styles from './filling.module.css';
import { QuestionField } from './QuestionField.tsx';
import { shownPages } from './survey.ts';
import { formWords } from './words.ts';

export interface FillingProps {
  definition: Definition;
  language: string;
  /** What was typed before; read once. */
  initial: Answers;
  busy: boolean;
  /** Why handing in was refused. */
  problem: string | null;
  onChange: (answers: Answers) => void;
  onSubmit: (answers: Answers) => void;
}

/** A form as it is filled in, page by page. What it asks for is said by the library's model; what fits, by our rules. */
export function Filling({ definition, language, initial, busy, problem, onChange, onSubmit }: FillingProps) {
  const words = formWords(language);
  const [answers, setAnswers] = useState(initial);
  const [at, setAt] = useState(0);
  const [faults, setFaults] = useState<AnswerFault[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [pagesFor] = useState(() => shownPages(definition));
  const pages = pagesFor(answers);
  const place = Math.min(at, Math.max(0, pages.length - 1));
  const page = pages[place];
  const last = place >= pages.length - 1;
  const known = useMemo(() => new Map(questionsOf(definition).map((one) => [one.id, one])), [definition]);
  const seen = useRef(place);
  useEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    heading.current?.focus();
  }, [place]);
  useEffect(() => {
    if (faults.length > 0)
      form.current?.querySelector<HTMLElement>('[data-fault] input,[data-fault] textarea')?.focus();
  }, [faults]);

  const change = (id: string, answer: Answer | undefined): void => {
    const { [id]: _, ...others } = answers;
    const next = answer === undefined ? others : { ...others, [id]: answer };
    setAnswers(next);
    setFaults(faults.filter((fault) => fault.question !== id));
    onChange(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    const shown = shownAnswers(definition, answers);
    const wrong = answerFaults(definition, shown);
    const here = last ? wrong : wrong.filter(({ question }) => page?.questions.includes(question));
    setFaults(here);
    if (here[0]) {
      const where = pages.findIndex(({ questions }) => questions.includes(here[0]?.question ?? ''));
      if (where >= 0) setAt(where);
    } else if (last) onSubmit(shown);
    else setAt(place + 1);
  };
  const title = page ? textIn(definition, definition.pages[page.page]?.title ?? {}, language) : '';
  return (
    <form ref={form} noValidate onSubmit={submit} lang={language} className={styles.form}>
      {pages.length > 1 ? (
        <div className={styles.progress}>
          <span>{words.page(place + 1, pages.length)}</span>
          <Progress value={((place + 1) / pages.length) * 100} aria-label={words.page(place + 1, pages.length)} />
        </div>
      ) : null}
      {place === 0 && textIn(definition, definition.intro, language) ? (
        <p className={styles.intro}>{textIn(definition, definition.intro, language)}</p>
      ) : null}
      {title ? (
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
      ) : null}
      {page?.questions.map((id) => {
        const question = known.get(id);
        const fault = faults.find((one) => one.question === id)?.problem ?? null;
        return question ? (
          <div key={id} data-fault={fault === null ? undefined : true}>
            <QuestionField
              definition={definition}
              question={question}
              language={language}
              words={words}
              value={answers[id]}
              problem={fault}
              onChange={(answer) => change(id, answer)}
            />
          </div>
        ) : null;
      })}
      {problem === null ? null : <ErrorNotice sentence={problem} />}
      {faults.length > 0 ? (
        <p role="alert" className={styles.faults}>
          {words.faults}
        </p>
      ) : null}
      <Group justify="space-between">
        <Button variant="default" size="md" disabled={place === 0} onClick={() => setAt(place - 1)}>
          {words.back}
        </Button>
        <Button type="submit" size="md" loading={busy}>
          {last ? words.submit : words.next}
        </Button>
      </Group>
    </form>
  );
}
