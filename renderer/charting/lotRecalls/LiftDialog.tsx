import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LotRecall } from '../../../electron/charting/lotRecalls/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** Takes a recall back, with the reason that is kept. */
export function LiftDialog({ recall, onClose }: { recall: LotRecall; onClose: () => void }) {
  const { t } = useTranslation('charting');
  const [reason, setReason] = useState('');
  const lift = useMutation(
    useTRPC().charting.lotRecalls.lift.mutationOptions({
      onSuccess: () => {
        showDone(t('recallLiftDone', { lot: recall.lotNumber }));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      danger
      title={t('recallLiftTitle', { lot: recall.lotNumber })}
      text={t('recallLiftText')}
      submit={t('recallLift')}
      ready={reason.trim() !== ''}
      busy={lift.isPending}
      problem={lift.error ? sentenceOf(lift.error) : null}
      onSubmit={() => lift.mutate({ recallId: recall.id, reason: reason.trim(), expectedVersion: recall.version })}
      onClose={onClose}
    >
      <TextInput
        label={t('recallWhy')}
        placeholder={t('recallLiftHint')}
        required
        data-autofocus
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
