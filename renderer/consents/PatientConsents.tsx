import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { PdfButton } from '../documents/PdfButton.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatInstant } from '../ui/format.ts';

/** Everything a patient has signed, newest first, each with its PDF. */
export function PatientConsents({ patientId }: { patientId: string }) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const answer = useQuery(trpc.consents.ofPatient.queryOptions({ patientId }));
  if (answer.error) return <ErrorNotice sentence={sentenceOf(answer.error)} onRetry={() => void answer.refetch()} />;
  return (
    <DataTable
      label={t('ofPatient')}
      rows={answer.data?.consents}
      rowKey={(row) => row.id}
      columns={[
        { key: 'title', header: t('colConsent'), cell: (row) => row.title },
        { key: 'edition', header: t('colEdition'), cell: (row) => row.edition, align: 'right', width: '80px' },
        { key: 'signedAt', header: t('colSigned'), cell: (row) => formatInstant(row.signedAt, zone) },
        { key: 'staff', header: t('colStaff'), cell: (row) => row.staffName },
        {
          key: 'pdf',
          header: t('colPdf'),
          hideHeader: true,
          align: 'right',
          width: '140px',
          cell: (row) => <PdfButton documentId={row.documentId} title={row.title} size="xs" />,
        },
      ]}
      empty={<EmptyState icon={IconSignature} title={t('ofPatientNone')} text={t('ofPatientNoneText')} />}
    />
  );
}
