import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PendingOutput } from '../../../electron/billing/pending/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** Cancels a charge whose treatment will not be signed off; the reason is kept. */
export function CancelPendingDialog(props: { charge: PendingOutput['charges'][number]; onClose: () => void }) {
  const { charge, onClose } = props;
  const { t } = useTranslation('pending');
  const [reason, setReason] = useState('');
  const cancel = useMutation(
    useTRPC().billing.pending.cancel.mutationOptions({
      onSuccess: () => {
        showDone(t('cancelled'));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('cancelTitle')}
      text={t('cancelText', { name: charge.patientName, what: charge.description })}
      submit={t('cancel')}
      danger
      ready={reason.trim().length >= 3}
      busy={cancel.isPending}
      problem={cancel.error ? sentenceOf(cancel.error) : null}
      onSubmit={() => cancel.mutate({ chargeId: charge.chargeId, reason, expectedVersion: charge.version })}
      onClose={onClose}
    >
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
