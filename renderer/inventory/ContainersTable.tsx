import { SegmentedControl, Select } from '@mantine/core';
import { IconVaccineBottle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Container } from '../../electron/inventory/schemas.ts';
import { formatAmount } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useNow } from '../ui/useNow.ts';
import { ContentBar } from './ContentBar.tsx';
import { codeText, standingLook, standingNow } from './containerLook.ts';
import styles from './stock.module.css';
import { UseBy } from './UseBy.tsx';

const filters = ['inUse', 'empty', 'discarded', 'recalled'] as const;
type Filter = (typeof filters)[number];

/** Every vial and syringe: open ones first, then the first to expire. */
export function ContainersTable({
  narrow,
  chosenId,
  onChoose,
}: {
  /** Leaves out what the pane beside it says. */
  narrow: boolean;
  chosenId: string | null;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const now = useNow();
  const [filter, setFilter] = useState<Filter>('inUse');
  const [productId, setProductId] = useState<string | null>(null);
  const products = useQuery(trpc.inventory.products.queryOptions({}));
  const list = useQuery(trpc.inventory.containers.queryOptions({ state: filter, ...(productId ? { productId } : {}) }));
  const columns: Array<Column<Container>> = [
    { key: 'product', header: t('product'), cell: (row) => <span className={styles.strong}>{row.productName}</span> },
    {
      key: 'state',
      header: t('state'),
      width: '132px',
      cell: (row) => {
        const standing = standingNow(row, now);
        return <StatusBadge {...standingLook[standing]} text={t(`standing_${standing}`)} />;
      },
    },
    {
      key: 'left',
      header: t('left'),
      width: '150px',
      cell: (row) => (
        <span className={styles.leftCell} title={leftText(row)}>
          <ContentBar remaining={row.remaining} labelled={row.labelled} />
          <span className="s-num">{formatAmount(row.remaining, row.unit)}</span>
        </span>
      ),
    },
    { key: 'useBy', header: t('useBy'), width: '92px', cell: (row) => <UseBy container={row} now={now} /> },
    { key: 'lot', header: t('lot'), width: '96px', cell: (row) => row.lotNumber },
    { key: 'place', header: t('location'), width: '116px', cell: (row) => row.locationName },
    { key: 'expiry', header: t('expiry'), width: '124px', cell: (row) => formatDate(row.expiresOn) },
    {
      key: 'code',
      header: t('code'),
      width: '112px',
      cell: (row) => <span className={styles.code}>{codeText(row.code)}</span>,
    },
  ];
  const leftText = (row: Container): string =>
    t('leftOf', { left: formatAmount(row.remaining, row.unit), whole: formatAmount(row.labelled, row.unit) });
  const inContainers = products.data?.products.filter((product) => product.inContainers) ?? [];

  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          aria-label={t('show')}
          value={filter}
          onChange={(value) => setFilter(value)}
          data={filters.map((value) => ({ value, label: t(`filter_${value}`) }))}
        />
        <Select
          aria-label={t('product')}
          placeholder={t('product')}
          clearable
          searchable
          value={productId}
          onChange={setProductId}
          data={inContainers.map((product) => ({ value: product.id, label: product.name }))}
          w={240}
        />
      </div>
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          fill
          label={t('tabContainers')}
          columns={narrow ? columns.filter(({ key }) => !['code', 'expiry', 'place'].includes(key)) : columns}
          rows={list.data?.containers}
          rowKey={(row) => row.id}
          currentKey={chosenId}
          onOpen={(row) => onChoose(row.id)}
          empty={<EmptyState icon={IconVaccineBottle} title={t('noContainers')} text={t('noContainersText')} />}
        />
      )}
    </>
  );
}
