import { IconMessageCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverrideRow } from '../../../electron/charting/alerts/schemas.ts';
import { addDays, dateOf, dayBounds } from '../../../electron/kernel/dates.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './alerts.module.css';

/** The reasons that were given to go on, for the director: when, for whom, what stood in the way, why. */
export function OverridesPage() {
  const { t } = useTranslation('alerts');
  const { zone } = useDesk();
  const open = useOpen();
  const today = dateOf(useNow(), zone);
  const [from, setFrom] = useState(addDays(today, -30));
  const [until, setUntil] = useState(today);
  const found = useQuery(
    useTRPC().charting.alerts.overrides.queryOptions({
      from: dayBounds(from, zone).from,
      until: dayBounds(until, zone).until,
    }),
  );
  return (
    <Page
      title={t('reasons')}
      subtitle={found.data?.more ? `${t('reasonsSubtitle')} · ${t('firstShown')}` : t('reasonsSubtitle')}
    >
      <div className={styles.narrow}>
        <DateField label={t('from')} maxDate={until} value={from} onChange={(date) => date && setFrom(date)} />
        <DateField
          label={t('until')}
          minDate={from}
          maxDate={today}
          value={until}
          onChange={(date) => date && setUntil(date)}
        />
      </div>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      <DataTable
        wrap
        label={t('reasons')}
        rows={found.data?.overrides}
        rowKey={(row) => row.id}
        {...(open.visit ? { onOpen: (row: OverrideRow) => open.visit?.(row.appointmentId) } : {})}
        empty={<EmptyState icon={IconMessageCheck} title={t('reasonsNone')} text={t('reasonsNoneText')} />}
        columns={[
          {
            key: 'patient',
            header: t('patient'),
            width: '220px',
            cell: (row) => (
              <span className={styles.name}>
                <strong>{row.patientName}</strong>
                <span className={styles.quiet}>{row.serviceName}</span>
              </span>
            ),
          },
          {
            key: 'what',
            header: t('what'),
            cell: (row) => (
              <span className={styles.name}>
                <span>
                  <StatusBadge tone={row.about === 'exam' ? 'plum' : 'amber'} text={t(`about_${row.about}`)} />
                </span>
                {row.sentence}
              </span>
            ),
          },
          { key: 'reason', header: t('reason'), cell: (row) => row.reason },
          {
            key: 'by',
            header: t('by'),
            width: '200px',
            cell: (row) => (
              <span className={styles.name}>
                {row.byName}
                <span className={styles.quiet}>{formatInstant(row.at, zone)}</span>
              </span>
            ),
          },
        ]}
      />
    </Page>
  );
}
