import { ActionIcon, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { IconCopy, IconPrinter, IconRefresh, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { mayCancel, mayMove, mayReprint, mayRetry } from '../../electron/devices/rules.ts';
import type { PrintJob } from '../../electron/devices/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDay, formatFromNow, formatInstant, formatTime } from '../ui/format.ts';
import { Panel } from '../ui/Page.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone, showProblem, showUndo } from '../ui/toasts.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './devices.module.css';
import { isWaiting, jobLook, needsPerson } from './jobLook.ts';
import { MoveMenu } from './MoveMenu.tsx';

type Job = z.output<typeof PrintJob>;
type Show = 'all' | 'needsYou' | 'waiting';

/** What was printed at this PC, what waits, and what a person must decide. */
export function PrintQueue() {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const now = useNow();
  const [show, setShow] = useState<Show>('all');
  const jobs = useQuery(trpc.devices.jobs.queryOptions({ limit: 100 }));
  const acts = useJobActs();

  const all = jobs.data?.jobs;
  const needing = all?.filter(needsPerson).length ?? 0;
  const rows = all?.filter((job) => show === 'all' || (show === 'waiting' ? isWaiting(job) : needsPerson(job)));

  const note = (job: Job): string => {
    const next = isWaiting(job) && job.nextTryAt !== null && job.nextTryAt > now + 30_000;
    const again = next ? t('nextTry', { when: formatFromNow(job.nextTryAt ?? now, now) }) : '';
    const problem = job.state === 'sent' || job.state === 'cancelled' ? '' : (job.problem ?? '');
    return [problem, job.copiedById !== null ? t('jobCopied') : '', again].filter(Boolean).join(' ');
  };

  const today = formatDay(now, zone);
  const when = (at: number): string => (formatDay(at, zone) === today ? formatTime(at, zone) : formatInstant(at, zone));

  const columns: Array<Column<Job>> = [
    { key: 'when', header: t('when'), cell: (job) => when(job.createdAt), width: '168px' },
    {
      key: 'what',
      header: t('what'),
      width: '24%',
      cell: (job) => (
        <span className={styles.what}>
          {job.title}
          {job.copyOfId !== null ? <span className={styles.copy}>{t('copy')}</span> : null}
        </span>
      ),
    },
    { key: 'printer', header: t('printer'), cell: (job) => job.printerName ?? t('noPrinter'), width: '14%' },
    {
      key: 'state',
      header: t('state'),
      width: '132px',
      cell: (job) => <StatusBadge {...jobLook[job.state]} text={t(`job_${job.state}`)} />,
    },
    { key: 'note', header: t('note'), cell: (job) => <span className={styles.note}>{note(job)}</span> },
    {
      key: 'actions',
      header: t('actions'),
      hideHeader: true,
      align: 'right',
      width: '116px',
      cell: (job) => (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          {mayRetry(job.state) ? (
            <Act
              word={t('retry')}
              label={t('retryOf', { title: job.title })}
              icon={IconRefresh}
              run={() => acts.retry(job)}
            />
          ) : null}
          {mayMove(job) ? (
            <MoveMenu
              title={job.title}
              printerId={job.printerId}
              onMove={(printerId, name) => acts.move(job, printerId, name)}
            />
          ) : null}
          {mayReprint(job) ? (
            <Act
              word={t('reprint')}
              label={t('reprintOf', { title: job.title })}
              icon={IconCopy}
              run={() => acts.reprint(job)}
            />
          ) : null}
          {mayCancel(job.state) ? (
            <Act
              word={t('cancelJob')}
              label={t('cancelOf', { title: job.title })}
              icon={IconX}
              run={() => acts.cancel(job)}
            />
          ) : null}
        </Group>
      ),
    },
  ];

  const onRowKey = (event: KeyboardEvent<HTMLTableRowElement>, job: Job): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const act =
      key === 'r' && mayRetry(job.state)
        ? acts.retry
        : key === 'c' && mayReprint(job)
          ? acts.reprint
          : key === 'delete' && mayCancel(job.state)
            ? acts.cancel
            : null;
    if (!act) return;
    event.preventDefault();
    act(job);
  };

  return (
    <Panel
      title={t('queue')}
      flush
      actions={
        <>
          <span className={styles.keys}>{t('queueKeys')}</span>
          <SegmentedControl
            size="xs"
            aria-label={t('queue')}
            value={show}
            onChange={(value) => setShow(value === 'needsYou' || value === 'waiting' ? value : 'all')}
            data={[
              { value: 'all', label: t('all') },
              { value: 'needsYou', label: needing > 0 ? `${t('needsYou')} (${needing})` : t('needsYou') },
              { value: 'waiting', label: t('waiting') },
            ]}
          />
        </>
      }
    >
      {jobs.error ? (
        <div className={styles.inset}>
          <ErrorNotice sentence={sentenceOf(jobs.error)} onRetry={() => void jobs.refetch()} />
        </div>
      ) : (
        <DataTable
          plain
          wrap
          label={t('queue')}
          columns={columns}
          rows={rows}
          rowKey={(job) => job.id}
          onRowKey={onRowKey}
          skeletonRows={4}
          empty={
            show === 'all' ? (
              <EmptyState icon={IconPrinter} title={t('noJobs')} text={t('noJobsText')} />
            ) : (
              <EmptyState compact title={t('noneOfThese')} text={t('noneOfTheseText')} />
            )
          }
        />
      )}
    </Panel>
  );
}

function Act({
  word,
  label,
  icon: Icon,
  run,
}: {
  word: string;
  label: string;
  icon: typeof IconCopy;
  run: () => void;
}) {
  return (
    <Tooltip label={word}>
      <ActionIcon aria-label={label} onClick={run}>
        <Icon size={16} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

/** What a person may do with a job; each says what happened, a cancelled one can be taken back. */
function useJobActs() {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const onError = (error: unknown): void => showProblem(sentenceOf(error));
  const retry = useMutation(trpc.devices.retry.mutationOptions({ onError }));
  const move = useMutation(trpc.devices.movePrint.mutationOptions({ onError }));
  const reprint = useMutation(trpc.devices.reprint.mutationOptions({ onError }));
  const cancel = useMutation(trpc.devices.cancel.mutationOptions({ onError }));
  const again = ({ id, title }: Job): void =>
    retry.mutate({ jobId: id }, { onSuccess: ({ problem }) => tell(problem, t('retried', { title })) });
  const tell = (problem: string | null, sentence: string): void =>
    problem === null ? showDone(sentence) : showProblem(problem);
  return {
    retry: again,
    move: ({ id, title }: Job, printerId: string, printer: string): void =>
      move.mutate(
        { jobId: id, printerId },
        { onSuccess: ({ copy }) => showDone(t(copy ? 'movedCopy' : 'moved', { title, printer })) },
      ),
    reprint: ({ id, title }: Job): void =>
      reprint.mutate({ jobId: id }, { onSuccess: ({ problem }) => tell(problem, t('copied', { title })) }),
    cancel: (job: Job): void =>
      cancel.mutate(
        { jobId: job.id },
        { onSuccess: () => showUndo(t('cancelled', { title: job.title }), () => again(job)) },
      ),
  };
}
