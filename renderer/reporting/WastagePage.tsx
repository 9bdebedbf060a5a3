import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { type WasteGroup, wasteGroups } from '../../electron/reporting/stock/rules.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { GroupTable, groupCsv } from './GroupedReport.tsx';
import { JournalSays } from './JournalSays.tsx';
import { ReportFrame } from './ReportFrame.tsx';
import { saveCsv } from './saveCsv.ts';
import { usePeriod } from './usePeriod.ts';

/** What was thrown away or missing and what it cost, by reason, product or person. */
export function WastagePage() {
  const { t } = useTranslation('reporting');
  const { currency } = useDesk();
  const period = usePeriod(30);
  const [by, setBy] = useState<WasteGroup>('reason');
  const { from, until } = period;
  const input = { from: from ?? '', until: until ?? '', by };
  const report = useQuery(
    useTRPC().reporting.wastage.queryOptions(input, { enabled: from !== null && until !== null }),
  );
  const data = report.data;
  const name = by === 'product' ? null : by;
  return (
    <ReportFrame
      title={t('wastage')}
      subtitle={t('wastageText')}
      period={period}
      by={{ value: by, onChange: setBy, options: wasteGroups.map((value) => ({ value, label: t(`by_${value}`) })) }}
      onCsv={
        data && data.rows.length > 0 ? () => saveCsv(`wastage-${from}-${until}.csv`, groupCsv(data.rows, name)) : null
      }
      problem={report.error ? sentenceOf(report.error) : null}
      onRetry={() => void report.refetch()}
      foot={
        data ? (
          <>
            <JournalSays cents={data.costCents} journalCents={data.journalCents} />
            {data.lostOnReturnsCents === 0 ? null : (
              <span>
                {t('lostOnReturns')} <strong>{formatMoney(data.lostOnReturnsCents, currency)}</strong>
              </span>
            )}
            <span>
              {t('costOfWaste')} <strong>{formatMoney(data.costCents, currency)}</strong>
            </span>
          </>
        ) : null
      }
    >
      <GroupTable
        label={t('wastage')}
        rows={data?.rows}
        name={name === null ? null : t(`by_${name}`)}
        nameless={t(by === 'witness' ? 'noWitness' : 'noReason')}
      />
    </ReportFrame>
  );
}
