import { Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';

/** What is to become of a fee; `later` leaves it open. */
export type FeeWish = { how: 'charge' } | { how: 'waive'; reason: string } | { how: 'later' };

/** The decision as the host takes it; undefined while it is left open. */
export function decisionOf(wish: FeeWish): { how: 'charge' } | { how: 'waive'; reason: string } | undefined {
  return wish.how === 'later' ? undefined : wish;
}

/** True if nothing is missing from it. */
export function isWhole(wish: FeeWish): boolean {
  return wish.how !== 'waive' || wish.reason.trim() !== '';
}

export interface FeeChoiceProps {
  label: string;
  cents: number;
  value: FeeWish;
  onChange: (wish: FeeWish) => void;
}

/** Charges a fee, waives it with a reason (for those who may), or leaves that open. */
export function FeeChoice({ label, cents, value, onChange }: FeeChoiceProps) {
  const { t } = useTranslation('scheduling');
  const { currency, may } = useDesk();
  return (
    <Radio.Group
      label={label}
      value={value.how}
      onChange={(how) => onChange(how === 'waive' ? { how, reason: '' } : { how: how as 'charge' | 'later' })}
    >
      <Stack gap={8} mt={6}>
        <Radio value="charge" label={t('feeCharge', { amount: formatMoney(cents, currency) })} />
        {may('fees.waive') ? <Radio value="waive" label={t('feeWaive')} /> : null}
        {value.how === 'waive' ? (
          <TextInput
            aria-label={t('feeWaiveReason')}
            placeholder={t('feeWaiveReason')}
            value={value.reason}
            maxLength={300}
            autoFocus
            onChange={(event) => onChange({ how: 'waive', reason: event.currentTarget.value })}
          />
        ) : null}
        <Radio value="later" label={may('fees.waive') ? t('feeLater') : t('feeAsk')} />
      </Stack>
    </Radio.Group>
  );
}
