import { Button } from '@mantine/core';
import { IconEyeOff, IconListDetails, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../electron/catalog/schemas.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Page } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import styles from './catalog.module.css';
import { ServiceDialog } from './ServiceDialog.tsx';

/** What the clinic offers. */
export function ServicesPage() {
  const { t } = useTranslation('catalog');
  const trpc = useTRPC();
  const desk = useDesk();
  const list = useQuery(trpc.catalog.services.queryOptions({}));
  const [open, setOpen] = useState<{ service: Service | null } | null>(null);
  const manages = desk.may('clinic.manage');
  const times = (row: Service): string =>
    [
      t('timesText', { hands: row.durationMinutes }),
      row.processingMinutes > 0 ? t('timesProcessing', { minutes: row.processingMinutes }) : '',
      row.finishingMinutes > 0 ? t('timesFinishing', { minutes: row.finishingMinutes }) : '',
      row.bufferMinutes > 0 ? t('timesBuffer', { minutes: row.bufferMinutes }) : '',
    ]
      .filter(Boolean)
      .join(' ');
  const columns: Array<Column<Service>> = [
    {
      key: 'name',
      header: t('name'),
      cell: (row) => (
        <>
          <strong>{row.name}</strong>
          {row.addOnOnly ? <span className={styles.mark}>{t('addOn')}</span> : null}
        </>
      ),
    },
    { key: 'category', header: t('category'), width: '16%', cell: (row) => row.category },
    { key: 'times', header: t('times'), width: '26%', cell: times },
    {
      key: 'price',
      header: t('price'),
      width: '150px',
      align: 'right',
      cell: (row) => (
        <span className="s-num">
          {formatMoney(row.priceCents, desk.currency)} {t(`pricing_${row.pricing}`)}
        </span>
      ),
    },
    { key: 'tax', header: t('tax'), width: '120px', cell: (row) => t(`tax_${row.taxClass}`) },
    {
      key: 'active',
      header: t('active'),
      width: '130px',
      cell: (row) =>
        row.active ? (
          <StatusBadge tone="green" text={t('active')} />
        ) : (
          <StatusBadge tone="grey" icon={IconEyeOff} text={t('notActive')} />
        ),
    },
  ];
  const addButton = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ service: null })}>
      {t('add')}
    </Button>
  );

  return (
    <Page title={t('services')} subtitle={t('servicesText')} actions={manages ? addButton : null}>
      {list.error ? (
        <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
      ) : (
        <DataTable
          label={t('services')}
          columns={columns}
          rows={list.data?.services}
          rowKey={(row) => row.id}
          {...(manages ? { onOpen: (service: Service) => setOpen({ service }) } : {})}
          empty={
            <EmptyState
              icon={IconListDetails}
              title={t('none')}
              text={t('noneText')}
              action={manages ? addButton : null}
            />
          }
        />
      )}
      {open ? (
        <ServiceDialog
          service={open.service}
          services={list.data?.services ?? []}
          categories={categoriesOf(list.data?.services ?? [])}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Page>
  );
}

function categoriesOf(services: readonly Service[]): string[] {
  return [...new Set(services.map((row) => row.category))].sort();
}
