import { Autocomplete, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { SecondPerson } from './SecondPerson.tsx';
import { useApproval } from './useApproval.ts';

/** Gives up what is owed on an invoice: what was earned and taxed stays. */
export function WriteOffDialog({ invoiceId, onClose }: { invoiceId: string; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const options = useQuery(trpc.billing.creditOptions.queryOptions({ invoiceId }, { staleTime: 0 }));
  return (
    <Modal
      opened
      onClose={onClose}
      size={460}
      title={t('writeOffTitle', { number: options.data?.number ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {options.error ? (
        <ErrorNotice sentence={sentenceOf(options.error)} onRetry={() => void options.refetch()} />
      ) : options.data ? (
        <Form key={options.data.version} options={options.data} onClose={onClose} />
      ) : null}
    </Modal>
  );
}

function Form({ options, onClose }: { options: CreditOptions; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [cents, setCents] = useState<number | null>(options.dueCents);
  const [reason, setReason] = useState('');
  const approval = useApproval();
  const give = useMutation(
    trpc.refunds.writeOff.mutationOptions({
      onSuccess: (done) => {
        showDone(t('writeOffDone', { amount: formatMoney(done.totalCents, currency) }));
        onClose();
      },
      onError: approval.take,
    }),
  );
  const ready = cents !== null && cents > 0 && cents <= options.dueCents && reason.trim().length >= 3;
  const send = (approvalId?: string): void => {
    if (cents === null) return;
    give.mutate({
      invoiceId: options.invoiceId,
      expectedVersion: options.version,
      reason: reason.trim(),
      cents,
      ...(approvalId === undefined ? {} : { approvalId }),
    });
  };
  if (approval.about !== null)
    return (
      <SecondPerson
        about={approval.about}
        sellerId={options.sellerId}
        busy={give.isPending}
        problem={approval.problem}
        onConfirmed={send}
        onBack={approval.reset}
      />
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send();
      }}
    >
      <Stack gap="md">
        <Text size="sm">{t('writeOffText', { amount: formatMoney(options.dueCents, currency) })}</Text>
        <MoneyInput
          label={t('writeOffAmount')}
          currency={currency}
          min={1}
          max={options.dueCents}
          value={cents}
          onChange={setCents}
          data-autofocus
        />
        <Autocomplete
          label={t('reason')}
          description={t('reasonHint')}
          data={[t('reason_gone'), t('reason_small')]}
          value={reason}
          onChange={setReason}
          maxLength={400}
          required
        />
        {approval.problem === null ? null : <ErrorNotice sentence={approval.problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" loading={give.isPending} disabled={!ready}>
            {t('writeOffDo', { amount: formatMoney(cents ?? 0, currency) })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
