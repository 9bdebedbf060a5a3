import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HandOver } from '../../electron/tablets/schemas.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatTime } from '../ui/format.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { showDone } from '../ui/toasts.tsx';
import { handOverLook, shownState } from './look.ts';
import styles from './tablets.module.css';

/** How far a patient is with a tablet, and the way to take it back. */
export function OutPanel({ handOver, onClose }: { handOver: HandOver; onClose: () => void }) {
  const { t } = useTranslation('tablets');
  const { zone } = useDesk();
  const state = shownState(handOver);
  const back = useMutation(
    useTRPC().tablets.withdraw.mutationOptions({
      onSuccess: () => {
        showDone(t('takenBack', { tablet: handOver.tabletName }));
        onClose();
      },
    }),
  );
  return (
    <Stack gap="md">
      <Group gap="xs">
        <StatusBadge {...handOverLook[state]} text={t(`state_${state}`)} />
        <Text>{t(`stateText_${state}`)}</Text>
      </Group>
      <ul className={styles.tasks}>
        {handOver.tasks.map(({ kind, done }) => (
          <li key={kind}>
            {t(`kind_${kind}`)}
            <StatusBadge tone={done ? 'green' : 'grey'} text={t(done ? 'task_done' : 'task_open')} />
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {t('outSince', { time: formatTime(handOver.handedAt, zone), staff: handOver.handedBy })}
      </Text>
      {back.error ? <ErrorNotice sentence={sentenceOf(back.error)} /> : null}
      <Group justify="flex-end">
        <Button
          loading={back.isPending}
          data-autofocus
          onClick={() => back.mutate({ id: handOver.id, expectedVersion: handOver.version })}
        >
          {t('takeBack')}
        </Button>
      </Group>
    </Stack>
  );
}
