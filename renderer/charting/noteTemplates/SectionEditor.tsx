import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type DraftField, type DraftSection, newField } from './draft.ts';
import { FieldEditor } from './FieldEditor.tsx';
import styles from './noteTemplates.module.css';

export interface SectionEditorProps {
  section: DraftSection;
  /** Of the section (null) or of one of its fields, by place. */
  problem: { field: number | null; sentence: string } | null;
  onChange: (section: DraftSection) => void;
  onMove: (by: 1 | -1) => void;
  onMoveField: (uid: string, by: 1 | -1) => void;
  onRemove: () => void;
}

/** One section of a template with its fields. */
export function SectionEditor({ section, problem, onChange, onMove, onMoveField, onRemove }: SectionEditorProps) {
  const { t } = useTranslation('noteTemplates');
  const title = section.title.trim() || t('newSection');
  const change = (uid: string, part: Partial<DraftField>): void =>
    onChange({
      ...section,
      fields: section.fields.map((field) => (field.uid === uid ? { ...field, ...part } : field)),
    });
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <TextInput
          aria-label={t('sectionTitle')}
          placeholder={t('sectionTitle')}
          maxLength={80}
          value={section.title}
          error={problem?.field === null ? problem.sentence : null}
          onChange={(event) => onChange({ ...section, title: event.currentTarget.value })}
        />
        <span className={styles.tools}>
          <ActionIcon aria-label={t('moveSectionUp', { title })} onClick={() => onMove(-1)}>
            <IconArrowUp size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('moveSectionDown', { title })} onClick={() => onMove(1)}>
            <IconArrowDown size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('removeSection', { title })} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      {section.fields.map((field, at) => (
        <FieldEditor
          key={field.uid}
          field={field}
          problem={problem?.field === at ? problem.sentence : null}
          onChange={(part) => change(field.uid, part)}
          onMove={(by) => onMoveField(field.uid, by)}
          onRemove={() => onChange({ ...section, fields: section.fields.filter(({ uid }) => uid !== field.uid) })}
        />
      ))}
      <Button
        size="xs"
        variant="subtle"
        className={styles.add}
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange({ ...section, fields: [...section.fields, newField()] })}
      >
        {t('addField')}
      </Button>
    </section>
  );
}
