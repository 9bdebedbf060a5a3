import { IconPackage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { formatAmount, formatQuantity } from '../../electron/kernel/quantity.ts';
import type { Group } from '../../electron/reporting/stock/schemas.ts';
import { useDesk } from '../api/desk.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { csvOf } from './saveCsv.ts';

/** Amounts of products under a name, with what they cost. */
export function GroupTable({
  label,
  rows,
  name,
  nameless,
}: {
  label: string;
  rows: readonly Group[] | undefined;
  /** What the names are; null where the product itself is the name. */
  name: string | null;
  /** What to call what has no name. */
  nameless: string;
}) {
  const { t } = useTranslation('reporting');
  const { currency } = useDesk();
  return (
    <DataTable
      fill
      wrap
      label={label}
      rows={rows}
      rowKey={(row) => `${row.name} ${row.productId}`}
      empty={<EmptyState icon={IconPackage} title={t('nothingUsed')} text={t('nothingText')} />}
      columns={[
        ...(name === null
          ? []
          : [
              {
                key: 'name',
                header: name,
                cell: (row: Group) => <strong>{row.name === '' ? nameless : row.name}</strong>,
              },
            ]),
        {
          key: 'product',
          header: t('product'),
          cell: (row: Group) => (name === null ? <strong>{row.product}</strong> : row.product),
        },
        {
          key: 'quantity',
          header: t('quantity'),
          width: '140px',
          align: 'right',
          cell: (row) => <span className="s-num">{formatAmount(row.quantity, row.unit)}</span>,
        },
        {
          key: 'cost',
          header: t('cost'),
          width: '140px',
          align: 'right',
          cell: (row) => <span className="s-num">{formatMoney(row.costCents, currency)}</span>,
        },
      ]}
    />
  );
}

/** The same for a spreadsheet: quantities and amounts as decimal numbers. */
export function groupCsv(rows: readonly Group[], name: string | null): string {
  return csvOf(
    rows.map((row) => ({
      ...(name === null ? {} : { [name]: row.name }),
      product: row.product,
      quantity: formatQuantity(row.quantity),
      unit: row.unit,
      cost: (row.costCents / 100).toFixed(2),
    })),
  );
}
