import { Button } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDay, formatTime } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { stateLook } from './stateLook.ts';

/** The appointments of one patient, newest first; Enter opens the visit. */
export function PatientVisits({ patientId }: { patientId: string }) {
  const { t } = useTranslation('scheduling');
  const { t: words } = useTranslation('app');
  const trpc = useTRPC();
  const { zone, may } = useDesk();
  const navigate = useNavigate();
  const open = useOpen();
  const list = useQuery(trpc.scheduling.visits.queryOptions({ patientId }));
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  return (
    <DataTable
      label={t('visits')}
      rows={list.data?.visits}
      rowKey={(row) => row.id}
      {...(open.visit ? { onOpen: (row: { id: string }) => open.visit?.(row.id) } : {})}
      empty={
        <EmptyState
          icon={IconCalendarEvent}
          title={t('noVisits')}
          text={t('noVisitsText')}
          action={
            may('schedule.edit') ? (
              <Button onClick={() => void navigate({ to: '/calendar', search: { patient: patientId } })}>
                {t('bookFor')}
              </Button>
            ) : null
          }
        />
      }
      columns={[
        { key: 'day', header: t('date'), width: '170px', cell: (row) => formatDay(row.startsAt, zone) },
        { key: 'time', header: t('time'), width: '100px', cell: (row) => formatTime(row.startsAt, zone) },
        { key: 'services', header: t('services'), cell: (row) => row.services },
        { key: 'note', header: t('note'), cell: (row) => row.note, width: '26%' },
        {
          key: 'state',
          header: t('states'),
          width: '150px',
          cell: (row) => (
            <StatusBadge
              tone={stateLook[row.state].tone}
              icon={stateLook[row.state].icon}
              text={words(`state_${row.state}`)}
            />
          ),
        },
      ]}
    />
  );
}
