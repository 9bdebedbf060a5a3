import { useTranslation } from 'react-i18next';
import { ScaledInput, type ScaledInputProps } from './ScaledInput.tsx';

export interface QuantityInputProps extends Omit<ScaledInputProps, 'decimals' | 'trim' | 'sentences' | 'step'> {
  /** The base unit shown in the field, e.g. "U" or "mL". */
  unit: string;
  /** Thousandths that arrow up and down add; 1000 unless told. */
  step?: number;
}

/** A quantity in thousandths of the base unit: 20000 is shown as 20. `min` and `max` are thousandths. */
export function QuantityInput({ unit, step = 1000, ...rest }: QuantityInputProps) {
  const { t } = useTranslation('ui');
  return (
    <ScaledInput
      {...rest}
      decimals={3}
      trim
      step={step}
      rightSection={<span aria-hidden>{unit}</span>}
      rightSectionWidth={Math.max(30, unit.length * 9 + 14)}
      sentences={{
        bad: t('quantityBad'),
        low: (min) => t('amountLow', { min: `${min} ${unit}` }),
        high: (max) => t('amountHigh', { max: `${max} ${unit}` }),
      }}
    />
  );
}
