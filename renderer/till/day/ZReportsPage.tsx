import { Button } from '@mantine/core';
import { IconArrowLeft, IconListNumbers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { addDays, dateOf } from '../../../electron/kernel/dates.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { ZReportsOutput } from '../../../electron/till/day/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatTime } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './day.module.css';

type Row = z.output<typeof ZReportsOutput>['reports'][number];

/** The list of Z reports, found by date. */
export function ZReportsPage() {
  const { t } = useTranslation('day');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { currency, zone } = useDesk();
  const today = dateOf(useNow(), zone);
  const [from, setFrom] = useState(addDays(today, -31));
  const [until, setUntil] = useState(today);
  const list = useQuery(trpc.till.zReports.queryOptions({ from, until }));
  const money = (cents: number) => <span className="s-num">{formatMoney(cents, currency)}</span>;
  const columns: ReadonlyArray<Column<Row>> = [
    {
      key: 'number',
      header: t('number'),
      width: '80px',
      cell: (row) => <strong className="s-num">{row.number}</strong>,
    },
    { key: 'date', header: t('date'), width: '130px', cell: (row) => formatDate(row.businessDate) },
    { key: 'station', header: t('station'), cell: (row) => row.stationName },
    { key: 'closed', header: t('closedAt'), width: '90px', cell: (row) => formatTime(row.closedAt, zone) },
    { key: 'by', header: t('by'), cell: (row) => row.closedByName },
    { key: 'gross', header: t('gross'), width: '120px', align: 'right', cell: (row) => money(row.grossCents) },
    { key: 'total', header: t('total'), width: '120px', align: 'right', cell: (row) => money(row.totalCents) },
    {
      key: 'over',
      header: t('overShort'),
      width: '150px',
      align: 'right',
      cell: (row) =>
        row.overShortCents === 0 ? (
          <StatusBadge tone="green" text={t('agrees')} />
        ) : (
          <StatusBadge
            tone="amber"
            text={t(row.overShortCents > 0 ? 'over' : 'short', {
              amount: formatMoney(Math.abs(row.overShortCents), currency),
            })}
          />
        ),
    },
    {
      key: 'grand',
      header: t('grandTotal'),
      width: '140px',
      align: 'right',
      cell: (row) => money(row.grandTotalCents),
    },
  ];
  return (
    <Page
      fill
      title={t('reports')}
      actions={
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => void navigate({ to: '/till/day' })}
        >
          {t('toDay')}
        </Button>
      }
    >
      <div className={styles.bar}>
        <DateField label={t('zFrom')} w={160} value={from} onChange={(value) => value && setFrom(value)} />
        <DateField label={t('zUntil')} w={160} value={until} onChange={(value) => value && setUntil(value)} />
      </div>
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          fill
          label={t('reports')}
          columns={columns}
          rows={list.data?.reports}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate({ to: '/till/z/$zId', params: { zId: row.id } })}
          empty={<EmptyState icon={IconListNumbers} title={t('zNone')} text={t('zNoneText')} />}
        />
      )}
    </Page>
  );
}
