import { Button } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supplier } from '../../../electron/inventory/suppliers/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from '../orders/orders.module.css';
import { SupplierDialog } from './SupplierDialog.tsx';
import { SupplierPane } from './SupplierPane.tsx';

/** Whom the clinic orders from. Choosing one shows what they sell. */
export function SuppliersPage() {
  const { t } = useTranslation('purchasing');
  const { may, currency } = useDesk();
  const list = useQuery(useTRPC().inventory.suppliers.queryOptions({}));
  const [wanted, setWanted] = useState<string | null>(null);
  const [dialog, setDialog] = useState<{ supplier: Supplier | null } | null>(null);
  const suppliers = list.data?.suppliers;
  const chosen = suppliers?.find(({ id }) => id === wanted) ?? suppliers?.[0];
  const manages = may('stock.manage');
  const add = (): void => setDialog({ supplier: null });
  usePageCommands(manages ? [{ id: 'supplier-add', title: t('addSupplier'), icon: IconPlus, run: add }] : []);
  const button = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      {t('addSupplier')}
    </Button>
  ) : null;
  const columns: Array<Column<Supplier>> = [
    {
      key: 'name',
      header: t('name'),
      cell: (row) => (
        <span className={styles.named}>
          <strong>{row.name}</strong>
          {row.active ? null : <StatusBadge tone="grey" text={t('inactive')} />}
        </span>
      ),
    },
    { key: 'lead', header: t('delivers'), width: '120px', cell: (row) => t('days', { count: row.leadDays }) },
    {
      key: 'minimum',
      header: t('minimumShort'),
      width: '120px',
      align: 'right',
      cell: (row) => (
        <span className="s-num">
          {row.minimumCents === 0 ? t('noMinimum') : formatMoney(row.minimumCents, currency)}
        </span>
      ),
    },
  ];
  return (
    <Page fill title={t('suppliers')} subtitle={t('suppliersText')} actions={button}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <div className={styles.two}>
        <DataTable
          fill
          wrap
          label={t('suppliers')}
          rows={suppliers}
          rowKey={(row) => row.id}
          currentKey={chosen?.id ?? null}
          onOpen={(row) => setWanted(row.id)}
          empty={
            <EmptyState icon={IconBuildingStore} title={t('noSuppliers')} text={t('noSuppliersText')} action={button} />
          }
          columns={columns}
        />
        {chosen ? (
          <SupplierPane
            key={chosen.id}
            supplier={chosen}
            products={(list.data?.products ?? []).filter((row) => row.supplierId === chosen.id)}
            onEdit={manages ? () => setDialog({ supplier: chosen }) : null}
          />
        ) : null}
      </div>
      {dialog ? (
        <SupplierDialog supplier={dialog.supplier} onClose={() => setDialog(null)} onSaved={(id) => setWanted(id)} />
      ) : null}
    </Page>
  );
}
