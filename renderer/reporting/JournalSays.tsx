import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useDesk } from '../api/desk.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** Whether the journal has the same sum. */
export function JournalSays({ cents, journalCents }: { cents: number; journalCents: number }) {
  const { t } = useTranslation('reporting');
  const { currency } = useDesk();
  return cents === journalCents ? (
    <StatusBadge tone="green" text={t('journalAgrees')} />
  ) : (
    <StatusBadge tone="red" text={t('journalDiffers', { amount: formatMoney(journalCents, currency) })} />
  );
}
