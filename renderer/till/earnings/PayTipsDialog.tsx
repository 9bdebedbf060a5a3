import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { type PayoutWay, payoutWays } from '../../../electron/till/earnings/rules.ts';
import type { Statement } from '../../../electron/till/earnings/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';

/** Hands a person the tips they are owed. */
export function PayTipsDialog({ statement, onClose }: { statement: Statement; onClose: () => void }) {
  const { t } = useTranslation('earnings');
  const trpc = useTRPC();
  const { owedCents } = statement.tips;
  const [amount, setAmount] = useState<number | null>(owedCents);
  const [way, setWay] = useState<PayoutWay>('drawer');
  const [note, setNote] = useState('');
  const money = (cents: number): string => formatMoney(cents, statement.currency);
  const pay = useMutation(
    trpc.till.payTips.mutationOptions({
      onSuccess: () => {
        showDone(t('paid', { amount: money(amount ?? 0), name: statement.name }));
        onClose();
      },
    }),
  );
  const ready = amount !== null && amount > 0 && amount <= owedCents;
  return (
    <FormDialog
      title={t('payTips')}
      text={t('payText', { name: statement.name, amount: money(owedCents) })}
      submit={t('pay')}
      ready={ready}
      busy={pay.isPending}
      problem={pay.error ? sentenceOf(pay.error) : null}
      onSubmit={() => pay.mutate({ staffId: statement.staffId, amountCents: amount ?? 0, way, note })}
      onClose={onClose}
    >
      <MoneyInput
        label={t('payAmount')}
        currency={statement.currency}
        value={amount}
        onChange={setAmount}
        min={1}
        max={owedCents}
        required
        data-autofocus
      />
      <Select
        label={t('way')}
        allowDeselect={false}
        data={payoutWays.map((value) => ({ value, label: t(`way_${value}`) }))}
        value={way}
        onChange={(value) => setWay((value ?? way) as PayoutWay)}
      />
      <TextInput
        label={t('note')}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
