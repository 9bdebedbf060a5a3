import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface RangeDialogProps {
  /** "9:00 to 10:30, Ingrid" */
  text: string;
  onBook: () => void;
  onBlock: () => void;
  onClose: () => void;
}

/** A stretch was drawn: is it for a visit, or to be kept free? */
export function RangeDialog({ text, onBook, onBlock, onClose }: RangeDialogProps) {
  const { t } = useTranslation('scheduling');
  return (
    <Modal opened onClose={onClose} title={t('rangeTitle')} size={400} closeButtonProps={{ 'aria-label': t('close') }}>
      <Text size="sm" mb="md">
        {text}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onBlock}>
          {t('rangeBlock')}
        </Button>
        <Button data-autofocus onClick={onBook}>
          {t('bookFor')}
        </Button>
      </Group>
    </Modal>
  );
}
