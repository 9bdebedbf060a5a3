import { Chip, Group, Input, Select } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmpty, vitalParts } from '../../../electron/charting/notes/rules.ts';
import type { Answer, NoteField } from '../../../electron/charting/noteTemplates/rules.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ScaledInput } from '../../ui/ScaledInput.tsx';
import { MacroText } from '../macros/MacroText.tsx';
import styles from './notes.module.css';

export interface FieldInputProps {
  field: NoteField;
  /** Another word than the field's own, e.g. in its editor. */
  label?: string;
  value: Answer | null;
  problem?: string | null;
  onChange: (value: Answer | null) => void;
  onLeave?: () => void;
}

/** One field of a note, by its kind. */
export function FieldInput({ field, label = field.label, value, problem = null, onChange, onLeave }: FieldInputProps) {
  const { t } = useTranslation('notes');
  const common = {
    label,
    description: field.help || undefined,
    required: field.required,
    error: problem ?? undefined,
    onBlur: onLeave,
  };
  switch (field.kind) {
    case 'text':
    case 'longText':
      return (
        <MacroText
          {...common}
          {...(field.kind === 'longText' ? { rows: 2, maxLength: 10_000 } : { maxLength: 300 })}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      );
    case 'choice':
      return field.options.length > 5 ? (
        <Select
          {...common}
          data={field.options}
          searchable
          clearable
          placeholder={t('choose')}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      ) : (
        <Chips
          {...common}
          options={field.options}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <Chips
          {...common}
          multiple
          options={field.options}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <Chips
          {...common}
          options={['yes', 'no']}
          wordOf={(option) => t(option === 'yes' ? 'yes' : 'no')}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(chosen) => onChange(chosen === null ? null : chosen === 'yes')}
        />
      );
    case 'number': {
      const step = 10 ** (3 - field.decimals);
      const scaled = (thousandths: number | null): number | undefined =>
        thousandths === null ? undefined : Math.round(thousandths / step);
      return (
        <Scaled
          {...common}
          unit={field.unit}
          decimals={field.decimals}
          value={typeof value === 'number' ? Math.round(value / step) : null}
          min={scaled(field.min)}
          max={scaled(field.max)}
          onChange={(next) => onChange(next === null ? null : next * step)}
        />
      );
    }
    case 'date':
      return <DateField {...common} clearable value={typeof value === 'string' ? value : null} onChange={onChange} />;
    case 'vitals':
      return <Vitals {...common} field={field} value={value} onChange={onChange} />;
  }
}

interface Common {
  label: string;
  description: string | undefined;
  required: boolean;
  error: string | undefined;
  onBlur: (() => void) | undefined;
}

type ChipsProps = Common & { options: readonly string[]; wordOf?: (option: string) => string } & (
    | { multiple: true; value: string[]; onChange: (value: string[]) => void }
    | { multiple?: false; value: string | null; onChange: (value: string | null) => void }
  );

/** Options that are all seen at once; the chosen one is let go of by choosing it again. */
function Chips(props: ChipsProps) {
  const { label, description, required, error, onBlur, options, wordOf = (option) => option } = props;
  const id = useId();
  const chosen = props.multiple ? props.value : props.value === null ? [] : [props.value];
  const choose = (option: string): void => {
    const on = chosen.includes(option);
    if (props.multiple) props.onChange(on ? chosen.filter((one) => one !== option) : [...chosen, option]);
    else props.onChange(on ? null : option);
  };
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      required={required}
      error={error}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- leaving the group saves what is in it */}
      <div role="group" aria-labelledby={id} onBlur={onBlur}>
        <Group gap={6} className={styles.chips}>
          {[...options, ...chosen.filter((one) => !options.includes(one))].map((option) => (
            <Chip
              key={option}
              type="checkbox"
              variant="outline"
              size="sm"
              radius="sm"
              checked={chosen.includes(option)}
              onChange={() => choose(option)}
            >
              {wordOf(option)}
            </Chip>
          ))}
        </Group>
      </div>
    </Input.Wrapper>
  );
}

interface ScaledProps extends Common {
  unit: string;
  decimals: number;
  value: number | null;
  min: number | undefined;
  max: number | undefined;
  onChange: (value: number | null) => void;
}

function Scaled({ unit, decimals, label, error, onBlur, ...rest }: ScaledProps) {
  const { t } = useTranslation('notes');
  return (
    <ScaledInput
      {...rest}
      label={label}
      {...(onBlur ? { onBlur } : {})}
      {...(error === undefined ? {} : { error })}
      decimals={decimals}
      trim
      step={1}
      rightSection={unit === '' ? undefined : <span className={styles.unit}>{unit}</span>}
      rightSectionWidth={unit.length * 8 + 16}
      sentences={{
        bad: t('numberBad'),
        low: (min) => t('numberLow', { min: `${min} ${unit}`.trim() }),
        high: (max) => t('numberHigh', { max: `${max} ${unit}`.trim() }),
      }}
    />
  );
}

type VitalsProps = Common & { field: NoteField; value: Answer | null; onChange: (value: Answer | null) => void };

/** The figures of one measuring, side by side. */
function Vitals({ field, value, label, description, required, error, onBlur, onChange }: VitalsProps) {
  const id = useId();
  const figures = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      required={required}
      error={error}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- leaving the group saves what is in it */}
      <div role="group" aria-labelledby={id} className={styles.vitals} onBlur={onBlur}>
        {vitalParts(field).map(({ part, label: name, unit, decimals }) => (
          <Scaled
            key={part}
            label={name}
            description={undefined}
            required={false}
            error={undefined}
            onBlur={undefined}
            unit={unit}
            decimals={decimals}
            min={undefined}
            max={undefined}
            value={figures[part] ?? null}
            onChange={(next) => {
              const { [part]: _, ...others } = figures;
              const all = next === null ? others : { ...figures, [part]: next };
              onChange(isEmpty(all) ? null : all);
            }}
          />
        ))}
      </div>
    </Input.Wrapper>
  );
}
