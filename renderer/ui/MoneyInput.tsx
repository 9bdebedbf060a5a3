import { useTranslation } from 'react-i18next';
import { ScaledInput, type ScaledInputProps } from './ScaledInput.tsx';

export interface MoneyInputProps extends Omit<ScaledInputProps, 'decimals' | 'trim' | 'sentences' | 'step'> {
  /** ISO 4217 code; its sign is shown in the field. */
  currency: string;
  /** Cents that arrow up and down add; 100 unless told. */
  step?: number;
}

function writer(currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
}

/** The sign a person knows the currency by, e.g. "$". */
function signOf(currency: string): string {
  return (
    writer(currency)
      .formatToParts(0)
      .find((part) => part.type === 'currency')?.value ?? currency
  );
}

/** The largest amount the clinic takes anywhere: one million. */
const most = 100_000_000;

/** An amount of money: cents in, cents out, null while empty. `min` and `max` are cents; a million at most unless told. */
export function MoneyInput({ currency, step = 100, max = most, ...rest }: MoneyInputProps) {
  const { t } = useTranslation('ui');
  const sign = signOf(currency);
  return (
    <ScaledInput
      {...rest}
      max={max}
      decimals={2}
      trim={false}
      step={step}
      leftSection={<span aria-hidden>{sign}</span>}
      leftSectionWidth={sign.length > 2 ? 44 : 28}
      sentences={{
        bad: t('amountBad'),
        low: (min) => t('amountLow', { min: `${sign}${min}` }),
        high: () => t('amountHigh', { max: writer(currency).format(max / 100) }),
      }}
    />
  );
}
