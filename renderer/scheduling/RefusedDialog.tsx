import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TimeOffers } from './TimeOffers.tsx';
import type { Refused } from './useAppointmentActions.tsx';

/** Why a drop was refused, and the times that would fit instead. */
export function RefusedDialog({ refused, onClose }: { refused: Refused; onClose: () => void }) {
  const { t } = useTranslation('scheduling');
  return (
    <Modal opened onClose={onClose} title={t('refusedTitle')} size={440}>
      <Stack gap="md">
        <Text size="sm">{refused.sentence}</Text>
        <TimeOffers
          label={t('takeInstead')}
          starts={refused.starts}
          on={refused.on}
          autoFocus
          onTake={(start) => {
            onClose();
            refused.take(start);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
