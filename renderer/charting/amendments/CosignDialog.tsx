import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { showDone } from '../../ui/toasts.tsx';

export interface CosignDialogProps {
  encounterId: string;
  /** Who signed the note. */
  signedByName: string;
  onClose: () => void;
}

/** Puts one's name beside the signature of someone else. */
export function CosignDialog({ encounterId, signedByName, onClose }: CosignDialogProps) {
  const { t } = useTranslation('amendments');
  const trpc = useTRPC();
  const cosign = useMutation(
    trpc.charting.cosign.mutationOptions({
      onSuccess: () => {
        showDone(t('cosigned'));
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={t('cosignTitle')}
      text={t('cosignText', { name: signedByName })}
      submit={t('cosign')}
      submitFocused
      ready
      busy={cosign.isPending}
      problem={cosign.error ? sentenceOf(cosign.error) : null}
      onSubmit={() => cosign.mutate({ encounterId })}
      onClose={onClose}
    >
      {null}
    </FormDialog>
  );
}
