import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PastReview } from '../../../electron/intake/review/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { RecordHash } from '../../documents/RecordHash.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import styles from './review.module.css';
import { useItemText } from './useItemText.ts';

type Line = PastReview['items'][number];

/** Who reviewed a form, and what was decided about each thing on it. */
export function PastReviewPanel({ submissionId }: { submissionId: string }) {
  const { t } = useTranslation('intake');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const text = useItemText();
  const past = useQuery(trpc.intake.pastReview.queryOptions({ id: submissionId }));
  if (past.error) return <ErrorNotice sentence={sentenceOf(past.error)} onRetry={() => void past.refetch()} />;
  const decided = (past.data?.items ?? []).filter((item) => item.act !== null);
  const columns: Array<Column<Line>> = [
    { key: 'label', header: t('question'), cell: (row) => row.label },
    { key: 'chart', header: t('chartSaid'), width: '22%', cell: (row) => text(row, row.chart) || '–' },
    { key: 'typed', header: t('typed'), width: '22%', cell: (row) => text(row, row.typed) || '–' },
    {
      key: 'act',
      header: t('decided'),
      width: '24%',
      cell: (row) =>
        row.act === 'edit' && row.written
          ? `${t('act_edit')}: ${Object.values(row.written).filter(Boolean).join(', ')}`
          : t(row.kind === 'gone' ? `gone_${row.act as 'take' | 'keep'}` : `act_${row.act ?? 'keep'}`),
    },
  ];
  return (
    <div className={styles.below}>
      <Panel
        title={
          past.data
            ? t('reviewedBy', { name: past.data.staffName, when: formatInstant(past.data.at, zone) })
            : t('review')
        }
        flush
      >
        <DataTable
          label={t('decided')}
          plain
          wrap
          columns={columns}
          rows={past.data ? decided : undefined}
          rowKey={(row) => row.id}
          empty={<p className={styles.none}>{t('nothingDecided')}</p>}
        />
      </Panel>
      {past.data ? <RecordHash sha256={past.data.sha256} /> : null}
    </div>
  );
}
