import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconClockCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PendingOutput } from '../../../electron/billing/pending/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatShortDay } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Tone } from '../../ui/tokens.ts';
import { CancelPendingDialog } from './CancelPendingDialog.tsx';

type Charge = PendingOutput['charges'][number];
const tones: Record<Charge['age'], Tone> = { fresh: 'grey', waiting: 'amber', overdue: 'red' };

/** Charges that wait for their chart, the oldest first, and what to do about each. */
export function PendingPage() {
  const { t } = useTranslation('pending');
  const { zone, currency, may } = useDesk();
  const open = useOpen();
  const [which, setWhich] = useState<'due' | 'all'>('due');
  const [cancelling, setCancelling] = useState<Charge | null>(null);
  const list = useQuery(useTRPC().billing.pending.list.queryOptions({}));
  const charges = list.data?.charges.filter(({ age }) => which === 'all' || age !== 'fresh');
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <SegmentedControl
            aria-label={t('filter')}
            data={(['due', 'all'] as const).map((value) => ({ value, label: t(`filter_${value}`) }))}
            value={which}
            onChange={(next) => setWhich(next === 'all' ? 'all' : 'due')}
          />
          {open.signOff && may('chart.sign') ? (
            <Button variant="default" onClick={open.signOff}>
              {t('signOff')}
            </Button>
          ) : null}
        </>
      }
    >
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t('title')}
          rows={charges}
          rowKey={(row) => row.chargeId}
          wrap
          {...(open.visit ? { onOpen: (row: Charge) => open.visit?.(row.appointmentId) } : {})}
          columns={[
            { key: 'patient', header: t('colPatient'), cell: (row) => row.patientName, width: '22%' },
            { key: 'what', header: t('colWhat'), cell: (row) => `${row.description} · ${row.providerName}` },
            {
              key: 'visit',
              header: t('colVisit'),
              cell: (row) => formatShortDay(row.startsAt, zone),
              width: '120px',
            },
            {
              key: 'age',
              header: t('colAge'),
              cell: ({ age, days }) => (
                <StatusBadge
                  tone={tones[age]}
                  text={age === 'fresh' ? t('age_fresh') : t(`age_${age}`, { count: days })}
                />
              ),
              width: '190px',
            },
            {
              key: 'amount',
              header: t('colAmount'),
              cell: (row) => formatMoney(row.estimatedCents, currency),
              align: 'right',
              width: '110px',
            },
            {
              key: 'acts',
              header: t('colActs'),
              hideHeader: true,
              align: 'right',
              width: '320px',
              cell: (row) => (
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  {open.visit ? (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('openOf', { name: row.patientName })}
                      onClick={() => open.visit?.(row.appointmentId)}
                    >
                      {t('open')}
                    </Button>
                  ) : null}
                  {may('billing.refund') ? (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('cancelOf', { name: row.patientName })}
                      onClick={() => setCancelling(row)}
                    >
                      {t('cancel')}
                    </Button>
                  ) : null}
                </Group>
              ),
            },
          ]}
          empty={
            list.data && list.data.charges.length > 0 ? (
              <EmptyState icon={IconClockCheck} title={t('nothingDue')} text={t('nothingDueText')} />
            ) : (
              <EmptyState icon={IconClockCheck} title={t('none')} text={t('noneText')} />
            )
          }
        />
      )}
      {cancelling ? <CancelPendingDialog charge={cancelling} onClose={() => setCancelling(null)} /> : null}
    </Page>
  );
}
