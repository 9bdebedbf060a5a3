import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

/** Marks a photo as an error for good, with a reason. */
export function HideDialog({ photo, onClose, onDone }: { photo: Photo; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const hide = useMutation(trpc.charting.photos.hide.mutationOptions({ onSuccess: onDone }));
  return (
    <FormDialog
      danger
      title={t('markError')}
      text={t('errorText')}
      submit={t('markError')}
      ready={reason.trim().length >= 3}
      busy={hide.isPending}
      problem={hide.error ? sentenceOf(hide.error) : null}
      onClose={onClose}
      onSubmit={() => hide.mutate({ photoId: photo.id, reason, expectedVersion: photo.version })}
    >
      <TextInput
        data-autofocus
        label={t('errorReason')}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
