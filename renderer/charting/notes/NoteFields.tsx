import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { answerText } from '../../../electron/charting/notes/rules.ts';
import type { FieldKind } from '../../../electron/charting/noteTemplates/rules.ts';
import { useDesk } from '../../api/desk.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay } from '../../ui/format.ts';
import { FieldInput } from './FieldInput.tsx';
import styles from './notes.module.css';
import type { Answers, FieldView } from './useAnswers.ts';

const wide: readonly FieldKind[] = ['longText', 'choices', 'vitals'];

/** True for a field that takes the whole line. */
export function isWide(field: FieldView['field']): boolean {
  return (
    wide.includes(field.kind) ||
    (field.kind === 'choice' && field.options.join('').length > 36 && field.options.length <= 5)
  );
}

/** The sections of a note to fill in. */
export function NoteFields({ answers }: { answers: Answers }) {
  return (
    <div className={styles.sections}>
      {(answers.note?.sections ?? []).map(({ key, title, fields }) => (
        <section key={key} className={styles.section} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <div className={styles.fields}>
            {fields.map((one) => (
              <div key={one.id} className={styles.field} data-wide={isWide(one.field) || undefined}>
                <OneField one={one} answers={answers} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function OneField({ one, answers }: { one: FieldView; answers: Answers }) {
  const { t } = useTranslation('notes');
  const problem = answers.problemOf(one.id);
  const theirs = problem?.theirs ?? null;
  return (
    <>
      <FieldInput
        field={one.field}
        value={answers.valueOf(one)}
        problem={problem && !theirs ? problem.sentence : null}
        onChange={(value) => answers.write(one.id, value)}
        onLeave={() => answers.leave(one.id)}
      />
      <Copied at={one.copiedFrom} />
      {problem && theirs ? (
        <ErrorNotice
          title={t('conflict')}
          sentence={t('conflictText', {
            sentence: problem.sentence,
            value: answerText(one.field, theirs.value, 'en') || t('conflictEmpty'),
          })}
          actions={
            <>
              <Button size="xs" variant="default" onClick={() => answers.keepMine(one.id)}>
                {t('keepMine')}
              </Button>
              <Button size="xs" variant="default" onClick={() => answers.takeTheirs(one.id)}>
                {t('takeTheirs')}
              </Button>
            </>
          }
        />
      ) : null}
    </>
  );
}

/** Says that what stands above was copied and from when. */
export function Copied({ at }: { at: number | null }) {
  const { t } = useTranslation('notes');
  const { zone } = useDesk();
  if (at === null) return null;
  return (
    <p className={styles.copied}>
      <IconCopy size={13} aria-hidden />
      {t('copiedFrom', { date: formatDay(at, zone) })}
    </p>
  );
}

/** The sections of a note to read: what was written, and required fields that were left empty. */
export function WrittenFields({ answers, struck }: { answers: Answers; struck: boolean }) {
  const { t } = useTranslation('notes');
  const sections = (answers.note?.sections ?? [])
    .map((section) => ({
      ...section,
      fields: section.fields.filter(({ text, field }) => text !== '' || field.required),
    }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <div className={styles.sections}>
      {sections.map(({ key, title, fields }) => (
        <section key={key} className={styles.section} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <dl className={styles.written}>
            {fields.map(({ id, field, text, copiedFrom }) => (
              <div key={id} style={{ display: 'contents' }}>
                <dt>{field.label}</dt>
                <dd data-struck={struck || undefined}>
                  {text === '' ? t('leftEmpty') : text}
                  <Copied at={copiedFrom} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
