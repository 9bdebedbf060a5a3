import { Button, TextInput } from '@mantine/core';
import { IconGift, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ExpiringOutput } from '../../../electron/billing/storedValues/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate } from '../../ui/format.ts';
import { Page, Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { quantityWords } from './aheadWords.ts';
import styles from './paidAhead.module.css';
import { WriteOff } from './WriteOff.tsx';

type Expiring = z.output<typeof ExpiringOutput>['values'][number];

/** A gift card by its code, and what expires within 30 days or waits to be written off. */
export function PaidAheadPage() {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const list = useQuery(trpc.billing.paidAhead.expiring.queryOptions({}));
  const columns: Array<Column<Expiring>> = [
    {
      key: 'on',
      header: t('lastDay'),
      width: '150px',
      cell: (row) =>
        row.expired ? (
          <StatusBadge tone="amber" text={formatDate(row.expiresOn)} />
        ) : (
          <span className="s-num">{formatDate(row.expiresOn)}</span>
        ),
    },
    {
      key: 'what',
      header: t('moveWhat'),
      cell: (row) => (
        <span className={styles.titles}>
          <strong>{row.title}</strong>
          <span className={styles.muted}>
            {row.items
              .map((item) => `${quantityWords(item.remainingQuantity, item.unit).slice(1)} × ${item.name}`)
              .join(', ')}
          </span>
        </span>
      ),
    },
    {
      key: 'patient',
      header: t('patient'),
      cell: (row) => (
        <span className={styles.titles}>
          <span>{row.patientName ?? t('holder')}</span>
          <span className={styles.muted}>{row.phone}</span>
        </span>
      ),
    },
    {
      key: 'left',
      header: t('stillThere'),
      width: '120px',
      align: 'right',
      cell: (row) => <span className="s-num">{formatMoney(row.remainingCents, currency)}</span>,
    },
    {
      key: 'do',
      header: t('action'),
      width: '150px',
      cell: (row) => (row.expired ? <WriteOff value={row} compact /> : null),
    },
  ];
  return (
    <Page title={t('paidAhead')} subtitle={t('paidAheadText')}>
      <div className={styles.column}>
        <Panel title={t('findCard')}>
          <form
            className={styles.find}
            onSubmit={(event) => {
              event.preventDefault();
              if (code.trim() !== '') void navigate({ to: '/gift-cards/$code', params: { code: code.trim() } });
            }}
          >
            <TextInput
              label={t('cardCode')}
              placeholder={t('cardCodeHelp')}
              maxLength={40}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" leftSection={<IconSearch size={16} aria-hidden />}>
              {t('showBalance')}
            </Button>
          </form>
        </Panel>
        {list.error ? (
          <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} />
        ) : (
          <Panel title={t('expiringTitle')} flush>
            <DataTable
              label={t('expiringTitle')}
              columns={columns}
              rows={list.data?.values}
              rowKey={(row) => row.id}
              onOpen={(row) => {
                if (row.patientId !== null)
                  void navigate({ to: '/patients/$patientId', params: { patientId: row.patientId } });
              }}
              plain
              empty={<EmptyState icon={IconGift} title={t('expiringNone')} text={t('expiringNoneText')} />}
            />
          </Panel>
        )}
      </div>
    </Page>
  );
}
