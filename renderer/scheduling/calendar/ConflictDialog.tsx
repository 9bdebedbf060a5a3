import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../api/desk.ts';
import { formatShortDay, formatTime } from '../../ui/format.ts';
import type { Conflict } from '../useAppointmentActions.tsx';
import styles from './calendar.module.css';

/** Somebody else changed the same appointment first: both are shown, and a person decides. */
export function ConflictDialog({ conflict, onClose }: { conflict: Conflict; onClose: () => void }) {
  const { t } = useTranslation('scheduling');
  const { t: words } = useTranslation('app');
  const { zone } = useDesk();
  const span = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }) => (
    <>
      <p>{formatShortDay(startsAt, zone)}</p>
      <p>{t('ends', { start: formatTime(startsAt, zone), end: formatTime(endsAt, zone) })}</p>
    </>
  );
  const { name, theirs, mine, again } = conflict;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('conflictTitle', { name })}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('conflictText')}</Text>
        <div className={styles.both}>
          <section className={styles.side}>
            <h3>{t('conflictTheirs')}</h3>
            {span(theirs)}
            <p>{words(`state_${theirs.state}`)}</p>
          </section>
          <section className={styles.side}>
            <h3>{t('conflictMine')}</h3>
            {span(mine)}
          </section>
        </div>
        <Group justify="flex-end">
          {again ? (
            <Button
              variant="default"
              onClick={() => {
                onClose();
                again();
              }}
            >
              {t('conflictTakeMine')}
            </Button>
          ) : null}
          <Button data-autofocus onClick={onClose}>
            {t('conflictKeepTheirs')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
