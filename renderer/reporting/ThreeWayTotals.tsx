import { useTranslation } from 'react-i18next';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import { type ProductTotal, totalsByProduct } from '../../electron/reporting/threeWay/rules.ts';
import type { ThreeWayRow } from '../../electron/reporting/threeWay/schemas.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import styles from './threeWay.module.css';

/** Charted, drawn and billed of the whole period, by product. */
export function ThreeWayTotals({ rows }: { rows: readonly ThreeWayRow[] }) {
  const { t } = useTranslation('reporting');
  const totals = totalsByProduct(rows);
  if (totals.length === 0) return null;
  const amount = (quantity: number | null, unit: string) => (
    <span className="s-num">{quantity === null ? '–' : `${formatQuantity(quantity)} ${unit}`}</span>
  );
  const amounts: Array<Column<ProductTotal>> = (['charted', 'drawn', 'billed'] as const).map((key) => ({
    key,
    header: t(key),
    width: '110px',
    align: 'right',
    cell: (row) => amount(row[key], row.unit),
  }));
  const counts: Array<Column<ProductTotal>> = (
    [
      ['lines', 'visits'],
      ['differing', 'differs'],
      ['open', 'unexplained'],
    ] as const
  ).map(([key, word]) => ({
    key,
    header: t(word),
    width: '120px',
    align: 'right',
    cell: (row) => <span className="s-num">{row[key]}</span>,
  }));
  return (
    <div className={styles.totals}>
      <DataTable
        label={t('totals')}
        rows={totals}
        rowKey={(row) => row.productName}
        columns={[
          { key: 'product', header: t('totals'), cell: (row) => <strong>{row.productName}</strong> },
          ...amounts,
          ...counts,
        ]}
      />
    </div>
  );
}
