import { IconBan } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { LotRecallPane } from './LotRecallPane.tsx';
import styles from './lotRecalls.module.css';

/** Lots that were called back: those that stand first. Choosing one shows what is left, who got it and who was told. */
export function LotRecallsPage() {
  const { t } = useTranslation('charting');
  const { zone } = useDesk();
  const list = useQuery(useTRPC().charting.lotRecalls.list.queryOptions({}));
  const [wanted, setWanted] = useState<string | null>(null);
  const recalls = list.data?.recalls;
  const chosen = recalls?.find(({ id }) => id === wanted) ?? recalls?.[0];
  return (
    <Page title={t('lotRecalls')} subtitle={t('lotRecallsSubtitle')}>
      {list.error ? <ErrorNotice sentence={sentenceOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      <div className={styles.page}>
        <DataTable
          label={t('lotRecalls')}
          rows={recalls}
          rowKey={(row) => row.id}
          currentKey={chosen?.id ?? null}
          onOpen={(row) => setWanted(row.id)}
          empty={<EmptyState icon={IconBan} title={t('noLotRecalls')} text={t('noLotRecallsText')} />}
          columns={[
            {
              key: 'product',
              header: t('recalledProduct'),
              cell: (row) => <strong>{row.productName}</strong>,
            },
            { key: 'lot', header: t('recalledLot'), width: '150px', cell: (row) => row.lotNumber },
            {
              key: 'on',
              header: t('recalledOn'),
              width: '190px',
              cell: (row) => formatInstant(row.at, zone),
            },
            {
              key: 'told',
              header: t('recallTold'),
              width: '96px',
              align: 'right',
              cell: (row) => (
                <span className="s-num">{t('recallToldOf', { called: row.called, patients: row.patients })}</span>
              ),
            },
            {
              key: 'state',
              header: t('recallState'),
              width: '110px',
              cell: (row) =>
                row.liftedAt === null ? (
                  <StatusBadge tone="red" icon={IconBan} text={t('recallStands')} />
                ) : (
                  <StatusBadge tone="grey" text={t('recallLifted')} />
                ),
            },
          ]}
        />
        {chosen ? <LotRecallPane key={chosen.id} recall={chosen} /> : null}
      </div>
    </Page>
  );
}
