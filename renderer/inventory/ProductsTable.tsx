import { Button } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../electron/inventory/schemas.ts';
import { hoursAlone } from '../../electron/inventory/vialPolicies/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './stock.module.css';
import { VialPoliciesDialog } from './vialPolicies/VialPoliciesDialog.tsx';

/** What the clinic uses and sells. */
export function ProductsTable({ onEdit }: { onEdit: ((product: Product) => void) | null }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const desk = useDesk();
  const [shown, setShown] = useState<Product | null>(null);
  const list = useQuery(trpc.inventory.products.queryOptions({}));
  const columns: Array<Column<Product>> = [
    { key: 'name', header: t('name'), cell: (row) => <span className={styles.strong}>{row.name}</span> },
    { key: 'kind', header: t('kind'), width: '92px', cell: (row) => t(`kind_${row.kind}`) },
    {
      key: 'size',
      header: t('perPackage'),
      width: '92px',
      align: 'right',
      cell: (row) => <span className="s-num">{formatAmount(row.packageSize, row.unit)}</span>,
    },
    {
      key: 'gtin',
      header: t('gtin'),
      width: '140px',
      cell: (row) => <span className={styles.code}>{row.gtin ?? ''}</span>,
    },
    {
      key: 'afterOpening',
      header: t('useAfterOpening'),
      width: '136px',
      cell: (row) => {
        if (!row.inContainers) return '';
        const hours = hoursAlone(row);
        return (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t('useAfterOpeningOf', { name: row.name })}
            onClick={() => setShown(row)}
          >
            {hours === null ? t('useAfterExpiry') : t('useAfterHours', { count: hours })}
          </Button>
        );
      },
    },
    {
      key: 'price',
      header: t('price'),
      width: '100px',
      align: 'right',
      cell: (row) => (
        <span className="s-num">
          {row.retailPriceCents === null ? '' : formatMoney(row.retailPriceCents, desk.currency)}
        </span>
      ),
    },
    {
      key: 'active',
      header: t('state'),
      width: '120px',
      cell: (row) => <StatusBadge tone={row.active ? 'green' : 'grey'} text={t(row.active ? 'active' : 'inactive')} />,
    },
  ];
  if (list.error) return <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />;
  return (
    <>
      {shown ? <VialPoliciesDialog product={shown} onClose={() => setShown(null)} /> : null}
      <DataTable
        fill
        label={t('tabProducts')}
        columns={columns}
        rows={list.data?.products}
        rowKey={(row) => row.id}
        {...(onEdit ? { onOpen: onEdit } : {})}
        empty={<EmptyState icon={IconPackage} title={t('noProducts')} text={t('noProductsText')} />}
      />
    </>
  );
}
