import { Button, Group, Progress } from '@mantine/core';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Answer,
  type AnswerFault,
  type Answers,
  answerFaults,
  isAnswered,
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
  answers: Answers;
  /** For fingers: large, with the buttons always in reach. */
  roomy?: boolean;
  busy: boolean;
  /** Why handing in was refused. */
  problem: string | null;
  onChange: (answers: Answers) => void;
  /** Every page is filled in as it must be. */
  onSubmit: () => void;
  /** Back from the first page; without it there is no way back from there. */
  onLeave?: () => void;
}

/** A form as it is filled in, page by page. What it asks for is said by the library's model; what fits, by our rules. */
export function Filling(props: FillingProps) {
  const { definition, language, answers, roomy = false, busy, problem, onChange, onSubmit, onLeave } = props;
  const words = formWords(language);
  const [pagesFor] = useState(() => shownPages(definition));
  // a form that was left goes on at the last page with an answer
  const [at, setAt] = useState(() =>
    pagesFor(answers).findLastIndex(({ questions }) => questions.some((id) => isAnswered(answers[id]))),
  );
  const [faults, setFaults] = useState<AnswerFault[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const counter = useRef<HTMLSpanElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const pages = pagesFor(answers);
  const place = Math.max(0, Math.min(at, pages.length - 1));
  const page = pages[place];
  const last = place >= pages.length - 1;
  const known = useMemo(() => new Map(questionsOf(definition).map((one) => [one.id, one])), [definition]);
  const seen = useRef(place);
  useEffect(() => {
    if (seen.current === place) return;
    seen.current = place;
    (heading.current ?? counter.current)?.focus();
  }, [place]);
  useEffect(() => {
    if (faults.length > 0)
      form.current?.querySelector<HTMLElement>('[data-fault] input,[data-fault] textarea')?.focus();
  }, [faults]);

  const change = (id: string, answer: Answer | undefined): void => {
    const { [id]: _, ...others } = answers;
    const next = answer === undefined ? others : { ...others, [id]: answer };
    setFaults(faults.filter((fault) => fault.question !== id));
    onChange(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    const wrong = answerFaults(definition, shownAnswers(definition, answers));
    const here = last ? wrong : wrong.filter(({ question }) => page?.questions.includes(question));
    setFaults(here);
    if (here[0]) {
      const where = pages.findIndex(({ questions }) => questions.includes(here[0]?.question ?? ''));
      if (where >= 0) setAt(where);
    } else if (last) onSubmit();
    else setAt(place + 1);
  };
  const title = page ? textIn(definition, definition.pages[page.page]?.title ?? {}, language) : '';
  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      lang={language}
      className={styles.form}
      data-roomy={roomy || undefined}
    >
      {pages.length > 1 ? (
        <div className={styles.progress}>
          <span ref={counter} tabIndex={-1}>
            {words.page(place + 1, pages.length)}
          </span>
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
              roomy={roomy}
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
      <Group justify="space-between" className={styles.turn}>
        <Button
          variant="default"
          size={roomy ? 'lg' : 'md'}
          disabled={place === 0 && !onLeave}
          onClick={() => (place === 0 ? onLeave?.() : setAt(place - 1))}
        >
          {words.back}
        </Button>
        <Button type="submit" size={roomy ? 'lg' : 'md'} loading={busy}>
          {last ? words.submit : words.next}
        </Button>
      </Group>
    </form>
  );
}
