import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerProblem } from '../../../electron/charting/notes/rules.ts';
import type { Answer, NoteSection } from '../../../electron/charting/noteTemplates/rules.ts';
import { Panel } from '../../ui/Page.tsx';
import { FieldInput } from '../notes/FieldInput.tsx';
import notes from '../notes/notes.module.css';
import styles from './noteTemplates.module.css';

/** A template as it stands in a note, to try out. */
export function NotePreview({ sections }: { sections: readonly NoteSection[] }) {
  const { t } = useTranslation('noteTemplates');
  const [tried, setTried] = useState<Readonly<Record<string, Answer | null>>>({});
  return (
    <Panel title={t('preview')}>
      <p className={styles.hint}>{t('previewText')}</p>
      <div className={notes.sections}>
        {sections.map((section, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a section that is being built has no other name
          <section key={at} className={notes.section}>
            <h3 className={notes.title}>{section.title || t('newSection')}</h3>
            <div className={styles.previewFields}>
              {section.fields.map((field, place) => {
                const key = `${at} ${place} ${field.kind}`;
                const value = key in tried ? (tried[key] ?? null) : field.initial;
                return (
                  <FieldInput
                    key={key}
                    field={{ ...field, label: field.label || t('unnamed') }}
                    value={value}
                    problem={answerProblem(field, value) ?? null}
                    onChange={(next) => setTried({ ...tried, [key]: next })}
                  />
                );
              })}
            </div>
          </section>
        ))}
      </div>
    </Panel>
  );
}
