import { IconPackages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { formatAmount, formatQuantity } from '../../electron/kernel/quantity.ts';
import type { ValueRow } from '../../electron/reporting/stock/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useNow } from '../ui/useNow.ts';
import { JournalSays } from './JournalSays.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { csvOf, saveCsv } from './saveCsv.ts';
import { dayOf } from './usePeriod.ts';

/** What the stock was worth at the end of a day: as it is kept, and first in first out. */
export function ValuationPage() {
  const { t } = useTranslation('reporting');
  const { currency, zone } = useDesk();
  const now = useNow();
  const [on, setOn] = useState<string | null>(dayOf(now, zone));
  const report = useQuery(useTRPC().reporting.valuation.queryOptions({ on: on ?? '' }, { enabled: on !== null }));
  const data = report.data;
  const csv = (rows: readonly ValueRow[]): string =>
    csvOf(
      rows.map((row) => ({
        product: row.product,
        quantity: formatQuantity(row.quantity),
        unit: row.unit,
        worth: (row.costCents / 100).toFixed(2),
        fifo: (row.fifoCents / 100).toFixed(2),
      })),
    );
  const money = (cents: number) => <span className="s-num">{formatMoney(cents, currency)}</span>;
  const columns: Array<Column<ValueRow>> = [
    { key: 'product', header: t('product'), cell: (row) => <strong>{row.product}</strong> },
    {
      key: 'quantity',
      header: t('quantity'),
      width: '140px',
      align: 'right',
      cell: (row) => <span className="s-num">{formatAmount(row.quantity, row.unit)}</span>,
    },
    { key: 'worth', header: t('worthByLot'), width: '150px', align: 'right', cell: (row) => money(row.costCents) },
    { key: 'fifo', header: t('worthFifo'), width: '190px', align: 'right', cell: (row) => money(row.fifoCents) },
    {
      key: 'difference',
      header: t('difference'),
      width: '130px',
      align: 'right',
      cell: (row) => (row.fifoCents === row.costCents ? '–' : money(row.fifoCents - row.costCents)),
    },
  ];
  return (
    <ReportFrame
      title={t('valuation')}
      subtitle={t('valuationText')}
      day={{ value: on, onChange: setOn }}
      onCsv={data && data.rows.length > 0 ? () => saveCsv(`stock-worth-${on}.csv`, csv(data.rows)) : null}
      problem={report.error ? sentenceOf(report.error) : null}
      onRetry={() => void report.refetch()}
      foot={
        data ? (
          <>
            <JournalSays cents={data.costCents} journalCents={data.journalCents} />
            <span>
              {t('worthByLot')} <strong>{formatMoney(data.costCents, currency)}</strong>
            </span>
            <span>
              {t('worthFifo')} <strong>{formatMoney(data.fifoCents, currency)}</strong>
            </span>
          </>
        ) : null
      }
    >
      <DataTable
        fill
        wrap
        label={t('valuation')}
        rows={data?.rows}
        rowKey={(row) => row.productId}
        empty={<EmptyState icon={IconPackages} title={t('nothingThere')} text={t('nothingText')} />}
        columns={columns}
      />
    </ReportFrame>
  );
}
