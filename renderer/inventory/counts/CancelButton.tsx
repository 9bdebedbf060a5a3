import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { showDone, showProblem } from '../../ui/toasts.tsx';
import type { Head } from './countLook.ts';

/** Gives a count up, after a question. */
export function CancelButton({ count }: { count: Head }) {
  const { t } = useTranslation('counts');
  const trpc = useTRPC();
  const cancel = useMutation(
    trpc.inventory.cancelCount.mutationOptions({
      onSuccess: () => showDone(t('cancelled')),
      onError: (error) => showProblem(sentenceOf(error)),
    }),
  );
  const ask = async (): Promise<void> => {
    const words = { title: t('cancelTitle'), body: t('cancelText'), confirm: t('cancelConfirm'), cancel: t('keep') };
    if (await confirmDialog({ ...words, danger: true }))
      cancel.mutate({ id: count.id, expectedVersion: count.version });
  };
  return (
    <Button variant="default" loading={cancel.isPending} onClick={() => void ask()}>
      {t('cancelCount')}
    </Button>
  );
}
