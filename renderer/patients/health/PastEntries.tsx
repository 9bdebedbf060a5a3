import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PastEntry } from '../../../electron/patients/health/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';

/** What stood on the lists once, and who took it off. */
export function PastEntries({ patientId }: { patientId: string }) {
  const { t } = useTranslation('patients');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const past = useQuery(trpc.patients.pastHealth.queryOptions({ patientId }));
  const detailOf = ({ list, detail }: PastEntry): string =>
    list === 'medication'
      ? detail
      : list === 'allergy'
        ? t(`severity_${detail}`, { defaultValue: detail })
        : t(`kind_${detail}`, { defaultValue: detail });
  const columns: Array<Column<PastEntry>> = [
    { key: 'list', header: t('pastList'), width: '14%', cell: (row) => t(`list_${row.list}`) },
    { key: 'name', header: t('pastName'), cell: (row) => row.name },
    { key: 'detail', header: t('pastDetail'), width: '20%', cell: (row) => detailOf(row) || '–' },
    {
      key: 'noted',
      header: t('pastNoted'),
      width: '21%',
      cell: (row) => [formatInstant(row.notedAt, zone), row.notedBy].filter(Boolean).join(', '),
    },
    {
      key: 'ended',
      header: t('pastEnded'),
      width: '25%',
      cell: (row) =>
        row.endedAt === null
          ? '–'
          : `${formatInstant(row.endedAt, zone)}, ${row.endedBy}${row.replaced ? ` (${t('replaced')})` : ''}`,
    },
  ];
  return (
    <Panel title={t('pastEntries')} flush>
      {past.error ? (
        <ErrorNotice sentence={sentenceOf(past.error)} onRetry={() => void past.refetch()} />
      ) : (
        <DataTable
          label={t('pastEntries')}
          plain
          wrap
          columns={columns}
          rows={past.data?.entries}
          rowKey={(row) => row.id}
          empty={<EmptyState compact title={t('noPast')} text={t('noPastText')} />}
        />
      )}
    </Panel>
  );
}
