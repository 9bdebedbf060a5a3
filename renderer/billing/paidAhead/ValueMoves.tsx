import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ValueOutput } from '../../../electron/billing/storedValues/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatDate } from '../../ui/format.ts';
import { quantityWords } from './aheadWords.ts';
import styles from './paidAhead.module.css';

type Move = ValueOutput['moves'][number];

/** Every change of a stored value, oldest first; each leads to the invoice behind it. */
export function ValueMoves({ value }: { value: ValueOutput }) {
  const { t } = useTranslation('paidAhead');
  const counted = value.items.length > 0;
  const columns: Array<Column<Move>> = [
    { key: 'date', header: t('date'), width: '112px', cell: (row) => formatDate(row.businessDate) },
    {
      key: 'what',
      header: t('moveWhat'),
      cell: (row) => (
        <span className={styles.titles}>
          <span>
            {t(`move_${row.kind}`)}
            {row.itemName === null ? '' : `: ${row.itemName}`}
          </span>
          <span className={styles.muted}>{[row.staffName, row.reason].filter(Boolean).join(' · ')}</span>
        </span>
      ),
    },
    {
      key: 'invoice',
      header: t('moveInvoice'),
      width: '110px',
      cell: (row) =>
        row.invoiceId === null ? (
          '–'
        ) : (
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link to="/invoices/$invoiceId" params={{ invoiceId: row.invoiceId ?? '' }} {...props} />
            )}
          >
            {t('invoiceNumber', { number: row.invoiceNumber ?? 0 })}
          </Anchor>
        ),
    },
    ...(counted
      ? [
          {
            key: 'quantity',
            header: t('moveQuantity'),
            width: '90px',
            align: 'right' as const,
            cell: (row: Move) => <span className="s-num">{quantityWords(row.quantity, row.unit)}</span>,
          },
        ]
      : []),
    {
      key: 'amount',
      header: t('amount'),
      width: '110px',
      align: 'right',
      cell: (row) => <span className="s-num">{formatMoney(row.amountCents, value.currency)}</span>,
    },
  ];
  return (
    <DataTable label={t('history')} columns={columns} rows={value.moves} rowKey={(row) => row.id} empty={null} plain />
  );
}
