import { Input, SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amount } from '../../../electron/clinic/policies/rules.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { ScaledInput } from '../../ui/ScaledInput.tsx';
import styles from './policies.module.css';

export interface AmountFieldProps {
  label: string;
  help?: string;
  currency: string;
  value: Amount;
  disabled: boolean;
  onChange: (value: Amount) => void;
}

/** Nothing, an amount of money, or a share of the booked services. */
export function AmountField({ label, help, currency, value, disabled, onChange }: AmountFieldProps) {
  const { t } = useTranslation('clinic');
  const id = useId();
  const start: Record<Amount['kind'], Amount> = {
    none: { kind: 'none' },
    flat: { kind: 'flat', cents: 5000 },
    percent: { kind: 'percent', rate: 500_000 },
  };
  const sentences = { bad: t('shareBad'), low: () => t('shareBad'), high: () => t('shareBad') };
  return (
    <div role="group" aria-labelledby={id} className={styles.field}>
      <div className={styles.label} id={id}>
        {label}
      </div>
      <div className={styles.amount}>
        <SegmentedControl
          aria-labelledby={id}
          disabled={disabled}
          value={value.kind}
          data={(['none', 'flat', 'percent'] as const).map((kind) => ({ value: kind, label: t(`amount_${kind}`) }))}
          onChange={(kind) => kind !== value.kind && onChange(start[kind])}
        />
        {value.kind === 'flat' ? (
          <MoneyInput
            aria-label={`${label}: ${t('amount_flat')}`}
            currency={currency}
            min={1}
            disabled={disabled}
            value={value.cents}
            onChange={(cents) => onChange({ kind: 'flat', cents: cents ?? 0 })}
          />
        ) : value.kind === 'percent' ? (
          <ScaledInput
            aria-label={`${label}: ${t('amount_percent')}`}
            decimals={4}
            trim
            min={1}
            max={1_000_000}
            step={50_000}
            disabled={disabled}
            rightSection={<span aria-hidden>%</span>}
            sentences={sentences}
            value={value.rate}
            onChange={(rate) => onChange({ kind: 'percent', rate: rate ?? 0 })}
          />
        ) : null}
      </div>
      {help ? <Input.Description>{help}</Input.Description> : null}
    </div>
  );
}
