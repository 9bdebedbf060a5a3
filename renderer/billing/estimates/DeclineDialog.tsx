import { Button, Modal, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showDone } from '../../ui/toasts.tsx';
import styles from './estimates.module.css';

/** Notes that the patient does not want it, and why if they said so. */
export function DeclineDialog({ estimate, onClose }: { estimate: EstimateOutput; onClose: () => void }) {
  const { t } = useTranslation('estimates');
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const decline = useMutation(
    trpc.billing.estimates.decline.mutationOptions({
      onSuccess: () => {
        showDone(t('declined', { number: estimate.number }));
        onClose();
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('declineTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          decline.mutate({ id: estimate.id, expectedVersion: estimate.version, reason });
        }}
      >
        <Stack gap="md">
          <Textarea
            label={t('declineReason')}
            data-autofocus
            autosize
            minRows={2}
            maxLength={400}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {decline.error ? <ErrorNotice sentence={sentenceOf(decline.error)} /> : null}
          <div className={styles.foot}>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={decline.isPending}>
              {t('declineSave')}
            </Button>
          </div>
        </Stack>
      </form>
    </Modal>
  );
}
