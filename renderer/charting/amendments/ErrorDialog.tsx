import { Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';

export interface ErrorDialogProps {
  encounterId: string;
  /** Null: the note itself. */
  addendumId: string | null;
  onClose: () => void;
}

/** Strikes a note or an addendum through, with the reason. */
export function ErrorDialog({ encounterId, addendumId, onClose }: ErrorDialogProps) {
  const { t } = useTranslation('amendments');
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const mark = useMutation(
    trpc.charting.markError.mutationOptions({
      onSuccess: () => {
        showDone(t('marked'));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t(addendumId === null ? 'markNoteTitle' : 'markAddendumTitle')}
      text={t('markText')}
      danger
      submit={t('mark')}
      ready={reason.trim().length >= 3}
      busy={mark.isPending}
      problem={mark.error ? sentenceOf(mark.error) : null}
      onSubmit={() => mark.mutate({ encounterId, addendumId, reason: reason.trim() })}
      onClose={onClose}
    >
      <Textarea
        label={t('reason')}
        required
        data-autofocus
        autosize
        minRows={2}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
