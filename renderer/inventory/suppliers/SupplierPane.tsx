import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SoldProduct, Supplier } from '../../../electron/inventory/suppliers/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { Panel } from '../../ui/Page.tsx';
import styles from '../orders/orders.module.css';
import { SoldProductDialog } from './SoldProductDialog.tsx';

/** One supplier: how to reach them, and what they sell. */
export function SupplierPane({
  supplier,
  products,
  onEdit,
}: {
  supplier: Supplier;
  products: readonly SoldProduct[];
  onEdit: (() => void) | null;
}) {
  const { t } = useTranslation('purchasing');
  const { currency } = useDesk();
  const [dialog, setDialog] = useState<{ sold: SoldProduct | null } | null>(null);
  const add = onEdit ? (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setDialog({ sold: null })}
    >
      {t('addSold')}
    </Button>
  ) : null;
  return (
    <aside className={styles.pane} aria-label={supplier.name}>
      <Panel
        title={supplier.name}
        actions={
          onEdit ? (
            <Button
              size="xs"
              variant="default"
              flex="none"
              leftSection={<IconPencil size={14} aria-hidden />}
              onClick={onEdit}
            >
              {t('edit')}
            </Button>
          ) : null
        }
      >
        <Facts
          facts={[
            [t('contact'), supplier.contact],
            [t('email'), supplier.email],
            [t('phone'), supplier.phone],
            [
              t('address'),
              supplier.address === '' ? null : (
                <span key="address" className={styles.lines}>
                  {supplier.address}
                </span>
              ),
            ],
            [t('accountNumber'), supplier.accountNumber],
            [t('leadDays'), t('days', { count: supplier.leadDays })],
            [t('minimum'), supplier.minimumCents === 0 ? null : formatMoney(supplier.minimumCents, currency)],
          ]}
        />
      </Panel>
      <Panel title={t('sells')} flush actions={add}>
        <DataTable
          plain
          wrap
          label={t('sells')}
          rows={products}
          rowKey={(row) => row.id}
          {...(onEdit ? { onOpen: (sold: SoldProduct) => setDialog({ sold }) } : {})}
          empty={<EmptyState compact title={t('sellsNothing')} text={t('sellsNothingText')} />}
          columns={[
            {
              key: 'product',
              header: t('product'),
              cell: (row) => (
                <>
                  {row.productName}
                  <div className={styles.quiet}>
                    {[row.article, row.preferred ? t('usual') : ''].filter(Boolean).join(' · ')}
                  </div>
                </>
              ),
            },
            {
              key: 'pack',
              header: t('packShort'),
              width: '84px',
              align: 'right',
              cell: (row) => <span className="s-num">{row.pack}</span>,
            },
            {
              key: 'cost',
              header: t('costShort'),
              width: '104px',
              align: 'right',
              cell: (row) => <span className="s-num">{formatMoney(row.costCents, currency)}</span>,
            },
          ]}
        />
      </Panel>
      {dialog ? (
        <SoldProductDialog
          supplier={supplier}
          sold={dialog.sold}
          known={new Set(products.map((row) => row.productId))}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </aside>
  );
}
