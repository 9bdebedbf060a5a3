import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../electron/charting/schemas.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { SavedMark, type SaveState } from '../ui/SavedMark.tsx';
import { showProblem } from '../ui/toasts.tsx';
import styles from './charting.module.css';
import { MacroSource, MacroText } from './macros/MacroText.tsx';
import { useMacroSource } from './macros/useMacroSource.ts';
import { CopyDialog } from './notes/CopyDialog.tsx';
import { Copied, NoteFields, WrittenFields } from './notes/NoteFields.tsx';
import { NoteTemplatesBar } from './notes/NoteTemplatesBar.tsx';
import type { Answers } from './notes/useAnswers.ts';
import type { useAutosave } from './useAutosave.ts';

interface NotePanelProps {
  chart: Chart;
  autosave: ReturnType<typeof useAutosave>;
  answers: Answers;
  ensureOpen: () => Promise<string>;
  readOnly: boolean;
}

const heaviest: readonly SaveState[] = ['failed', 'saving', 'dirty', 'saved', 'idle'];

/** The note: the fields its services ask, and what is said beyond them. Everything saves itself. */
export function NotePanel(props: NotePanelProps) {
  const { t } = useTranslation('charting');
  const source = useMacroSource(props.chart);
  const { autosave, answers, readOnly } = props;
  const state = heaviest.find((one) => autosave.state === one || answers.state === one) ?? 'idle';
  return (
    <Panel title={t('note')} actions={readOnly ? null : <SavedMark state={state} />}>
      <div className={styles.stack}>
        {answers.query.error ? (
          <ErrorNotice sentence={sentenceOf(answers.query.error)} onRetry={() => void answers.query.refetch()} />
        ) : null}
        {readOnly ? (
          <ReadNote {...props} />
        ) : (
          <MacroSource value={source}>
            <OpenNote {...props} />
          </MacroSource>
        )}
        <WordsProblem autosave={autosave} />
      </div>
    </Panel>
  );
}

function OpenNote({ chart, autosave, answers, ensureOpen }: NotePanelProps) {
  const { t } = useTranslation('charting');
  const { t: words } = useTranslation('notes');
  const [copying, setCopying] = useState(false);
  const { note } = answers;
  const structured = (note?.sections.length ?? 0) > 0;
  const copy = async (): Promise<void> => {
    await autosave.save();
    if (await answers.flush()) setCopying(true);
    else showProblem(words('notSaved'));
  };
  return (
    <>
      {note ? <NoteTemplatesBar note={note} ensureOpen={ensureOpen} onCopy={() => void copy()} /> : null}
      <NoteFields answers={answers} />
      <div>
        <MacroText
          label={structured ? words('further') : t('noteLabel')}
          placeholder={structured ? words('furtherPlaceholder') : t('notePlaceholder')}
          rows={structured ? 2 : 4}
          maxLength={20_000}
          value={autosave.words.note}
          onChange={(text) => autosave.write({ note: text })}
        />
        <Copied at={note?.wordsCopiedFrom ?? null} />
      </div>
      <MacroText
        label={t('aftercare')}
        placeholder={t('aftercarePlaceholder')}
        rows={2}
        maxLength={20_000}
        value={autosave.words.aftercare}
        onChange={(text) => autosave.write({ aftercare: text })}
      />
      {copying ? (
        <CopyDialog
          appointmentId={chart.appointmentId}
          ensureOpen={ensureOpen}
          words={{ version: chart.encounter?.version ?? 1, written: autosave.words.note.trim() !== '' }}
          onClose={() => setCopying(false)}
        />
      ) : null}
    </>
  );
}

function ReadNote({ chart, autosave, answers }: NotePanelProps) {
  const { t } = useTranslation('charting');
  const { t: words } = useTranslation('notes');
  const struck = Boolean(chart.after?.error);
  const structured = (answers.note?.sections.length ?? 0) > 0;
  const read = (part: 'note' | 'aftercare', label: string) =>
    structured && autosave.words[part] === '' ? null : (
      <Textarea
        label={label}
        autosize
        minRows={2}
        readOnly
        {...(struck ? { classNames: { input: styles.struck } } : {})}
        value={autosave.words[part]}
      />
    );
  return (
    <>
      <WrittenFields answers={answers} struck={struck} />
      {read('note', structured ? words('further') : t('noteLabel'))}
      <Copied at={answers.note?.wordsCopiedFrom ?? null} />
      {read('aftercare', t('aftercare'))}
    </>
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
