import { Button, Group } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfPatientOutput } from '../../electron/consents/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { PdfButton } from '../documents/PdfButton.tsx';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './consents.module.css';
import { RevokeDialog } from './RevokeDialog.tsx';

type Row = OfPatientOutput['consents'][number];

/** Everything a patient has signed, declined and taken back, newest first, each with its PDF. */
export function PatientConsents({ patientId }: { patientId: string }) {
  const { t } = useTranslation('consents');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const [revoking, setRevoking] = useState<Row | null>(null);
  const answer = useQuery(trpc.consents.ofPatient.queryOptions({ patientId }));
  if (answer.error) return <ErrorNotice sentence={sentenceOf(answer.error)} onRetry={() => void answer.refetch()} />;
  const sayings = (row: Row): string =>
    [
      row.onBehalf ? t('byBehalf', { who: row.onBehalf }) : null,
      row.witnessName ? t('witnessedBy', { who: row.witnessName }) : null,
      row.reason,
      row.revoked
        ? t('takenBackBy', {
            date: formatDate(row.revoked.on),
            reason: row.revoked.reason,
            who: row.revoked.takenBy,
          })
        : null,
    ]
      .filter((part) => part !== null)
      .join(' · ');
  return (
    <>
      <DataTable
        label={t('ofPatient')}
        rows={answer.data?.consents}
        rowKey={(row) => row.id}
        wrap
        columns={[
          {
            key: 'title',
            header: t('colConsent'),
            cell: (row) => (
              <span className={styles.needName}>
                {row.title}
                <span>{sayings(row)}</span>
              </span>
            ),
          },
          { key: 'service', header: t('colService'), cell: (row) => row.serviceName, width: '16%' },
          {
            key: 'state',
            header: t('colState'),
            width: '130px',
            cell: (row) =>
              row.outcome === 'refused' ? (
                <StatusBadge tone="red" text={t('declined')} />
              ) : row.revoked ? (
                <StatusBadge tone="grey" text={t('takenBack')} />
              ) : (
                <StatusBadge tone="green" text={t('holds')} />
              ),
          },
          { key: 'edition', header: t('colEdition'), cell: (row) => row.edition, align: 'right', width: '80px' },
          {
            key: 'signedAt',
            header: t('colSigned'),
            cell: (row) => formatInstant(row.signedAt, zone),
            width: '170px',
          },
          { key: 'staff', header: t('colStaff'), cell: (row) => row.staffName, width: '14%' },
          {
            key: 'pdf',
            header: t('colPdf'),
            hideHeader: true,
            align: 'right',
            width: '230px',
            cell: (row) => (
              <Group gap={6} justify="flex-end" wrap="nowrap">
                {row.outcome === 'signed' && !row.revoked && may('consents.sign') ? (
                  <Button size="xs" variant="default" onClick={() => setRevoking(row)}>
                    {t('revoke')}
                  </Button>
                ) : null}
                <PdfButton documentId={row.documentId} title={row.title} size="xs" />
              </Group>
            ),
          },
        ]}
        empty={<EmptyState icon={IconSignature} title={t('ofPatientNone')} text={t('ofPatientNoneText')} />}
      />
      {revoking ? <RevokeDialog patientId={patientId} consent={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}
