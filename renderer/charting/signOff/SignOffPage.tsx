import { Button, SegmentedControl } from '@mantine/core';
import { IconChecks, IconMessageCheck, IconSignature, IconWritingSign } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../electron/charting/signOff/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useOpen } from '../../api/open.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDay, formatInstant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { usePageCommands } from '../../ui/palette/source.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { CosignManyDialog } from './CosignManyDialog.tsx';
import styles from './signOff.module.css';

/** Charts that wait for a signature or a co-signature, the oldest first; Enter opens the visit. */
export function SignOffPage() {
  const { t } = useTranslation('signOff');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const { visit } = useOpen();
  const [mine, setMine] = useState(false);
  const [confirming, setConfirming] = useState<readonly QueueRow[] | null>(null);
  const queue = useQuery(trpc.charting.signOff.queryOptions({ mine }));
  const rows = queue.data?.rows;
  const complete = rows?.filter((row) => row.readyToCosign) ?? [];
  const title = t('cosignComplete', { count: complete.length });
  const confirm = (): void => setConfirming(complete);
  usePageCommands(complete.length > 0 ? [{ id: 'cosign-complete', title, icon: IconChecks, run: confirm }] : []);
  const many = (what: QueueRow['what']): number => rows?.filter((row) => row.what === what).length ?? 0;
  return (
    <Page
      title={t('signOff')}
      subtitle={
        rows
          ? [t('subtitle', { sign: many('sign'), cosign: many('cosign') }), queue.data?.more ? t('more') : '']
              .filter(Boolean)
              .join(' · ')
          : ' '
      }
      actions={
        <>
          <SegmentedControl
            aria-label={t('filter')}
            value={mine ? 'mine' : 'all'}
            onChange={(value) => setMine(value === 'mine')}
            data={[
              { value: 'all', label: t('all') },
              { value: 'mine', label: t('mine') },
            ]}
          />
          {complete.length > 0 ? (
            <Button leftSection={<IconChecks size={16} aria-hidden />} onClick={confirm}>
              {title}
            </Button>
          ) : null}
        </>
      }
    >
      {queue.error ? <ErrorNotice sentence={sentenceOf(queue.error)} onRetry={() => void queue.refetch()} /> : null}
      <DataTable
        label={t('signOff')}
        rows={rows}
        rowKey={(row) => row.encounterId}
        wrap
        {...(visit ? { onOpen: (row: QueueRow) => visit(row.appointmentId) } : {})}
        empty={<EmptyState icon={IconSignature} title={t('empty')} text={t('emptyText')} />}
        columns={[
          {
            key: 'patient',
            header: t('patient'),
            cell: (row) => (
              <>
                <strong>{row.patientName}</strong>
                <div className={styles.quiet}>
                  {row.services}, {formatDay(row.startsAt, zone)}
                </div>
              </>
            ),
          },
          {
            key: 'what',
            header: t('what'),
            width: '150px',
            cell: (row) => (
              <StatusBadge
                tone={row.what === 'sign' ? 'plum' : 'blue'}
                icon={row.what === 'sign' ? IconSignature : IconWritingSign}
                text={t(row.what)}
              />
            ),
          },
          { key: 'by', header: t('by'), width: '170px', cell: (row) => row.byName },
          {
            key: 'missing',
            header: t('missing'),
            cell: (row) =>
              row.missing.length === 0 && row.overrides.length === 0 ? (
                <StatusBadge tone="green" text={t('nothing')} />
              ) : (
                <ul className={styles.lacks} aria-label={t('missing')}>
                  {row.missing.length === 0 ? (
                    <li>
                      <StatusBadge tone="green" text={t('nothing')} />
                    </li>
                  ) : null}
                  {row.overrides.length > 0 ? (
                    <li title={row.overrides.map((one) => `${one.sentence} ${one.reason} (${one.byName})`).join('\n')}>
                      <StatusBadge
                        tone="plum"
                        icon={IconMessageCheck}
                        text={t('reasonsGiven', { count: row.overrides.length })}
                      />
                    </li>
                  ) : null}
                  {row.missing.map(({ kind, sentence, views }) => (
                    <li key={sentence} title={sentence}>
                      <StatusBadge
                        tone={kind === 'payment' || kind === 'note' || kind === 'aftercare' ? 'grey' : 'amber'}
                        text={views ? t('lackViews', { views: views.join(', ') }) : t(`lack_${kind}`)}
                      />
                    </li>
                  ))}
                </ul>
              ),
          },
          { key: 'since', header: t('since'), width: '190px', cell: (row) => formatInstant(row.since, zone) },
        ]}
      />
      {confirming ? <CosignManyDialog rows={confirming} onClose={() => setConfirming(null)} /> : null}
    </Page>
  );
}
