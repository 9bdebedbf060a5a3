import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountLine, Uncounted } from '../../../electron/inventory/counts/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useDesk } from '../../api/desk.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { codeText } from '../containerLook.ts';
import styles from './counts.module.css';
import { keyOf } from './target.ts';

type ColumnKey = 'where' | 'should' | 'is' | 'difference' | 'worth' | 'reason';

/** Lines of a count, or what is still to be counted. Columns that say nothing yet are left out. */
export function LinesTable<Row extends Uncounted | CountLine>({
  label,
  rows,
  hides,
  currentKey,
  onOpen,
  empty,
}: {
  label: string;
  rows: readonly Row[];
  hides: readonly ColumnKey[];
  currentKey?: string | null;
  onOpen: ((row: Row) => void) | null;
  empty: ReactNode;
}) {
  const { t } = useTranslation('counts');
  const { currency } = useDesk();
  const amount = (row: Row, quantity: number | null, sign = false): ReactNode => (
    <span className="s-num">
      {quantity === null ? '–' : `${sign && quantity > 0 ? '+' : ''}${formatAmount(quantity, row.unit)}`}
    </span>
  );
  const counted = (row: Row): number | null => ('counted' in row ? row.counted : null);
  const difference = (row: Row): number => (counted(row) ?? 0) - (row.expected ?? 0);
  const columns: ReadonlyArray<Column<Row> & { key: 'product' | ColumnKey }> = [
    {
      key: 'product',
      header: t('product'),
      cell: (row) => (
        <>
          <strong className={styles.name}>{row.productName}</strong>
          <span className={styles.muted}>
            {t('lot')} {row.lotNumber}
            {row.code === null ? '' : ` · ${codeText(row.code)}`}
          </span>
        </>
      ),
    },
    {
      key: 'where',
      header: t('where'),
      width: '130px',
      cell: (row) =>
        'bookLocationName' in row && row.bookLocationName !== row.locationName
          ? `${row.bookLocationName} → ${row.locationName}`
          : row.locationName,
    },
    { key: 'should', header: t('should'), width: '104px', align: 'right', cell: (row) => amount(row, row.expected) },
    {
      key: 'is',
      header: t('is'),
      width: '104px',
      align: 'right',
      cell: (row) => (
        <>
          {amount(row, counted(row))}
          {'firstCounted' in row && row.firstCounted !== row.counted ? (
            <span className={styles.muted}>
              {t('firstCounted', { amount: formatAmount(row.firstCounted, row.unit) })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'difference',
      header: t('difference'),
      width: '104px',
      align: 'right',
      cell: (row) => (
        <span className={difference(row) < 0 ? styles.less : difference(row) > 0 ? styles.more : styles.muted}>
          {amount(row, difference(row), true)}
        </span>
      ),
    },
    {
      key: 'worth',
      header: t('worth'),
      width: '110px',
      align: 'right',
      cell: (row) => (
        <span className="s-num">{row.worthCents === null ? '–' : formatMoney(row.worthCents, currency)}</span>
      ),
    },
    {
      key: 'reason',
      header: t('reason'),
      width: '220px',
      cell: (row) =>
        'reason' in row && row.reason !== null ? (
          row.reason
        ) : difference(row) === 0 ? null : (
          <StatusBadge tone="amber" text={t('needsReason')} />
        ),
    },
  ];
  return (
    <DataTable
      fill
      wrap
      label={label}
      columns={columns.filter(({ key }) => key === 'product' || !hides.includes(key))}
      rows={rows}
      rowKey={keyOf}
      currentKey={currentKey ?? null}
      {...(onOpen ? { onOpen } : {})}
      empty={empty}
    />
  );
}
