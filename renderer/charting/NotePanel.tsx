import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { SavedMark, type SaveState } from '../ui/SavedMark.tsx';
import styles from './charting.module.css';
import { NoteFields, WrittenFields } from './notes/NoteFields.tsx';
import { NoteTemplatesBar } from './notes/NoteTemplatesBar.tsx';
import type { Answers } from './notes/useAnswers.ts';
import type { useAutosave } from './useAutosave.ts';

interface NotePanelProps {
  autosave: ReturnType<typeof useAutosave>;
  answers: Answers;
  ensureOpen: () => Promise<string>;
  readOnly: boolean;
  /** Marked as an error: struck through, and still readable. */
  struck: boolean;
}

const heaviest: readonly SaveState[] = ['failed', 'saving', 'dirty', 'saved', 'idle'];

/** The note: the fields its services ask, and what is said beyond them. Everything saves itself. */
export function NotePanel({ autosave, answers, ensureOpen, readOnly, struck }: NotePanelProps) {
  const { t } = useTranslation('charting');
  const { t: words } = useTranslation('notes');
  const { note } = answers;
  const structured = (note?.sections.length ?? 0) > 0;
  const state = heaviest.find((one) => autosave.state === one || answers.state === one) ?? 'idle';
  const free = (part: 'note' | 'aftercare', label: string, placeholder: string, rows: number) =>
    readOnly && structured && autosave.words[part] === '' ? null : (
      <Textarea
        label={label}
        placeholder={readOnly ? '' : placeholder}
        autosize
        minRows={rows}
        maxRows={14}
        maxLength={20_000}
        readOnly={readOnly}
        {...(struck ? { classNames: { input: styles.struck } } : {})}
        value={autosave.words[part]}
        onChange={(event) => autosave.write({ [part]: event.currentTarget.value })}
      />
    );
  return (
    <Panel title={t('note')} actions={readOnly ? null : <SavedMark state={state} />}>
      <div className={styles.stack}>
        {answers.query.error ? (
          <ErrorNotice sentence={sentenceOf(answers.query.error)} onRetry={() => void answers.query.refetch()} />
        ) : null}
        {note && !readOnly ? <NoteTemplatesBar note={note} ensureOpen={ensureOpen} /> : null}
        {readOnly ? <WrittenFields answers={answers} struck={struck} /> : <NoteFields answers={answers} />}
        {structured
          ? free('note', words('further'), words('furtherPlaceholder'), 2)
          : free('note', t('noteLabel'), t('notePlaceholder'), 4)}
        {free('aftercare', t('aftercare'), t('aftercarePlaceholder'), 2)}
        <WordsProblem autosave={autosave} />
      </div>
    </Panel>
  );
}

function WordsProblem({ autosave }: { autosave: ReturnType<typeof useAutosave> }) {
  const { t } = useTranslation('charting');
  const { problem } = autosave;
  if (!problem) return null;
  return (
    <ErrorNotice
      {...(problem.conflict ? { title: t('changedElsewhere') } : {})}
      sentence={problem.sentence}
      onRetry={problem.conflict ? undefined : () => void autosave.save()}
      actions={
        problem.conflict ? (
          <>
            <Button size="xs" variant="default" onClick={() => void autosave.keepMine()}>
              {t('keepMine')}
            </Button>
            <Button size="xs" variant="default" onClick={autosave.takeTheirs}>
              {t('takeTheirs')}
            </Button>
          </>
        ) : null
      }
    />
  );
}
