import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsExchange, IconBan, IconBox, IconDots, IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { OnHand } from '../../electron/inventory/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { GoodsDialog } from './GoodsDialog.tsx';
import { RecallDialog } from './RecallDialog.tsx';
import styles from './stock.module.css';

type StockProduct = z.output<typeof OnHand>['products'][number];
type StockLot = StockProduct['lots'][number];
/** A product's own row, or one lot of it at one place. */
export interface StockRow {
  key: string;
  product: StockProduct;
  lot: StockLot | null;
}

/** How much of everything is there, by lot and place, first to expire first. */
export function OnHandTable({ narrow }: { narrow: boolean }) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const desk = useDesk();
  const open = useOpen();
  const [dialog, setDialog] = useState<{
    kind: 'recall' | 'waste' | 'transfer';
    row: StockRow & { lot: StockLot };
  } | null>(null);
  const stock = useQuery(trpc.inventory.onHand.queryOptions({}));
  const rows = stock.data?.products.flatMap((product): StockRow[] => [
    { key: product.productId, product, lot: null },
    ...product.lots.map((lot) => ({ key: `${lot.lotId} ${lot.locationId}`, product, lot })),
  ]);
  const columns: Array<Column<StockRow>> = [
    {
      key: 'name',
      header: t('product'),
      cell: ({ product, lot }) =>
        lot ? (
          <span style={{ paddingLeft: 18 }}>{t('lotNumber', { lot: lot.number })}</span>
        ) : (
          <>
            <span className={styles.strong}>{product.name}</span>
            <Levels product={product} />
          </>
        ),
    },
    {
      key: 'onHand',
      header: t('onHand'),
      width: '110px',
      align: 'right',
      cell: ({ product, lot }) => (
        <span className={lot ? 's-num' : `s-num ${styles.strong}`}>
          {formatAmount(lot?.onHand ?? product.onHand, product.unit)}
        </span>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      width: '128px',
      cell: ({ product, lot }) => {
        if (lot?.recalled) return <StatusBadge tone="red" icon={IconBan} text={t('standing_recalled')} />;
        if (lot?.expired) return <StatusBadge tone="red" text={t('standing_expired')} />;
        if (lot || product.level === null) return null;
        return <StatusBadge tone={product.level === 'critical' ? 'red' : 'amber'} text={t(product.level)} />;
      },
    },
    {
      key: 'what',
      header: t('tabContainers'),
      width: '150px',
      cell: ({ lot }) =>
        lot && lot.containers > 0
          ? [
              t('containersCount', { count: lot.containers }),
              lot.opened > 0 ? t('openCount', { count: lot.opened }) : '',
            ]
              .filter(Boolean)
              .join(', ')
          : '',
    },
    {
      key: 'expiry',
      header: t('expiry'),
      width: '124px',
      cell: ({ lot }) => (lot ? formatDate(lot.expiresOn) : ''),
    },
    { key: 'place', header: t('location'), width: '120px', cell: ({ lot }) => lot?.locationName ?? '' },
    {
      key: 'actions',
      header: t('lotActions', { lot: '' }),
      hideHeader: true,
      width: '56px',
      align: 'right',
      cell: ({ key, product, lot }) => {
        if (!lot || (!desk.may('stock.manage') && lot.containers > 0 && !lot.recalled)) return null;
        const row = { key, product, lot };
        return (
          <Menu>
            <Menu.Target>
              <ActionIcon aria-label={t('lotActions', { lot: lot.number })}>
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {lot.containers === 0 && desk.may('stock.handle') ? (
                <>
                  <Menu.Item
                    leftSection={<IconTrash size={15} aria-hidden />}
                    onClick={() => setDialog({ kind: 'waste', row })}
                  >
                    {t('waste')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowsExchange size={15} aria-hidden />}
                    onClick={() => setDialog({ kind: 'transfer', row })}
                  >
                    {t('transfer')}
                  </Menu.Item>
                </>
              ) : null}
              {lot.recalled ? (
                <Menu.Item leftSection={<IconUsers size={15} aria-hidden />} onClick={() => open.lotRecalls?.()}>
                  {t('recallOpen')}
                </Menu.Item>
              ) : desk.may('stock.manage') ? (
                <Menu.Item
                  color="red"
                  leftSection={<IconBan size={15} aria-hidden />}
                  onClick={() => setDialog({ kind: 'recall', row })}
                >
                  {t('recall')}
                </Menu.Item>
              ) : null}
            </Menu.Dropdown>
          </Menu>
        );
      },
    },
  ];
  if (stock.error) return <ErrorNotice sentence={sentenceOf(stock.error)} onRetry={() => void stock.refetch()} />;
  const shut = (): void => setDialog(null);
  return (
    <>
      <DataTable
        fill
        label={t('tabOnHand')}
        columns={narrow ? columns.filter(({ key }) => key !== 'what' && key !== 'place') : columns}
        rows={rows}
        rowKey={(row) => row.key}
        empty={<EmptyState icon={IconBox} title={t('nothingOnHand')} text={t('nothingOnHandText')} />}
      />
      {dialog?.kind === 'recall' ? (
        <RecallDialog
          lotId={dialog.row.lot.lotId}
          lot={dialog.row.lot.number}
          name={dialog.row.product.name}
          onClose={shut}
        />
      ) : null}
      {dialog && dialog.kind !== 'recall' ? <GoodsDialog kind={dialog.kind} row={dialog.row} onClose={shut} /> : null}
    </>
  );
}

/** At how little it is ordered, and at how little it is critical. */
function Levels({ product }: { product: StockProduct }) {
  const { t } = useTranslation('inventory');
  const { reorderPoint, criticalLevel, unit } = product;
  const texts = [
    reorderPoint > 0 ? t('reorderAt', { amount: formatAmount(reorderPoint, unit) }) : '',
    criticalLevel > 0 ? t('criticalAt', { amount: formatAmount(criticalLevel, unit) }) : '',
  ].filter(Boolean);
  return texts.length === 0 ? null : <span className={styles.levels}>{texts.join(', ')}</span>;
}
