import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstimateOutput } from '../../../electron/billing/estimates/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';

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
    <FormDialog
      title={t('declineTitle')}
      submit={t('declineSave')}
      ready
      busy={decline.isPending}
      problem={decline.error ? sentenceOf(decline.error) : null}
      onSubmit={() => decline.mutate({ id: estimate.id, expectedVersion: estimate.version, reason })}
      onClose={onClose}
    >
      <Textarea
        label={t('declineReason')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={400}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
