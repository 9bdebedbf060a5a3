import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { type MarginGroup, marginGroups } from '../../electron/reporting/stock/rules.ts';
import type { MarginRow } from '../../electron/reporting/stock/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { JournalSays } from './JournalSays.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { csvOf, saveCsv } from './saveCsv.ts';
import { usePeriod } from './usePeriod.ts';

const amounts = ['revenueCents', 'costCents', 'commissionCents', 'marginCents'] as const;
const words = {
  revenueCents: 'revenue',
  costCents: 'goods',
  commissionCents: 'commission',
  marginCents: 'margin',
} as const;

/** What a treatment leaves after discounts, tax, goods and commission. */
export function MarginPage() {
  const { t } = useTranslation('reporting');
  const { currency } = useDesk();
  const period = usePeriod(30);
  const [by, setBy] = useState<MarginGroup>('treatment');
  const { from, until } = period;
  const input = { from: from ?? '', until: until ?? '', by };
  const report = useQuery(
    useTRPC().reporting.margins.queryOptions(input, { enabled: from !== null && until !== null }),
  );
  const data = report.data;
  const share = (rate: number | null): string => (rate === null ? '–' : `${(rate / 10_000).toFixed(1)} %`);
  const csv = (rows: readonly MarginRow[]): string =>
    csvOf(
      rows.map((row) => ({
        [by]: row.name,
        times: String(row.times),
        ...Object.fromEntries(amounts.map((key) => [words[key], (row[key] / 100).toFixed(2)])),
        margin_percent: row.marginRate === null ? '' : (row.marginRate / 10_000).toFixed(2),
      })),
    );
  const columns: Array<Column<MarginRow>> = [
    { key: 'name', header: t(`by_${by}`), cell: (row) => <strong>{row.name}</strong> },
    {
      key: 'times',
      header: t('times'),
      width: '80px',
      align: 'right',
      cell: (row) => <span className="s-num">{row.times}</span>,
    },
    ...amounts.map((key) => ({
      key,
      header: t(words[key]),
      width: '124px',
      align: 'right' as const,
      cell: (row: MarginRow) => <span className="s-num">{formatMoney(row[key], currency)}</span>,
    })),
    {
      key: 'rate',
      header: t('marginShare'),
      width: '92px',
      align: 'right',
      cell: (row) => <span className="s-num">{share(row.marginRate)}</span>,
    },
  ];
  return (
    <ReportFrame
      title={t('margins')}
      subtitle={t('marginsText')}
      period={period}
      by={{ value: by, onChange: setBy, options: marginGroups.map((value) => ({ value, label: t(`by_${value}`) })) }}
      onCsv={data && data.rows.length > 0 ? () => saveCsv(`margins-${from}-${until}.csv`, csv(data.rows)) : null}
      problem={report.error ? sentenceOf(report.error) : null}
      onRetry={() => void report.refetch()}
      foot={
        data ? (
          <>
            <JournalSays cents={data.total.revenueCents} journalCents={data.journalCents} />
            {amounts.map((key) => (
              <span key={key}>
                {t(words[key])} <strong>{formatMoney(data.total[key], currency)}</strong>
              </span>
            ))}
            <strong>{share(data.total.marginRate)}</strong>
          </>
        ) : null
      }
    >
      <DataTable
        fill
        wrap
        label={t('margins')}
        rows={data?.rows}
        rowKey={(row) => row.name}
        empty={<EmptyState icon={IconChartBar} title={t('nothingSold')} text={t('nothingText')} />}
        columns={columns}
      />
    </ReportFrame>
  );
}
