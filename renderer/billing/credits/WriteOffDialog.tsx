import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { CreditForm, CreditFrame, ReasonField } from './CreditFrame.tsx';
import { useApproval } from './useApproval.ts';

/** Gives up what is owed on an invoice: what was earned and taxed stays. */
export function WriteOffDialog({ invoiceId, onClose }: { invoiceId: string; onClose: () => void }) {
  const { t } = useTranslation('billing');
  return (
    <CreditFrame {...{ invoiceId, onClose }} size={460} title={(number) => t('writeOffTitle', { number })}>
      {(options) => <Form key={options.version} options={options} onClose={onClose} />}
    </CreditFrame>
  );
}

function Form({ options, onClose }: { options: CreditOptions; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const most = options.writeOffCents;
  const [cents, setCents] = useState<number | null>(most);
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
  const ready = cents !== null && cents > 0 && cents <= most && reason.trim().length >= 3;
  return (
    <CreditForm
      {...{ options, approval, ready, onClose }}
      submit={t('writeOffDo', { amount: formatMoney(cents ?? 0, currency) })}
      busy={give.isPending}
      onSend={(second) =>
        give.mutate({
          invoiceId: options.invoiceId,
          expectedVersion: options.version,
          reason: reason.trim(),
          cents: cents ?? 0,
          ...second,
        })
      }
    >
      <Text size="sm">{t('writeOffText', { amount: formatMoney(options.dueCents, currency) })}</Text>
      {most < options.dueCents ? (
        <Text size="sm">{t('writeOffUsable', { amount: formatMoney(options.dueCents - most, currency) })}</Text>
      ) : null}
      <MoneyInput
        label={t('writeOffAmount')}
        currency={currency}
        min={1}
        max={most}
        value={cents}
        onChange={setCents}
        data-autofocus
      />
      <ReasonField usual={[t('reason_gone'), t('reason_small')]} value={reason} onChange={setReason} />
    </CreditForm>
  );
}
