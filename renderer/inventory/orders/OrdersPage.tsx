import { Button, Tabs } from '@mantine/core';
import { IconBuildingStore, IconClock, IconPlus, IconShoppingCart, IconTruckReturn } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderHead } from '../../../electron/inventory/orders/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate, formatShortDay } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { orderTone } from './orderLook.ts';
import styles from './orders.module.css';
import { StartOrderDialog } from './StartOrderDialog.tsx';
import { SuggestionsTable } from './SuggestionsTable.tsx';

/** Every order to a supplier: drafts first, then the latest. */
export function OrdersPage() {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { may, zone, currency } = useDesk();
  const list = useQuery(trpc.inventory.orders.queryOptions({}));
  const suggested = useQuery(trpc.inventory.suggestions.queryOptions({}));
  const [starting, setStarting] = useState(false);
  const manages = may('stock.manage');
  const begin = (): void => setStarting(true);
  usePageCommands(manages ? [{ id: 'order', title: t('newOrder'), icon: IconPlus, run: begin }] : []);
  const open = (orderId: string): void => void navigate({ to: '/stock/orders/$orderId', params: { orderId } });
  const newOrder = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
      {t('newOrder')}
    </Button>
  ) : null;
  const columns: Array<Column<OrderHead>> = [
    { key: 'number', header: t('number'), width: '92px', cell: (row) => <strong>{row.number ?? t('draft')}</strong> },
    { key: 'supplier', header: t('supplier'), cell: (row) => row.supplierName },
    {
      key: 'state',
      header: t('state'),
      width: '220px',
      cell: (row) => (
        <span className={styles.named}>
          <StatusBadge tone={orderTone[row.state]} text={t(`state_${row.state}`)} />
          {row.late ? <StatusBadge tone="red" icon={IconClock} text={t('late')} /> : null}
        </span>
      ),
    },
    {
      key: 'ordered',
      header: t('ordered'),
      width: '130px',
      cell: (row) => (row.sentAt === null ? '' : formatShortDay(row.sentAt, zone)),
    },
    {
      key: 'expected',
      header: t('expected'),
      width: '130px',
      cell: (row) => (row.expectedOn === null ? '' : formatDate(row.expectedOn)),
    },
    {
      key: 'complete',
      header: t('complete'),
      width: '100px',
      align: 'right',
      cell: (row) => (
        <span className="s-num">{t('completeOf', { complete: row.complete, products: row.products })}</span>
      ),
    },
    {
      key: 'value',
      header: t('value'),
      width: '120px',
      align: 'right',
      cell: (row) => <span className="s-num">{formatMoney(row.totalCents, currency)}</span>,
    },
  ];
  return (
    <Page
      fill
      title={t('orders')}
      subtitle={t('ordersText')}
      actions={
        <>
          <Button
            component={Link}
            to="/stock/suppliers"
            variant="default"
            leftSection={<IconBuildingStore size={16} aria-hidden />}
          >
            {t('suppliers')}
          </Button>
          <Button
            component={Link}
            to="/stock/returns"
            variant="default"
            leftSection={<IconTruckReturn size={16} aria-hidden />}
          >
            {t('returnsShort')}
          </Button>
          {newOrder}
        </>
      }
    >
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <Tabs defaultValue="all" className={styles.tab ?? ''}>
        <Tabs.List>
          <Tabs.Tab value="all">{t('allOrders')}</Tabs.Tab>
          <Tabs.Tab value="suggested">
            {suggested.data ? t('suggestedCount', { count: suggested.data.suggestions.length }) : t('suggested')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="all" className={styles.tab ?? ''}>
          <DataTable
            fill
            label={t('orders')}
            rows={list.data?.orders}
            rowKey={(row) => row.id}
            onOpen={(row) => open(row.id)}
            empty={
              <EmptyState icon={IconShoppingCart} title={t('noOrders')} text={t('noOrdersText')} action={newOrder} />
            }
            columns={columns}
          />
        </Tabs.Panel>
        <Tabs.Panel value="suggested" className={styles.tab ?? ''}>
          <SuggestionsTable onStarted={open} />
        </Tabs.Panel>
      </Tabs>
      {starting ? <StartOrderDialog onClose={() => setStarting(false)} onStarted={open} /> : null}
    </Page>
  );
}
