import { Input, NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyValues } from '../../../electron/clinic/policies/rules.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { AmountField } from './AmountField.tsx';
import { ConsentField } from './ConsentField.tsx';
import { type PolicyField, wordOf } from './fields.ts';
import styles from './policies.module.css';

export interface PolicyInputProps {
  field: PolicyField;
  values: PolicyValues;
  currency: string;
  disabled: boolean;
  onChange: (change: Partial<PolicyValues>) => void;
}

/** One rule of the clinic. */
export function PolicyInput({ field, values, currency, disabled, onChange }: PolicyInputProps) {
  const { t } = useTranslation('clinic');
  const id = useId();
  const { key } = field;
  const label = t(`policy_${wordOf(key)}`);
  const help = t(`policyHelp_${wordOf(key)}`);
  if (field.kind === 'amount')
    return (
      <AmountField
        label={label}
        help={help}
        currency={currency}
        value={values[field.key]}
        disabled={disabled}
        onChange={(value) => onChange({ [field.key]: value })}
      />
    );
  if (field.kind === 'money')
    return (
      <div className={styles.narrow}>
        <MoneyInput
          label={label}
          description={help}
          currency={currency}
          min={0}
          disabled={disabled}
          value={values[field.key]}
          onChange={(value) => onChange({ [field.key]: value ?? 0 })}
        />
      </div>
    );
  if (field.kind === 'switch')
    return (
      <Switch
        label={label}
        description={help}
        checked={values[field.key]}
        disabled={disabled}
        onChange={(event) => onChange({ [field.key]: event.currentTarget.checked })}
      />
    );
  if (field.kind === 'consent')
    return (
      <ConsentField
        label={label}
        description={help}
        disabled={disabled}
        value={values[field.key]}
        onChange={(value) => onChange({ [field.key]: value })}
      />
    );
  if (field.kind === 'choice')
    return (
      <div role="group" aria-labelledby={id} className={styles.field}>
        <div className={styles.label} id={id}>
          {label}
        </div>
        <div>
          <SegmentedControl
            aria-labelledby={id}
            disabled={disabled}
            value={values[field.key]}
            data={field.options.map((value) => ({ value, label: t(`choice_${value}`) }))}
            onChange={(value) => onChange({ [field.key]: value })}
          />
        </div>
        <Input.Description>{help}</Input.Description>
      </div>
    );
  if (field.kind === 'share')
    return (
      <div className={styles.narrow}>
        <NumberInput
          label={label}
          description={help}
          suffix=" %"
          decimalScale={2}
          allowNegative={false}
          min={0}
          max={100}
          disabled={disabled}
          value={values[field.key] / 10_000}
          onChange={(value) => onChange({ [field.key]: Math.round(Math.min(100, Number(value) || 0) * 10_000) })}
        />
      </div>
    );
  if (field.unit === 'thousandths')
    return (
      <div className={styles.narrow}>
        <QuantityInput
          label={label}
          description={help}
          unit={t('unit_thousandths')}
          min={field.min}
          max={field.max}
          disabled={disabled}
          value={values[field.key]}
          onChange={(value) => onChange({ [field.key]: value ?? 0 })}
        />
      </div>
    );
  return (
    <div className={styles.narrow}>
      <NumberInput
        label={label}
        description={help}
        suffix={` ${t(`unit_${field.unit}`)}`}
        allowDecimal={false}
        allowNegative={false}
        min={field.min}
        max={field.max}
        disabled={disabled}
        value={values[field.key]}
        onChange={(value) => onChange({ [field.key]: Math.min(field.max, Math.max(field.min, Number(value) || 0)) })}
      />
    </div>
  );
}
