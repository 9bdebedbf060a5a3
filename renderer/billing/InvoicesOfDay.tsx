import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { CreditsOfDay } from './credits/CreditNotes.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';

/** The invoices of today. */
export function InvoicesOfDay() {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const day = useQuery(trpc.billing.day.queryOptions({}));
  if (day.error) return <ErrorNotice sentence={sentenceOf(day.error)} onRetry={() => void day.refetch()} />;
  return (
    <>
      <InvoiceTable
        of="day"
        invoices={day.data?.invoices}
        empty={<EmptyState icon={IconReceipt} title={t('noneDay')} text={t('noneDayText')} />}
      />
      <CreditsOfDay />
    </>
  );
}
