import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Panel } from '../ui/Page.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';

/** The invoices of one patient: the billing tab of the patient page. */
export function PatientInvoices({ patientId }: { patientId: string }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const list = useQuery(trpc.billing.invoices.queryOptions({ patientId }));
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  return (
    <Panel flush>
      <InvoiceTable
        of="patient"
        invoices={list.data?.invoices}
        empty={<EmptyState icon={IconReceipt} title={t('none')} text={t('nonePatientText')} />}
      />
    </Panel>
  );
}
