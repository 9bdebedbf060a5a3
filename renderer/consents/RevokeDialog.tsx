import { Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfPatientOutput } from '../../electron/consents/schemas.ts';
import { dateOf } from '../../electron/kernel/dates.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { DateField } from '../ui/DateField.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { showDone } from '../ui/toasts.tsx';
import { useNow } from '../ui/useNow.ts';

/** The patient takes a signature back: when, and what they said. */
export function RevokeDialog(props: {
  patientId: string;
  consent: Pick<OfPatientOutput['consents'][number], 'id' | 'title' | 'signedAt' | 'documentId'>;
  onClose: () => void;
}) {
  const { patientId, consent, onClose } = props;
  const { id: consentId, title, signedAt, documentId } = consent;
  const trpc = useTRPC();
  const { t } = useTranslation('consents');
  const { zone } = useDesk();
  const today = dateOf(useNow(), zone);
  const [revokedOn, setDay] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const revoke = useMutation(
    trpc.consents.revoke.mutationOptions({
      onSuccess: () => {
        showDone(t('revokeDone', { title }));
        onClose();
      },
    }),
  );
  const photos = useQuery(trpc.charting.photos.onConsent.queryOptions({ patientId, documentId })).data?.photos ?? 0;
  return (
    <FormDialog
      title={t('revokeTitle')}
      text={photos === 0 ? t('revokeText') : `${t('revokeText')} ${t('revokePhotos', { count: photos })}`}
      submit={t('revoke')}
      danger
      ready={revokedOn !== null && reason.trim().length >= 3}
      busy={revoke.isPending}
      problem={revoke.error ? sentenceOf(revoke.error) : null}
      onSubmit={() => revokedOn && revoke.mutate({ consentId, revokedOn, reason })}
      onClose={onClose}
    >
      <DateField
        label={t('revokeDay')}
        value={revokedOn}
        minDate={dateOf(signedAt, zone)}
        maxDate={today}
        onChange={setDay}
      />
      <Textarea
        label={t('revokeReason')}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
