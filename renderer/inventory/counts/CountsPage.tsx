import { Button } from '@mantine/core';
import { IconClipboardList, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { partText, stateTone } from './countLook.ts';
import styles from './counts.module.css';
import { StartDialog } from './StartDialog.tsx';

/** Every count of the stock room, newest first. */
export function CountsPage() {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const navigate = useNavigate();
  const { may, zone, currency } = useDesk();
  const list = useQuery(trpc.inventory.counts.queryOptions({}));
  const [starting, setStarting] = useState(false);
  const begins = may('stock.manage');
  usePageCommands(begins ? [{ id: 'count', title: t('newCount'), icon: IconPlus, run: () => setStarting(true) }] : []);
  const open = (countId: string): void => void navigate({ to: '/stock/counts/$countId', params: { countId } });
  const begin = begins ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setStarting(true)}>
      {t('newCount')}
    </Button>
  ) : null;
  return (
    <Page fill title={t('counts')} subtitle={t('countsText')} actions={begin}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <DataTable
        fill
        label={t('counts')}
        rows={list.data?.counts}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        empty={<EmptyState icon={IconClipboardList} title={t('none')} text={t('noneText')} action={begin} />}
        columns={[
          {
            key: 'part',
            header: t('part'),
            cell: (row) => (
              <span className={styles.part}>
                <strong>{partText(t, row)}</strong>
                {row.blind ? <span className={styles.muted}>{t('blind')}</span> : null}
              </span>
            ),
          },
          {
            key: 'state',
            header: t('state'),
            width: '150px',
            cell: (row) => <StatusBadge tone={stateTone[row.state]} text={t(`state_${row.state}`)} />,
          },
          { key: 'begun', header: t('begun'), width: '190px', cell: (row) => formatInstant(row.startedAt, zone) },
          { key: 'by', header: t('by'), width: '160px', cell: (row) => row.startedByName },
          { key: 'counted', header: t('counted'), width: '90px', align: 'right', cell: (row) => num(row.counted) },
          {
            key: 'differing',
            header: t('differing'),
            width: '90px',
            align: 'right',
            cell: (row) => num(row.differing),
          },
          {
            key: 'net',
            header: t('net'),
            width: '120px',
            align: 'right',
            cell: (row) => num(row.netCents === null ? null : formatMoney(row.netCents, currency)),
          },
        ]}
      />
      {starting ? <StartDialog onClose={() => setStarting(false)} onStarted={open} /> : null}
    </Page>
  );
}

function num(value: number | string | null) {
  return <span className="s-num">{value ?? '–'}</span>;
}
