import { ActionIcon, Button, Input, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import type { AnswerRow } from '../../../electron/intake/answers/rules.ts';
import { type Definition, most, type Question, textIn } from '../../../electron/intake/rules.ts';
import styles from './filling.module.css';
import type { FormWords } from './words.ts';

export interface RowsFieldProps {
  definition: Definition;
  question: Question;
  language: string;
  words: FormWords;
  rows: readonly AnswerRow[];
  error: string | null;
  onChange: (rows: AnswerRow[]) => void;
}

/** A list with columns, e.g. medications. One line is there to begin with; Enter in the last line adds one. */
export function RowsField({ definition, question, language, words, rows, error, onChange }: RowsFieldProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const text = (of: Record<string, string>): string => textIn(definition, of, language);
  const lines: readonly AnswerRow[] = rows.length === 0 ? [{}] : rows;
  const set = (at: number, key: string, cell: string): void =>
    onChange(lines.map((row, place) => (place === at ? { ...row, [key]: cell } : row)));
  const add = (): void => {
    if (lines.length >= most.rows) return;
    onChange([...lines, {}]);
    // the new line is there after the next paint
    requestAnimationFrame(() => {
      const groups = box.current?.querySelectorAll<HTMLElement>('[role="group"]');
      groups?.[groups.length - 1]?.querySelector<HTMLElement>('input,select')?.focus();
    });
  };
  return (
    <div role="group" aria-labelledby={id} ref={box}>
      <Input.Label id={id} size="md" required={question.required} labelElement="div">
        {text(question.label)}
      </Input.Label>
      {text(question.help) ? <Input.Description>{text(question.help)}</Input.Description> : null}
      <div className={styles.rows}>
        {lines.map((row, at) => (
          // lines have no name of their own: their place is all there is
          // eslint-disable-next-line react/no-array-index-key
          <div key={at} role="group" aria-label={words.line(at + 1)} className={styles.row}>
            {question.columns.map((column) =>
              column.choices.length > 0 ? (
                <NativeSelect
                  key={column.key}
                  label={text(column.label)}
                  value={row[column.key] ?? ''}
                  onChange={(event) => set(at, column.key, event.currentTarget.value)}
                  data={[
                    { value: '', label: words.choose },
                    ...column.choices.map(({ value, label }) => ({ value, label: text(label) })),
                  ]}
                />
              ) : (
                <TextInput
                  key={column.key}
                  label={text(column.label)}
                  maxLength={most.text}
                  autoComplete="off"
                  value={row[column.key] ?? ''}
                  onChange={(event) => set(at, column.key, event.currentTarget.value)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return;
                    event.preventDefault();
                    if (at === lines.length - 1 && Object.values(row).some(Boolean)) add();
                  }}
                />
              ),
            )}
            <ActionIcon
              aria-label={words.remove(at + 1)}
              disabled={rows.length === 0}
              onClick={() => onChange(lines.filter((_, place) => place !== at))}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
        ))}
      </div>
      <Button
        variant="default"
        size="xs"
        className={styles.add ?? ''}
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={add}
      >
        {words.add}
      </Button>
      {error ? <Input.Error mt={6}>{error}</Input.Error> : null}
    </div>
  );
}
