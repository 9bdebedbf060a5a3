import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type InvoiceStanding, standingOf } from '../../electron/billing/invoices/rules.ts';
import type { InvoicesOutput } from '../../electron/billing/schemas.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useDesk } from '../api/desk.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { formatDate, formatTime } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import type { Tone } from '../ui/tokens.ts';

type Invoice = z.output<typeof InvoicesOutput>['invoices'][number];

const tones: Readonly<Record<InvoiceStanding, Tone>> = {
  issued: 'amber',
  partPaid: 'amber',
  paid: 'green',
  credited: 'grey',
  void: 'grey',
};

/** Where an invoice stands. */
export function InvoiceBadge({ invoice }: { invoice: Pick<Invoice, 'state' | 'totalCents' | 'creditedCents'> }) {
  const { t } = useTranslation('billing');
  const standing = standingOf(invoice);
  return <StatusBadge tone={tones[standing]} text={t(`state_${standing}`)} />;
}

/** Invoices, newest first; Enter or a click opens one. */
export function InvoiceTable({
  invoices,
  of,
  empty,
}: {
  invoices: readonly Invoice[] | undefined;
  /** Of a day: time and patient stand in the row. Of a patient: the date does. */
  of: 'day' | 'patient';
  empty: ReactNode;
}) {
  const { t } = useTranslation('billing');
  const { currency, zone } = useDesk();
  const navigate = useNavigate();
  const who: ReadonlyArray<Column<Invoice>> = [
    { key: 'time', header: t('time'), width: '92px', cell: (row) => formatTime(row.issuedAt, zone) },
    { key: 'patient', header: t('patient'), cell: (row) => row.patientName ?? t('counterSale') },
  ];
  const when: ReadonlyArray<Column<Invoice>> = [
    { key: 'date', header: t('date'), cell: (row) => formatDate(row.businessDate) },
  ];
  const columns: ReadonlyArray<Column<Invoice>> = [
    {
      key: 'number',
      header: t('number'),
      width: '88px',
      cell: (row) => <strong className="s-num">{row.number}</strong>,
    },
    ...(of === 'day' ? who : when),
    {
      key: 'state',
      header: t('state'),
      width: '120px',
      cell: (row) => <InvoiceBadge invoice={row} />,
    },
    {
      key: 'total',
      header: t('total'),
      align: 'right',
      width: '110px',
      cell: (row) => <span className="s-num">{formatMoney(row.totalCents, currency)}</span>,
    },
  ];
  return (
    <DataTable
      label={t('invoices')}
      columns={columns}
      rows={invoices}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: row.id } })}
      empty={empty}
      plain
    />
  );
}
