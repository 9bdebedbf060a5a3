import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { SavedMark } from '../ui/SavedMark.tsx';
import styles from './charting.module.css';
import type { useAutosave } from './useAutosave.ts';

interface NotePanelProps {
  autosave: ReturnType<typeof useAutosave>;
  readOnly: boolean;
  /** Marked as an error: struck through, and still readable. */
  struck: boolean;
}

/** The words of the note. They save themselves. */
export function NotePanel({ autosave, readOnly, struck }: NotePanelProps) {
  const { t } = useTranslation('charting');
  const { words, write, state, problem } = autosave;
  return (
    <Panel title={t('note')} actions={readOnly ? null : <SavedMark state={state} />}>
      <div className={styles.stack}>
        <Textarea
          label={t('noteLabel')}
          placeholder={readOnly ? '' : t('notePlaceholder')}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={20_000}
          readOnly={readOnly}
          {...(struck ? { classNames: { input: styles.struck } } : {})}
          value={words.note}
          onChange={(event) => write({ note: event.currentTarget.value })}
        />
        <Textarea
          label={t('aftercare')}
          placeholder={readOnly ? '' : t('aftercarePlaceholder')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={20_000}
          readOnly={readOnly}
          {...(struck ? { classNames: { input: styles.struck } } : {})}
          value={words.aftercare}
          onChange={(event) => write({ aftercare: event.currentTarget.value })}
        />
        {problem ? (
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
        ) : null}
      </div>
    </Panel>
  );
}
