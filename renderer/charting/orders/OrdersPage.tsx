import { IconCalendarCheck, IconStethoscope } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { EndingExam, UpcomingVisit } from '../../../electron/charting/orders/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatDay, formatTime } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './orders.module.css';
import { StandingPanel } from './standing/StandingPanel.tsx';

/** Who needs an exam before a visit, which exams end soon, and the standing orders of the clinic. */
export function OrdersPage() {
  const { t } = useTranslation('orders');
  const { zone } = useDesk();
  const open = useOpen();
  const found = useQuery(useTRPC().charting.orders.upcoming.queryOptions({}));
  return (
    <Page title={t('orders')} subtitle={t('ordersSubtitle')}>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      <div className={styles.stack}>
        <Panel title={t('upcoming')} flush>
          <DataTable
            plain
            wrap
            label={t('upcoming')}
            rows={found.data?.visits}
            rowKey={(row) => row.appointmentId}
            skeletonRows={3}
            {...(open.visit ? { onOpen: (row: UpcomingVisit) => open.visit?.(row.appointmentId) } : {})}
            empty={<EmptyState icon={IconCalendarCheck} title={t('upcomingNone')} text={t('upcomingNoneText')} />}
            columns={[
              {
                key: 'visit',
                header: t('visit'),
                width: '220px',
                cell: (row) => `${formatDay(row.startsAt, zone)}, ${formatTime(row.startsAt, zone)}`,
              },
              { key: 'patient', header: t('patient'), cell: (row) => <strong>{row.patientName}</strong> },
              {
                key: 'needs',
                header: t('needs'),
                cell: (row) => (
                  <ul className={styles.list}>
                    {row.services.map((service) => (
                      <li key={service.serviceName} className={styles.badges}>
                        {service.serviceName}
                        <StatusBadge
                          tone="amber"
                          text={
                            service.endedOn
                              ? t('gapEnded', { date: formatDate(service.endedOn) })
                              : t(`gap_${service.gap}`)
                          }
                        />
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Panel>
        <Panel title={t('ending')} flush>
          <DataTable
            plain
            wrap
            label={t('ending')}
            rows={found.data?.ending}
            rowKey={(row) => row.examId}
            skeletonRows={3}
            {...(open.patient ? { onOpen: (row: EndingExam) => open.patient?.(row.patientId) } : {})}
            empty={<EmptyState icon={IconStethoscope} compact title={t('endingNone')} />}
            columns={[
              { key: 'ends', header: t('endsOn'), width: '220px', cell: (row) => formatDate(row.validUntil) },
              { key: 'patient', header: t('patient'), cell: (row) => <strong>{row.patientName}</strong> },
              { key: 'allows', header: t('allows'), cell: (row) => row.scope.join(', ') },
              { key: 'by', header: t('by'), width: '200px', cell: (row) => row.signedByName },
            ]}
          />
        </Panel>
        <StandingPanel />
      </div>
    </Page>
  );
}
