import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { EstimatesOutput } from '../../../electron/billing/estimates/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatDate } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { standingTone } from './standing.ts';

type Estimate = z.output<typeof EstimatesOutput>['estimates'][number];

export interface EstimateTableProps {
  estimates: readonly Estimate[] | undefined;
  /** Of a patient the name goes without saying. */
  of: 'patient' | 'clinic';
  empty: ReactNode;
}

/** Estimates; Enter or a click opens one. */
export function EstimateTable({ estimates, of, empty }: EstimateTableProps) {
  const { t } = useTranslation('estimates');
  const { currency } = useDesk();
  const navigate = useNavigate();
  const who: Column<Estimate> = { key: 'patient', header: t('patient'), cell: (row) => row.patientName };
  const columns: ReadonlyArray<Column<Estimate>> = [
    {
      key: 'number',
      header: t('numberColumn'),
      width: '88px',
      cell: (row) => <strong className="s-num">{row.number}</strong>,
    },
    ...(of === 'clinic' ? [who] : []),
    { key: 'about', header: t('about'), cell: (row) => row.title },
    { key: 'until', header: t('validUntil'), width: '130px', cell: (row) => formatDate(row.validUntil) },
    {
      key: 'state',
      header: t('state'),
      width: '128px',
      cell: (row) => <StatusBadge tone={standingTone[row.standing]} text={t(`state_${row.standing}`)} />,
    },
    {
      key: 'total',
      header: t('total'),
      align: 'right',
      width: '120px',
      cell: (row) => <span className="s-num">{formatMoney(row.totalCents, currency)}</span>,
    },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={estimates}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/estimates/$estimateId', params: { estimateId: row.id } })}
      empty={empty}
      plain
    />
  );
}
