import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';

/** The invoices of a patient who has some. */
export function PatientInvoices({ patientId }: { patientId: string }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const list = useQuery(trpc.billing.invoices.queryOptions({ patientId }));
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  return (
    <Panel title={t('invoices')} flush>
      <InvoiceTable of="patient" invoices={list.data?.invoices} empty={null} />
    </Panel>
  );
}
