import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppointmentMoney } from '../../../electron/billing/fees/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';

/** What is there of a deposit and how much of it the clinic would keep, in cents; null without a paid one. */
export type DepositThen = { cents: number; keptCents: number } | null;

/** What would become of the deposit if the patient cancelled now, or did not come. */
export function depositThen(
  money: AppointmentMoney | undefined,
  kept: 'keptIfCancelledCents' | 'keptIfNoShowCents',
): DepositThen {
  if (money?.deposit?.state !== 'paid') return null;
  return { cents: money.deposit.remainingCents, keptCents: money[kept] };
}

/** The same in a sentence; nothing without a deposit. */
export function DepositSentence({ deposit }: { deposit: DepositThen }) {
  const { t } = useTranslation('scheduling');
  const { currency } = useDesk();
  if (deposit === null) return null;
  const amount = formatMoney(deposit.cents, currency);
  return (
    <Text size="sm" my={10}>
      {deposit.keptCents > 0 ? t('depositKept', { amount }) : t('depositGoesAlong', { amount })}
    </Text>
  );
}
