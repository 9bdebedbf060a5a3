import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone } from '../ui/toasts.tsx';
import type { Tone } from '../ui/tokens.ts';
import styles from './billing.module.css';

const toneOf = {
  queued: 'blue',
  printing: 'blue',
  sent: 'green',
  failed: 'red',
  unknown: 'amber',
  cancelled: 'grey',
} as const satisfies Record<string, Tone>;

/** What became of the receipt of an invoice, as it happens, and the ways on: try again, or a copy marked COPY. */
export function ReceiptJobs({ invoiceId }: { invoiceId: string }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const jobs = useQuery(
    trpc.devices.jobs.queryOptions(
      { invoiceId, limit: 20 },
      {
        // the feed tells of changes; this is for a line that broke in between
        refetchInterval: ({ state }) =>
          state.data?.jobs.some((job) => job.state === 'queued' || job.state === 'printing') ? 1500 : false,
      },
    ),
  );
  const copy = useMutation(trpc.devices.reprint.mutationOptions({ onSuccess: () => showDone(t('copyQueued')) }));
  const again = useMutation(trpc.devices.retry.mutationOptions());
  const list = (jobs.data?.jobs ?? []).toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const last = list.at(-1);
  const error = jobs.error ?? copy.error ?? again.error;
  if (jobs.data && !last) return <p className={styles.quiet}>{t('receiptNone')}</p>;
  return (
    <div className={styles.receipt}>
      <ul className={styles.jobs} aria-label={t('receipt')}>
        {list.map((job) => (
          <li key={job.id}>
            <StatusBadge
              tone={toneOf[job.state]}
              text={`${job.copyOfId === null ? t('receipt') : t('copy')} ${t(`print_${job.state}`)}`}
            />
            {job.problem === null ? null : <span className={styles.why}>{job.problem}</span>}
          </li>
        ))}
      </ul>
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      {last?.state === 'sent' || last?.state === 'unknown' ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={15} aria-hidden />}
          loading={copy.isPending}
          onClick={() => copy.mutate({ jobId: last.id })}
        >
          {t('printCopy')}
        </Button>
      ) : null}
      {last?.state === 'failed' || (last?.state === 'queued' && last.problem !== null) ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={15} aria-hidden />}
          loading={again.isPending}
          onClick={() => again.mutate({ jobId: last.id })}
        >
          {t('printAgain')}
        </Button>
      ) : null}
    </div>
  );
}
