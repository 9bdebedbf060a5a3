import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconBellOff, IconCalendarPlus, IconMessageCheck, IconPhone, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import type { Recall } from '../../../electron/scheduling/recalls/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatShortDay } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showProblem, showUndo } from '../../ui/toasts.tsx';
import { BookAhead } from '../BookAhead.tsx';
import { DismissDialog } from './DismissDialog.tsx';
import styles from './recalls.module.css';

/** Whole days from `day` until `today`, both 'YYYY-MM-DD'; negative while it lies ahead. */
function daysSince(day: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
}

/** Who is due again for what, longest due first: book, note that they were called, put off. */
export function RecallsPage() {
  const { t } = useTranslation('recalls');
  const trpc = useTRPC();
  const { may, zone } = useDesk();
  const open = useOpen();
  const list = useQuery(trpc.scheduling.recalls.queryOptions({}));
  const [booking, setBooking] = useState<Recall | null>(null);
  const [dismissing, setDismissing] = useState<Recall | null>(null);
  const { mutateAsync: contact } = useMutation(trpc.scheduling.contactRecall.mutationOptions());
  const edits = may('schedule.edit');
  const today = list.data?.today ?? '';
  const recalls = list.data?.recalls;
  const overdue = recalls?.filter((row) => row.dueOn <= today).length ?? 0;

  const mark = async (row: Recall, contacted: boolean): Promise<void> => {
    try {
      const { version } = await contact({ recallId: row.id, contacted, expectedVersion: row.version });
      showUndo(t(contacted ? 'marked' : 'unmarked', { name: row.patientName }), async () => {
        await contact({ recallId: row.id, contacted: !contacted, expectedVersion: version });
      });
    } catch (error) {
      showProblem(sentenceOf(error));
    }
  };

  return (
    <Page
      title={t('recalls')}
      subtitle={
        recalls
          ? [
              t('overdue', { count: overdue }),
              t('soon', { count: recalls.length - overdue }),
              list.data?.more ? t('more') : '',
            ]
              .filter(Boolean)
              .join(' · ')
          : ' '
      }
    >
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <DataTable
        label={t('recalls')}
        rows={recalls}
        rowKey={(row) => row.id}
        wrap
        {...(edits ? { onOpen: setBooking } : {})}
        onRowKey={(event, row) => {
          if (!edits) return;
          if (event.key === 'c' && !event.ctrlKey && !event.metaKey) void mark(row, row.contactedAt === null);
          else if (event.key === 'Delete') setDismissing(row);
          else return;
          event.preventDefault();
        }}
        empty={<EmptyState icon={IconRefresh} title={t('empty')} text={t('emptyText')} />}
        columns={[
          {
            key: 'patient',
            header: t('patient'),
            width: '210px',
            cell: (row) => (
              <>
                {open.patient ? (
                  <button type="button" className={styles.name} onClick={() => open.patient?.(row.patientId)}>
                    {row.patientName}
                  </button>
                ) : (
                  <strong>{row.patientName}</strong>
                )}
                <div className={styles.muted}>
                  {row.phone ? (
                    <span className={styles.phone}>
                      <IconPhone size={12} aria-hidden /> {row.phone}
                    </span>
                  ) : (
                    row.email
                  )}
                </div>
              </>
            ),
          },
          {
            key: 'service',
            header: t('service'),
            cell: (row) => (
              <>
                {row.serviceName}
                <div className={styles.muted}>
                  {t('last', { day: formatShortDay(row.performedAt, zone) })}
                  {row.units === null
                    ? ''
                    : `, ${t('dose', { units: formatAmount(row.units, 'U'), count: row.areas ?? 0 })}`}
                </div>
              </>
            ),
          },
          {
            key: 'due',
            header: t('due'),
            width: '240px',
            cell: (row) => {
              const since = daysSince(row.dueOn, today);
              return (
                <>
                  <StatusBadge
                    tone={since > 30 ? 'red' : since >= 0 ? 'amber' : 'grey'}
                    text={
                      since > 0
                        ? t('sinceDays', { count: since })
                        : since === 0
                          ? t('dueToday')
                          : t('inDays', { count: -since })
                    }
                  />
                  <div className={styles.muted}>
                    {formatDate(row.dueOn)}, {t('after', { count: row.intervalDays })}
                  </div>
                </>
              );
            },
          },
          {
            key: 'contact',
            header: t('contact'),
            width: '180px',
            cell: (row) => (
              <>
                {row.contactedAt === null ? (
                  <span className={styles.muted}>{t('notYet')}</span>
                ) : (
                  <>
                    {formatShortDay(row.contactedAt, zone)}
                    <div className={styles.muted}>{row.contactedBy}</div>
                  </>
                )}
                {row.dismissReason ? <div className={styles.muted}>{row.dismissReason}</div> : null}
              </>
            ),
          },
          {
            key: 'actions',
            header: t('actions'),
            hideHeader: true,
            width: '180px',
            align: 'right',
            cell: (row) =>
              edits ? (
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  <Tooltip label={row.contactedAt === null ? t('mark') : t('unmark')}>
                    <ActionIcon
                      aria-label={t(row.contactedAt === null ? 'markName' : 'unmarkName', { name: row.patientName })}
                      aria-pressed={row.contactedAt !== null}
                      onClick={() => void mark(row, row.contactedAt === null)}
                    >
                      <IconMessageCheck size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label={t('putOff')}>
                    <ActionIcon
                      aria-label={t('putOffName', { name: row.patientName })}
                      onClick={() => setDismissing(row)}
                    >
                      <IconBellOff size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Button
                    size="xs"
                    variant="light"
                    leftSection={<IconCalendarPlus size={14} aria-hidden />}
                    aria-label={t('bookName', { name: row.patientName })}
                    onClick={() => setBooking(row)}
                  >
                    {t('book')}
                  </Button>
                </Group>
              ) : null,
          },
        ]}
      />
      {booking ? (
        <BookAhead
          patient={{ id: booking.patientId, name: booking.patientName }}
          serviceIds={[booking.serviceId]}
          providerId={null}
          onClose={() => setBooking(null)}
          onBooked={() => setBooking(null)}
        />
      ) : null}
      {dismissing ? <DismissDialog recall={dismissing} onClose={() => setDismissing(null)} /> : null}
    </Page>
  );
}
