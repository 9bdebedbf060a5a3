import { ActionIcon, Button, Group } from '@mantine/core';
import { IconCalendarSearch, IconFlame, IconHourglass, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaitlistEntry } from '../../../electron/scheduling/waitlist/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatFromNow, formatMinutes, formatShortDay, formatTime } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useNow } from '../../ui/useNow.ts';
import { BookAhead } from '../BookAhead.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { FitsPanel } from './FitsPanel.tsx';
import type { WaitlistPlace } from './place.ts';
import { useWaitlistActions } from './useWaitlistActions.ts';
import styles from './waitlist.module.css';
import { wishText } from './wishText.ts';

const place = getRouteApi('/waitlist');

/** Who would come sooner; with a gap in the address, who fits it stands on top. */
export function WaitlistPage() {
  const { t } = useTranslation('waitlist');
  const trpc = useTRPC();
  const { may, zone } = useDesk();
  const now = useNow();
  const navigate = useNavigate();
  const gap: WaitlistPlace = place.useSearch();
  const list = useQuery(trpc.scheduling.waitlist.queryOptions({}));
  const actions = useWaitlistActions();
  const [editing, setEditing] = useState<WaitlistEntry | 'new' | null>(null);
  const [booking, setBooking] = useState<WaitlistEntry | null>(null);
  const edits = may('schedule.edit');
  const entries = list.data?.entries;
  usePageCommands(edits ? [{ id: 'waitlist.add', title: t('add'), icon: IconPlus, run: () => setEditing('new') }] : []);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('add')}
    </Button>
  );
  return (
    <Page
      title={t('waitlist')}
      subtitle={entries ? t('count', { count: entries.length }) : ' '}
      actions={edits ? add : null}
    >
      <div className={styles.page}>
        {gap.provider !== undefined && gap.from !== undefined ? (
          <FitsPanel
            gap={{ provider: gap.provider, from: gap.from }}
            onClose={() => void navigate({ to: '/waitlist', search: {} })}
          />
        ) : null}
        {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
        <DataTable
          label={t('waitlist')}
          rows={entries}
          rowKey={(row) => row.id}
          wrap
          {...(edits ? { onOpen: setEditing } : {})}
          onRowKey={(event, row) => {
            if (!edits || event.key !== 'Delete') return;
            event.preventDefault();
            void actions.takeOff(row);
          }}
          empty={
            <EmptyState icon={IconHourglass} title={t('empty')} text={t('emptyText')} action={edits ? add : null} />
          }
          columns={[
            {
              key: 'patient',
              header: t('patient'),
              width: '190px',
              cell: (row) => (
                <>
                  <strong>{row.patientName}</strong>
                  <div className={styles.muted}>{row.phone}</div>
                  {row.priority === 'high' ? (
                    <StatusBadge tone="red" icon={IconFlame} text={t('priority_high')} />
                  ) : null}
                </>
              ),
            },
            {
              key: 'services',
              header: t('services'),
              cell: (row) => (
                <>
                  {row.services.map((service) => service.name).join(', ')}
                  <div className={styles.muted}>
                    {formatMinutes(row.minutes)}, {row.providerName ?? t('anyProvider')}
                  </div>
                </>
              ),
            },
            {
              key: 'when',
              header: t('when'),
              cell: (row) => (
                <>
                  {wishText(row, t)}
                  {row.note ? <div className={styles.muted}>{row.note}</div> : null}
                </>
              ),
            },
            {
              key: 'since',
              header: t('since'),
              width: '150px',
              cell: (row) => (
                <>
                  {formatFromNow(row.createdAt, now)}
                  <div className={styles.muted}>{t('ends', { day: formatDate(row.expiresOn) })}</div>
                </>
              ),
            },
            {
              key: 'offer',
              header: t('state'),
              width: '190px',
              cell: (row) => {
                const [last] = row.offers;
                return (
                  <span className={styles.muted}>
                    {last
                      ? t('lastOffer', {
                          when: `${formatShortDay(last.startsAt, zone)}, ${formatTime(last.startsAt, zone)}`,
                          outcome: t(`outcome_${last.outcome}`),
                        })
                      : t('nothingOffered')}
                  </span>
                );
              },
            },
            {
              key: 'actions',
              header: t('actions'),
              hideHeader: true,
              width: '185px',
              align: 'right',
              cell: (row) =>
                edits ? (
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      size="xs"
                      variant="default"
                      leftSection={<IconCalendarSearch size={14} aria-hidden />}
                      aria-label={t('findTimeFor', { name: row.patientName })}
                      onClick={() => setBooking(row)}
                    >
                      {t('findTime')}
                    </Button>
                    <ActionIcon
                      aria-label={t('takeOff', { name: row.patientName })}
                      onClick={() => void actions.takeOff(row)}
                    >
                      <IconTrash size={15} aria-hidden />
                    </ActionIcon>
                  </Group>
                ) : null,
            },
          ]}
        />
      </div>
      {editing ? <EntryDialog entry={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
      {booking ? (
        <BookAhead
          patient={{ id: booking.patientId, name: booking.patientName }}
          serviceIds={booking.services.map((service) => service.id)}
          providerId={booking.providerId}
          onClose={() => setBooking(null)}
          onBooked={() => {
            setBooking(null);
            void actions.finish(booking);
          }}
        />
      ) : null}
    </Page>
  );
}
