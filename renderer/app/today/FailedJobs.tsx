import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { showDone } from '../../ui/toasts.tsx';
import styles from './today.module.css';

/** Work that Salve promised and gave up, with why; each starts over when it is asked to. */
export function FailedJobs({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { zone } = useDesk();
  const trpc = useTRPC();
  const list = useQuery(trpc.jobs.failed.queryOptions({}));
  const { mutateAsync, isPending, error } = useMutation(trpc.jobs.retry.mutationOptions());
  const jobs = list.data?.jobs;
  const all = async (): Promise<void> => {
    for (const { id } of jobs ?? []) await mutateAsync({ id });
    showDone(t('jobsAgain'));
    onClose();
  };
  const problem = list.error ?? error;
  return (
    <Modal opened onClose={onClose} title={t('jobsTitle')} size={520}>
      <Stack gap="md">
        {problem ? <ErrorNotice sentence={sentenceOf(problem)} onRetry={() => void list.refetch()} /> : null}
        <ul className={styles.jobs}>
          {jobs?.map((job) => (
            <li key={job.id}>
              <strong>{t(job.kind === 'documents.render' ? 'jobDocument' : 'jobOther')}</strong>
              <span className={styles.needText}>
                {t('jobFailedAt', { when: formatInstant(job.failedAt, zone), count: job.attempts })}
              </span>
              <span>{job.problem}</span>
            </li>
          ))}
        </ul>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('jobsClose')}
          </Button>
          <Button data-autofocus disabled={!jobs || jobs.length === 0} loading={isPending} onClick={() => void all()}>
            {t('tryAgain')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
