import { Button } from '@mantine/core';
import { IconPlus, IconTicket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromoCodesOutput } from '../../electron/billing/promoCodes/schemas.ts';
import { formatRate } from '../../electron/billing/rules.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate } from '../ui/format.ts';
import { Page, Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { PromoCodeDialog } from './PromoCodeDialog.tsx';

type Promo = PromoCodesOutput['promoCodes'][number];

/** The clinic's promo codes: what each takes off, for what, when, and how often it was used. */
export function PromoCodesPage() {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { may, currency } = useDesk();
  const codes = useQuery(trpc.billing.promoCodes.queryOptions({}));
  const [editing, setEditing] = useState<Promo | 'new' | null>(null);
  const manages = may('clinic.manage');
  const columns: ReadonlyArray<Column<Promo>> = [
    { key: 'code', header: t('promoCode'), cell: (row) => <strong>{row.code}</strong> },
    {
      key: 'gives',
      header: t('promoGives'),
      align: 'right',
      cell: (row) => (row.rate === null ? formatMoney(row.cents ?? 0, currency) : formatRate(row.rate)),
    },
    {
      key: 'for',
      header: t('promoFor'),
      cell: (row) => (row.appliesTo === 'categories' ? row.categories.join(', ') : t(`promoFor_${row.appliesTo}`)),
    },
    { key: 'valid', header: t('promoValid'), cell: (row) => <Validity promo={row} /> },
    {
      key: 'uses',
      header: t('promoUses'),
      align: 'right',
      cell: (row) => (row.maxUses === null ? row.uses : t('promoUsesOf', { uses: row.uses, most: row.maxUses })),
    },
    { key: 'given', header: t('promoGiven'), align: 'right', cell: (row) => formatMoney(row.givenCents, currency) },
    {
      key: 'state',
      header: t('promoState'),
      cell: (row) => (
        <StatusBadge
          tone={row.active ? 'green' : 'grey'}
          text={t(row.active ? 'promoOn' : 'promoOff')}
          icon={IconTicket}
        />
      ),
    },
  ];
  const add = manages ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      {t('promoAdd')}
    </Button>
  ) : undefined;
  return (
    <Page title={t('promoTitle')} subtitle={t('promoSubtitle')} actions={add}>
      {codes.error ? <ErrorNotice sentence={sentenceOf(codes.error)} onRetry={() => void codes.refetch()} /> : null}
      <Panel flush>
        <DataTable
          label={t('promoTitle')}
          columns={columns}
          rows={codes.data?.promoCodes}
          rowKey={(row) => row.id}
          {...(manages ? { onOpen: (row: Promo) => setEditing(row) } : {})}
          empty={<EmptyState icon={IconTicket} title={t('promoNone')} text={t('promoNoneText')} />}
        />
      </Panel>
      {editing ? <PromoCodeDialog promo={editing === 'new' ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}

function Validity({ promo }: { promo: Promo }) {
  const { t } = useTranslation('billing');
  const from = promo.validFrom === null ? null : formatDate(promo.validFrom);
  const until = promo.validUntil === null ? null : formatDate(promo.validUntil);
  if (from !== null && until !== null) return t('promoBetween', { from, until });
  if (from !== null) return t('promoFromDay', { from });
  return until === null ? t('promoAlways') : t('promoUntilDay', { until });
}
