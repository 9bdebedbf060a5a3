import { Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { categoriesOf, type MovementKind } from '../../../electron/till/cash/rules.ts';
import { useTRPCClient } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { isReason, ReasonField } from './ReasonField.tsx';

/** Puts cash in, takes it out, drops it, or only opens the drawer. */
export function MoveDialog({ kind, onClose }: { kind: MovementKind; onClose: () => void }) {
  const { t } = useTranslation('day');
  const { currency } = useDesk();
  const client = useTRPCClient();
  const categories: readonly string[] = categoriesOf[kind];
  const [amount, setAmount] = useState<number | null>(null);
  const [category, setCategory] = useState(categories[0] ?? 'other');
  const [reason, setReason] = useState('');
  const [person, setPerson] = useState('');
  const [bag, setBag] = useState('');

  const save = useMutation({
    mutationFn: async (): Promise<unknown> => {
      const amountCents = amount ?? 0;
      if (kind === 'noSale') return client.till.openWithoutSale.mutate({ reason });
      if (kind === 'drop')
        return client.till.drop.mutate({ amountCents, category: category as 'safe', bagNumber: bag, reason });
      if (kind === 'payIn')
        return client.till.payIn.mutate({ amountCents, category: category as 'change', reason, counterparty: person });
      return client.till.payOut.mutate({ amountCents, category: category as 'supplies', reason, counterparty: person });
    },
    onSuccess: () => {
      showDone(t(`done_${kind}`, { amount: formatMoney(amount ?? 0, currency), bag }));
      onClose();
    },
  });
  const complete =
    (kind === 'noSale' || (amount ?? 0) > 0) &&
    (kind === 'drop' ? bag.trim() !== '' : isReason(reason)) &&
    (kind !== 'payOut' || person.trim().length >= 2);

  return (
    <FormDialog
      title={t(`moveTitle_${kind}`)}
      submit={t(`save_${kind}`)}
      ready={complete}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {kind === 'noSale' ? null : (
        <>
          <MoneyInput
            label={t('amount')}
            currency={currency}
            value={amount}
            onChange={setAmount}
            min={1}
            required
            data-autofocus
          />
          <Select
            label={t(kind === 'drop' ? 'where' : 'category')}
            data={categories.map((value) => ({ value, label: t(`category_${value as 'change'}`) }))}
            value={category}
            allowDeselect={false}
            onChange={(value) => setCategory(value ?? category)}
          />
        </>
      )}
      {kind === 'drop' ? (
        <TextInput
          label={t('bagNumber')}
          value={bag}
          maxLength={40}
          required
          onChange={(event) => setBag(event.currentTarget.value)}
        />
      ) : null}
      {kind === 'payIn' || kind === 'payOut' ? (
        <TextInput
          label={t(kind === 'payIn' ? 'from' : 'to')}
          value={person}
          maxLength={80}
          required={kind === 'payOut'}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
      ) : null}
      <ReasonField
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        maxLength={200}
        required={kind !== 'drop'}
        data-autofocus={kind === 'noSale' || undefined}
        onChange={setReason}
      />
    </FormDialog>
  );
}
