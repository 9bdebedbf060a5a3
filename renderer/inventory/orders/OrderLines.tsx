import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openOf, orderedOf } from '../../../electron/inventory/orders/rules.ts';
import type { OrderLine, OrderSheet } from '../../../electron/inventory/orders/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatAmount, formatQuantity } from '../../../electron/kernel/quantity.ts';
import { useDesk } from '../../api/desk.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import styles from './orders.module.css';

/** The products of an order; once it was sent, with what came and what is still to come. */
export function OrderLines({
  sheet,
  onOpen,
  empty,
}: {
  sheet: OrderSheet;
  onOpen: ((line: OrderLine) => void) | null;
  empty: ReactNode;
}) {
  const { t } = useTranslation('purchasing');
  const { currency } = useDesk();
  const number = (text: string | number, look?: string) => <span className={`s-num ${look ?? ''}`}>{text}</span>;
  const columns: Array<Column<OrderLine>> = [
    {
      key: 'product',
      header: t('product'),
      cell: (row) => (
        <>
          <strong>{row.productName}</strong>
          <div className={styles.quiet}>
            {[row.article, t('packHelp', { count: 1, size: formatAmount(row.packageSize, row.unit) })]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </>
      ),
    },
    { key: 'packages', header: t('packages'), width: '100px', align: 'right', cell: (row) => number(row.packages) },
    ...(sheet.order.state === 'draft'
      ? []
      : [
          {
            key: 'here',
            header: t('here'),
            width: '100px',
            align: 'right' as const,
            cell: (row: OrderLine) => {
              const over = row.received > orderedOf(row);
              return number(packages(row.received, row), over ? styles.warn : undefined);
            },
          },
          {
            key: 'open',
            header: t('open'),
            width: '100px',
            align: 'right' as const,
            cell: (row: OrderLine) => {
              const open = openOf(row);
              return open === 0 ? '' : number(packages(open, row));
            },
          },
        ]),
    {
      key: 'each',
      header: t('each'),
      width: '120px',
      align: 'right',
      cell: (row) => number(formatMoney(row.costCents, currency)),
    },
    {
      key: 'amount',
      header: t('amount'),
      width: '130px',
      align: 'right',
      cell: (row) => number(formatMoney(row.packages * row.costCents, currency)),
    },
  ];
  return (
    <DataTable
      plain
      wrap
      label={t('orders')}
      rows={sheet.lines}
      rowKey={(row) => row.id}
      {...(onOpen ? { onOpen } : {})}
      empty={empty}
      columns={columns}
    />
  );
}

/** Thousandths of the base unit as packages, e.g. "2.5". */
function packages(quantity: number, line: OrderLine): string {
  return formatQuantity(Math.round((quantity * 1000) / line.packageSize));
}
