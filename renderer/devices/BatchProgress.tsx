import { Button, Group, Progress, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showDone } from '../ui/toasts.tsx';
import styles from './devices.module.css';

interface Props {
  batchId: string;
  /** What is printed. */
  label: string;
  /** Why it waits, as the answer to the order said. */
  problem: string | null;
  onClose: () => void;
}

/** How far jobs are that were ordered together; the rest of them can be cancelled. */
export function BatchProgress({ batchId, label, problem, onClose }: Props) {
  const { t } = useTranslation('devices');
  const trpc = useTRPC();
  const batch = useQuery(
    trpc.devices.batch.queryOptions(
      { batchId },
      { refetchInterval: ({ state }) => ((state.data?.open ?? 1) > 0 ? 1_000 : false) },
    ),
  );
  const cancel = useMutation(
    trpc.devices.cancelBatch.mutationOptions({
      onSuccess: ({ cancelled }) => showDone(t('batchCancelled', { count: cancelled })),
    }),
  );
  const { jobs = 0, sent = 0, open = 0, troubled = 0, cancelled = 0 } = batch.data ?? {};
  const error = batch.error ?? cancel.error;
  return (
    <Stack gap="md">
      <Progress value={jobs === 0 ? 0 : (100 * (jobs - open)) / jobs} aria-label={label} size="lg" />
      <p className={styles.batch} role="status">
        {t('batchState', { sent, jobs })} {troubled > 0 ? t('batchTroubled', { count: troubled }) : null}{' '}
        {cancelled > 0 ? t('batchCancelled', { count: cancelled }) : null}
      </p>
      {problem === null ? null : <ErrorNotice sentence={problem} />}
      {error ? <ErrorNotice sentence={sentenceOf(error)} /> : null}
      <Group justify="flex-end" gap="xs">
        {open + troubled > 0 ? (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ batchId })}>
            {t('batchCancel')}
          </Button>
        ) : null}
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  );
}
