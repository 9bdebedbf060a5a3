import { Button } from '@mantine/core';
import { IconPlus, IconTruckReturn } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { creditStanding } from '../../../electron/inventory/supplierReturns/rules.ts';
import type { SupplierReturn } from '../../../electron/inventory/supplierReturns/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatShortDay } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { Tone } from '../../ui/tokens.ts';
import styles from '../orders/orders.module.css';
import { NewReturnDialog } from './NewReturnDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';

const tone: Record<ReturnType<typeof creditStanding>, Tone> = {
  none: 'grey',
  waiting: 'blue',
  full: 'green',
  short: 'amber',
  over: 'green',
};

/** What went back to suppliers, and which credit is still waited for. */
export function ReturnsPage() {
  const { t } = useTranslation('purchasing');
  const { may, zone, currency } = useDesk();
  const list = useQuery(useTRPC().inventory.supplierReturns.queryOptions({}));
  const [starting, setStarting] = useState(false);
  const [openId, setOpen] = useState<string | null>(null);
  const manages = may('stock.manage');
  const begin = (): void => setStarting(true);
  usePageCommands(manages ? [{ id: 'return', title: t('newReturn'), icon: IconPlus, run: begin }] : []);
  const opened = list.data?.returns.find((row) => row.id === openId);
  const button = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
      {t('newReturn')}
    </Button>
  ) : null;
  const money = (cents: number | null) => (
    <span className="s-num">{cents === null ? '–' : formatMoney(cents, currency)}</span>
  );
  const columns: Array<Column<SupplierReturn>> = [
    { key: 'number', header: t('number'), width: '92px', cell: (row) => <strong>{row.number}</strong> },
    { key: 'supplier', header: t('supplier'), cell: (row) => row.supplierName },
    {
      key: 'reason',
      header: t('reason'),
      width: '17%',
      cell: (row) => (
        <>
          {t(`return_${row.reason}`)}
          {row.note === '' ? null : <div className={styles.quiet}>{row.note}</div>}
        </>
      ),
    },
    { key: 'sent', header: t('sentBack'), width: '120px', cell: (row) => formatShortDay(row.at, zone) },
    { key: 'worth', header: t('worth'), width: '110px', align: 'right', cell: (row) => money(row.worthCents) },
    {
      key: 'expected',
      header: t('creditExpected'),
      width: '134px',
      align: 'right',
      cell: (row) => money(row.expectedCents),
    },
    {
      key: 'received',
      header: t('creditReceived'),
      width: '134px',
      align: 'right',
      cell: (row) => money(row.receivedCents),
    },
    {
      key: 'state',
      header: t('state'),
      width: '150px',
      cell: (row) => {
        const stands = creditStanding(row);
        return <StatusBadge tone={tone[stands]} text={t(`credit_${stands}`)} />;
      },
    },
  ];
  return (
    <Page fill title={t('returns')} subtitle={t('returnsText')} actions={button}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <DataTable
        fill
        wrap
        label={t('returns')}
        rows={list.data?.returns}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpen(row.id)}
        empty={<EmptyState icon={IconTruckReturn} title={t('noReturns')} text={t('noReturnsText')} action={button} />}
        columns={columns}
      />
      {starting ? (
        <NewReturnDialog
          onClose={() => setStarting(false)}
          onSent={(id) => {
            setStarting(false);
            setOpen(id);
          }}
        />
      ) : null}
      {opened ? <ReturnDialog key={opened.id} row={opened} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}
