import { ActionIcon, Button, Input, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { listColumns, most, type Question } from '../../../electron/intake/rules.ts';
import { type ConditionKind, conditionKinds, hasExpectedEnd } from '../../../electron/patients/health/rules.ts';
import styles from './editor.module.css';

export interface PartsEditorProps {
  question: Question;
  language: string;
  /** The first language of the form: what is missing is shown in it. */
  first: string;
  onChange: (question: Question) => void;
}

/** A name none of them has yet. */
function freeKey(taken: readonly string[], stem: string): string {
  let at = taken.length + 1;
  while (taken.includes(`${stem}${at}`)) at += 1;
  return `${stem}${at}`;
}

/** The choices of a question, or the columns of a list. Columns that the chart needs stay. */
export function PartsEditor({ question, language, first, onChange }: PartsEditorProps) {
  const { t } = useTranslation('forms');
  const { t: patientWords } = useTranslation('patients');
  if (question.kind === 'rows') {
    const fixed = listColumns[question.target] ?? [];
    const { columns } = question;
    return (
      <div>
        <Input.Label labelElement="div">{t('columns')}</Input.Label>
        {columns.map((column, at) => (
          <div key={column.key} className={styles.part}>
            <TextInput
              aria-label={t('column', { number: at + 1 })}
              maxLength={80}
              placeholder={column.label[first]}
              value={column.label[language] ?? ''}
              onChange={(event) => {
                const label = { ...column.label, [language]: event.currentTarget.value };
                onChange({ ...question, columns: columns.map((one) => (one === column ? { ...one, label } : one)) });
              }}
            />
            {fixed.includes(column.key) || columns.length === 1 ? null : (
              <ActionIcon
                aria-label={t('removeColumn', { number: at + 1 })}
                onClick={() => onChange({ ...question, columns: columns.filter((one) => one !== column) })}
              >
                <IconX size={15} aria-hidden />
              </ActionIcon>
            )}
          </div>
        ))}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={columns.length >= most.columns}
          onClick={() => {
            const key = freeKey(
              columns.map((one) => one.key),
              'column',
            );
            onChange({ ...question, columns: [...columns, { key, label: {}, choices: [] }] });
          }}
        >
          {t('addColumn')}
        </Button>
      </div>
    );
  }
  if (question.kind !== 'choice' && question.kind !== 'several') return null;
  const { choices } = question;
  return (
    <div>
      <Input.Label labelElement="div">{t('choices')}</Input.Label>
      {choices.map((choice, at) => (
        <div key={choice.value} className={styles.part}>
          <TextInput
            aria-label={t('choice', { number: at + 1 })}
            maxLength={120}
            placeholder={choice.label[first]}
            value={choice.label[language] ?? ''}
            onChange={(event) => {
              const label = { ...choice.label, [language]: event.currentTarget.value };
              onChange({ ...question, choices: choices.map((one) => (one === choice ? { ...one, label } : one)) });
            }}
          />
          {question.target === 'conditions' ? (
            <Select
              aria-label={t('choiceIs', { number: at + 1 })}
              placeholder={t('staysOnForm')}
              clearable
              data={conditionKinds
                .filter((kind) => !hasExpectedEnd(kind))
                .map((kind) => ({ value: kind, label: patientWords(`kind_${kind}`) }))}
              value={choice.condition}
              onChange={(kind) => {
                const condition = kind as ConditionKind | null;
                onChange({
                  ...question,
                  choices: choices.map((one) => (one === choice ? { ...one, condition } : one)),
                });
              }}
            />
          ) : null}
          <ActionIcon
            aria-label={t('removeChoice', { number: at + 1 })}
            onClick={() => onChange({ ...question, choices: choices.filter((one) => one !== choice) })}
          >
            <IconX size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={15} aria-hidden />}
        disabled={choices.length >= most.choices}
        onClick={() => {
          const value = freeKey(
            choices.map((one) => one.value),
            'choice',
          );
          onChange({ ...question, choices: [...choices, { value, label: {}, condition: null }] });
        }}
      >
        {t('addChoice')}
      </Button>
    </div>
  );
}
