import { Button } from '@mantine/core';
import { IconCashRegister, IconGift } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredValue } from '../../../electron/billing/storedValues/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { stateOf } from './aheadWords.ts';
import { MembershipCard } from './MembershipCard.tsx';
import styles from './paidAhead.module.css';
import { ValueCard } from './ValueCard.tsx';
import { ValueDialog } from './ValueDialog.tsx';

const kinds = ['package', 'units', 'giftCard', 'deposit'] as const;

/** What a patient has paid ahead: memberships, packages, banked units, gift cards, deposits, and what became of the rest. */
export function PatientAhead({ patientId }: { patientId: string }) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { currency, may } = useDesk();
  const { till } = useOpen();
  const ahead = useQuery(trpc.billing.paidAhead.ofPatient.queryOptions({ patientId }));
  const [opened, setOpened] = useState<string | null>(null);
  if (ahead.error) return <ErrorNotice sentence={sentenceOf(ahead.error)} onRetry={() => void ahead.refetch()} />;
  if (!ahead.data) return null;
  const { values, memberships, today, remainingCents } = ahead.data;
  const there = values.filter((value) => value.remainingCents > 0 || value.state === 'active');
  const gone = values.filter((value) => !there.includes(value) && value.kind !== 'membership');
  if (values.length === 0 && memberships.length === 0)
    return (
      <EmptyState
        icon={IconGift}
        title={t('aheadNone')}
        text={t('aheadNoneText')}
        action={
          may('till.use') && till ? (
            <Button variant="default" leftSection={<IconCashRegister size={16} aria-hidden />} onClick={till}>
              {t('openTill')}
            </Button>
          ) : null
        }
      />
    );
  return (
    <div className={styles.column}>
      <div className={styles.sum}>
        <strong className="s-num">{formatMoney(remainingCents, currency)}</strong>
        <span className={styles.muted}>{t('aheadSum')}</span>
      </div>
      <div className={styles.grid}>
        {memberships.map((membership) => (
          <MembershipCard
            key={membership.id}
            membership={membership}
            today={today}
            credits={values.filter((value) => membership.periods.some((period) => period.storedValueId === value.id))}
            onOpen={setOpened}
          />
        ))}
        {kinds.flatMap((kind) =>
          there
            .filter((value) => value.kind === kind)
            .map((value) => <ValueCard key={value.id} value={value} onOpen={() => setOpened(value.id)} />),
        )}
      </div>
      {gone.length > 0 ? <Gone values={gone} onOpen={setOpened} /> : null}
      {opened === null ? null : <ValueDialog id={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** What is used up, expired or void. */
function Gone({ values, onOpen }: { values: readonly StoredValue[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation('paidAhead');
  const { currency, zone } = useDesk();
  const columns: Array<Column<StoredValue>> = [
    { key: 'title', header: t('moveWhat'), cell: (row) => row.title },
    { key: 'since', header: t('date'), width: '180px', cell: (row) => formatInstant(row.issuedAt, zone) },
    { key: 'state', header: t('state'), width: '130px', cell: (row) => <StatusBadge {...stateOf(t, row)} /> },
    {
      key: 'amount',
      header: t('amount'),
      width: '110px',
      align: 'right',
      cell: (row) => <span className="s-num">{formatMoney(row.issuedCents, currency)}</span>,
    },
  ];
  return (
    <Panel title={t('aheadGone')} flush>
      <DataTable
        label={t('aheadGone')}
        columns={columns}
        rows={values}
        rowKey={(row) => row.id}
        onOpen={(row) => onOpen(row.id)}
        empty={null}
        plain
      />
    </Panel>
  );
}
