import { SegmentedControl } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { expiryWindows } from '../../electron/inventory/expiry/rules.ts';
import type { ExpiringLot } from '../../electron/inventory/expiry/schemas.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './stock.module.css';

/** What expires soon or has expired, the first first, and what it is worth. */
export function ExpiringTable({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [within, setWithin] = useState<(typeof expiryWindows)[number]>(30);
  const list = useQuery(trpc.inventory.expiring.queryOptions({}));
  const rows = list.data?.lots.filter((row) => row.daysLeft <= within);
  const worth = rows?.reduce((sum, row) => sum + row.worthCents, 0);
  const place: Array<Column<ExpiringLot>> = narrow
    ? []
    : [{ key: 'place', header: t('location'), width: '120px', cell: (row) => row.locationName }];
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('expiringWithin')}
          value={String(within)}
          onChange={(value) => setWithin(expiryWindows.find((days) => String(days) === value) ?? 30)}
          data={expiryWindows.map((days) => ({ value: String(days), label: t('withinDays', { count: days }) }))}
        />
        <span role="status">
          {worth === undefined ? '' : t('expiringWorth', { worth: formatMoney(worth, currency) })}
        </span>
      </div>
      <DataTable
        fill
        label={t('tabExpiring')}
        rows={rows}
        rowKey={(row) => `${row.lotId} ${row.locationId}`}
        empty={<EmptyState icon={IconCalendarCheck} title={t('nothingExpires')} text={t('nothingExpiresText')} />}
        columns={[
          {
            key: 'product',
            header: t('product'),
            cell: (row) => <span className={styles.strong}>{row.productName}</span>,
          },
          { key: 'lot', header: t('lot'), width: '120px', cell: (row) => row.lotNumber },
          {
            key: 'state',
            header: t('state'),
            width: '128px',
            cell: (row) =>
              row.window === 'expired' ? (
                <StatusBadge tone="red" text={t('standing_expired')} />
              ) : (
                <StatusBadge
                  tone={row.window === 30 ? 'amber' : 'grey'}
                  text={t('daysLeft', { count: row.daysLeft })}
                />
              ),
          },
          { key: 'expiry', header: t('expiry'), width: '124px', cell: (row) => formatDate(row.expiresOn) },
          ...place,
          {
            key: 'onHand',
            header: t('onHand'),
            width: '100px',
            align: 'right',
            cell: (row) => <span className="s-num">{formatAmount(row.onHand, row.unit)}</span>,
          },
          {
            key: 'worth',
            header: t('worth'),
            width: '110px',
            align: 'right',
            cell: (row) => <span className="s-num">{formatMoney(row.worthCents, currency)}</span>,
          },
        ]}
      />
    </>
  );
}
