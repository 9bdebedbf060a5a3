import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { type UsageGroup, usageGroups } from '../../electron/reporting/stock/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { GroupTable, groupCsv } from './GroupedReport.tsx';
import { JournalSays } from './JournalSays.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { saveCsv } from './saveCsv.ts';
import { usePeriod } from './usePeriod.ts';

/** What visits and sales took of the stock, by product, provider or treatment. */
export function UsagePage() {
  const { t } = useTranslation('reporting');
  const { currency } = useDesk();
  const period = usePeriod(30);
  const [by, setBy] = useState<UsageGroup>('product');
  const { from, until } = period;
  const input = { from: from ?? '', until: until ?? '', by };
  const report = useQuery(useTRPC().reporting.usage.queryOptions(input, { enabled: from !== null && until !== null }));
  const data = report.data;
  const name = by === 'product' ? null : by;
  return (
    <ReportFrame
      title={t('usage')}
      subtitle={t('usageText')}
      period={period}
      by={{ value: by, onChange: setBy, options: usageGroups.map((value) => ({ value, label: t(`by_${value}`) })) }}
      onCsv={
        data && data.rows.length > 0 ? () => saveCsv(`usage-${from}-${until}.csv`, groupCsv(data.rows, name)) : null
      }
      problem={report.error ? sentenceOf(report.error) : null}
      onRetry={() => void report.refetch()}
      foot={
        data ? (
          <>
            <JournalSays cents={data.costCents} journalCents={data.journalCents} />
            <span>
              {t('costOfUse')} <strong>{formatMoney(data.costCents, currency)}</strong>
            </span>
          </>
        ) : null
      }
    >
      <GroupTable
        label={t('usage')}
        rows={data?.rows}
        name={name === null ? null : t(`by_${name}`)}
        nameless={t('overTheCounter')}
      />
    </ReportFrame>
  );
}
