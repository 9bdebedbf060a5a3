import { Button, Group } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { confirmDialog } from '../../ui/dialogs.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** Makes what has expired the clinic's, after a question: it cannot be undone. */
export function WriteOff({
  value,
  compact,
}: {
  value: { id: string; title: string; remainingCents: number; version: number };
  compact?: boolean;
}) {
  const { t } = useTranslation('paidAhead');
  const trpc = useTRPC();
  const { currency, may } = useDesk();
  const expire = useMutation(
    trpc.billing.paidAhead.expire.mutationOptions({
      onSuccess: () => showDone(t('writtenOff', { title: value.title })),
    }),
  );
  if (!may('paidAhead.writeOff')) return null;
  const ask = async (): Promise<void> => {
    const sure = await confirmDialog({
      title: t('writeOffAsk', { title: value.title }),
      body: t('writeOffBody', { amount: formatMoney(value.remainingCents, currency) }),
      confirm: t('writeOff'),
      cancel: t('keepIt'),
      danger: true,
    });
    if (sure) expire.mutate({ id: value.id, expectedVersion: value.version });
  };
  return (
    <>
      {expire.error ? <ErrorNotice sentence={sentenceOf(expire.error)} /> : null}
      <Group>
        <Button
          variant="default"
          size={compact ? 'compact-sm' : 'sm'}
          leftSection={<IconArchive size={15} aria-hidden />}
          loading={expire.isPending}
          aria-label={t('writeOffOf', { title: value.title })}
          onClick={() => void ask()}
        >
          {t('writeOff')}
        </Button>
      </Group>
    </>
  );
}
