import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../api/client.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { showOffer } from '../ui/toasts.tsx';

/** Recalls a lot after a question: what is left is set aside at once. */
export function RecallDialog({
  lotId,
  lot,
  name,
  onClose,
}: {
  lotId: string;
  lot: string;
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('inventory');
  const trpc = useTRPC();
  const open = useOpen();
  const [reason, setReason] = useState('');
  const recall = useMutation(
    trpc.charting.lotRecalls.recall.mutationOptions({
      onSuccess: ({ quarantined }) => {
        showOffer(t('recallDone', { lot, count: quarantined }), t('recallShow'), () => open.lotRecalls?.());
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('recallTitle', { lot, name })} size={440}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') recall.mutate({ lotId, reason: reason.trim() });
        }}
      >
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('recallText')}</p>
          <TextInput
            label={t('reason')}
            placeholder={t('recallReason')}
            required
            data-autofocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {recall.error ? <ErrorNotice sentence={sentenceOf(recall.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" color="red" loading={recall.isPending} disabled={reason.trim() === ''}>
              {t('recallConfirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
