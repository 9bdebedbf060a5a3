import { Checkbox, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { Answer, AnswerRow } from '../../../electron/intake/answers/rules.ts';
import { type Definition, most, type Question, textIn } from '../../../electron/intake/rules.ts';
import styles from './filling.module.css';
import { RowsField } from './RowsField.tsx';
import type { FormWords } from './words.ts';

export interface QuestionFieldProps {
  definition: Definition;
  question: Question;
  language: string;
  words: FormWords;
  /** For fingers. */
  roomy: boolean;
  value: Answer | undefined;
  problem: string | null;
  onChange: (value: Answer | undefined) => void;
}

const inputTypes: Partial<Record<Question['kind'], string>> = { date: 'date', phone: 'tel', email: 'email' };

/** One question with its field. */
export function QuestionField(props: QuestionFieldProps) {
  const { definition, question, language, words, roomy, value, problem, onChange } = props;
  const text = (of: Record<string, string>): string => textIn(definition, of, language);
  const around = {
    label: text(question.label),
    description: text(question.help) || undefined,
    error: problem === null ? null : (words.problems[problem] ?? problem),
    withAsterisk: question.required,
    size: roomy ? ('lg' as const) : ('md' as const),
    inputWrapperOrder: ['label', 'description', 'input', 'error'] as Array<'label' | 'description' | 'input' | 'error'>,
  };
  const option = {
    size: roomy ? ('lg' as const) : ('sm' as const),
    classNames: {
      root: styles.option ?? '',
      body: styles.optionBody ?? '',
      labelWrapper: styles.optionWords ?? '',
      label: styles.optionLabel ?? '',
    },
  };
  switch (question.kind) {
    case 'yesNo':
      return (
        <Radio.Group
          {...around}
          value={value === undefined ? null : value === true ? 'yes' : 'no'}
          onChange={(next) => onChange(next === 'yes')}
        >
          <Group gap={roomy ? 'md' : 'xl'} mt={6} className={styles.two}>
            <Radio {...option} value="yes" label={words.yes} />
            <Radio {...option} value="no" label={words.no} />
          </Group>
        </Radio.Group>
      );
    case 'choice':
      return (
        <Radio.Group {...around} value={typeof value === 'string' ? value : null} onChange={onChange}>
          <Stack gap={8} mt={6}>
            {question.choices.map((choice) => (
              <Radio {...option} key={choice.value} value={choice.value} label={text(choice.label)} />
            ))}
          </Stack>
        </Radio.Group>
      );
    case 'several':
      return (
        <Checkbox.Group
          {...around}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={(next) => onChange(next.length === 0 ? undefined : next)}
        >
          <Stack gap={8} mt={6}>
            {question.choices.map((choice) => (
              <Checkbox {...option} key={choice.value} value={choice.value} label={text(choice.label)} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'rows':
      return (
        <RowsField
          definition={definition}
          question={question}
          language={language}
          words={words}
          rows={Array.isArray(value) ? (value as AnswerRow[]) : []}
          error={around.error}
          onChange={(rows) => onChange(rows.length === 0 ? undefined : rows)}
        />
      );
    case 'longText':
      return (
        <Textarea
          {...around}
          autosize
          minRows={3}
          maxLength={most.longText}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    default:
      return (
        <TextInput
          {...around}
          type={inputTypes[question.kind] ?? 'text'}
          {...(question.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
          maxLength={most.text}
          autoComplete="off"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
  }
}
