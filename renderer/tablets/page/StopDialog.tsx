import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';

/** The patient gives the tablet back before everything is done. */
export function StopDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('tablets');
  const stop = useMutation(useTRPC().tablets.stop.mutationOptions({ onSuccess: onDone }));
  return (
    <Modal opened onClose={onClose} title={t('stopTitle')} size={520} zIndex={400} withCloseButton={false} centered>
      <Text size="lg">{t('stopText')}</Text>
      {stop.error ? <ErrorNotice sentence={sentenceOf(stop.error)} /> : null}
      <Group justify="flex-end" mt="xl">
        <Button variant="default" size="lg" onClick={onClose} data-autofocus>
          {t('stay')}
        </Button>
        <Button size="lg" loading={stop.isPending} onClick={() => stop.mutate({})}>
          {t('stopNow')}
        </Button>
      </Group>
    </Modal>
  );
}
