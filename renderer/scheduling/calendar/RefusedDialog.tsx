import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TimeOffers } from '../TimeOffers.tsx';
import type { Refused } from '../useAppointmentActions.tsx';

/** Why a drop was refused, and the times that would fit instead: Enter takes the first, a digit any of them. */
export function RefusedDialog({ refused, onClose }: { refused: Refused; onClose: () => void }) {
  const { t } = useTranslation('scheduling');
  const take = (start: number): void => {
    onClose();
    refused.take(start);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('refusedTitle')}
      size={440}
      closeButtonProps={{ 'aria-label': t('close') }}
      onKeyDown={(event) => {
        const start = /^[1-9]$/.test(event.key) ? refused.starts[Number(event.key) - 1] : undefined;
        if (start === undefined) return;
        event.preventDefault();
        take(start);
      }}
    >
      <Stack gap="md">
        <Text size="sm">{refused.sentence}</Text>
        <TimeOffers label={t('takeInstead')} starts={refused.starts} on={refused.on} autoFocus onTake={take} />
        <Text size="xs" c="dimmed">
          {t('takeKeys', { last: refused.starts.length })}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
