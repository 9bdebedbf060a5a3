import { ActionIcon, Select, Textarea, TextInput } from '@mantine/core';
import { IconScan, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReturnReason, returnReasons } from '../../../electron/inventory/supplierReturns/rules.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatAmount } from '../../../electron/kernel/quantity.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { useScan } from '../../api/scan.ts';
import { DataTable } from '../../ui/DataTable.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fields, WideField } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { QuantityInput } from '../../ui/QuantityInput.tsx';
import { showDone } from '../../ui/toasts.tsx';
import { useReturning } from './useReturning.ts';

/** Sends things back: scan containers and packages, or choose them; the rest is asked once. */
export function NewReturnDialog({ onClose, onSent }: { onClose: () => void; onSent: (id: string) => void }) {
  const { t } = useTranslation('purchasing');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const [supplierId, setSupplier] = useState<string | null>(null);
  const [reason, setReason] = useState<ReturnReason | null>(null);
  const [note, setNote] = useState('');
  const [code, setCode] = useState('');
  const [typedCredit, setCredit] = useState<number | null | undefined>(undefined);
  const it = useReturning();
  const { content, preview } = it;
  useScan(({ raw }) => void it.scan(raw), true, 'dialog');
  const suppliers = useQuery(trpc.inventory.suppliers.queryOptions({}));
  const worthCents = preview.data?.worthCents ?? 0;
  const expectedCents = typedCredit === undefined ? worthCents : typedCredit;
  const send = useMutation(
    trpc.inventory.returnToSupplier.mutationOptions({
      onSuccess: ({ id, number }) => {
        showDone(t('returned', { number }));
        onSent(id);
      },
    }),
  );
  const problem = send.error ?? preview.error;
  return (
    <FormDialog
      title={t('newReturn')}
      size={680}
      submit={t('sendBack')}
      ready={supplierId !== null && reason !== null && it.many > 0 && !preview.error && expectedCents !== null}
      busy={send.isPending}
      problem={problem ? sentenceOf(problem) : null}
      onSubmit={() =>
        supplierId !== null &&
        reason !== null &&
        expectedCents !== null &&
        send.mutate({ supplierId, reason, note, expectedCents, ...content })
      }
      onClose={onClose}
    >
      <Fields columns={2}>
        <TextInput
          label={t('whatGoesBack')}
          placeholder={t('scanGoesBack')}
          leftSection={<IconScan size={16} aria-hidden />}
          data-autofocus
          maxLength={512}
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || code.trim() === '') return;
            // here Enter takes the code; the form is sent from its other fields
            event.preventDefault();
            setCode('');
            void it.scan(code.trim());
          }}
        />
        <Select
          label={t('chooseGoesBack')}
          searchable
          openOnFocus={false}
          value={null}
          onChange={(key) => key && it.add(key)}
          data={it.choices}
        />
      </Fields>
      {it.problem ? <ErrorNotice sentence={it.problem.sentence} /> : null}
      {it.many > 0 ? (
        <DataTable
          label={t('whatGoesBack')}
          rows={preview.data?.lines}
          skeletonRows={it.many}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'what',
              header: t('product'),
              cell: (row) => `${row.productName}, ${row.code ?? t('lotOf', { lot: row.lotNumber })}`,
            },
            {
              key: 'much',
              header: t('howMuch'),
              width: '150px',
              align: 'right',
              cell: (row) =>
                row.code === null ? (
                  <QuantityInput
                    aria-label={t('howMuchOf', { name: row.productName })}
                    size="xs"
                    unit={row.unit === 'each' ? '' : row.unit}
                    min={1}
                    value={row.quantity}
                    onChange={(quantity) => it.setQuantity(row.key, quantity)}
                  />
                ) : (
                  <span className="s-num">{formatAmount(row.quantity, row.unit)}</span>
                ),
            },
            {
              key: 'worth',
              header: t('worth'),
              width: '100px',
              align: 'right',
              cell: (row) => <span className="s-num">{formatMoney(row.worthCents, currency)}</span>,
            },
            {
              key: 'off',
              header: t('removeLine'),
              hideHeader: true,
              width: '52px',
              cell: (row) => (
                <ActionIcon aria-label={t('takeOff', { name: row.productName })} onClick={() => it.remove(row.key)}>
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              ),
            },
          ]}
        />
      ) : null}
      <Fields columns={2}>
        <Select
          label={t('supplier')}
          required
          searchable
          openOnFocus={false}
          value={supplierId}
          onChange={setSupplier}
          data={(suppliers.data?.suppliers ?? []).map((row) => ({ value: row.id, label: row.name }))}
        />
        <Select
          label={t('reason')}
          required
          value={reason}
          onChange={(value) => setReason(returnReasons.find((each) => each === value) ?? null)}
          data={returnReasons.map((value) => ({ value, label: t(`return_${value}`) }))}
        />
        <MoneyInput
          label={t('creditExpected')}
          description={t('worthOf', { amount: formatMoney(worthCents, currency) })}
          required
          min={0}
          currency={currency}
          value={expectedCents}
          onChange={setCredit}
        />
        <WideField>
          <Textarea
            label={t('note')}
            autosize
            minRows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </WideField>
      </Fields>
    </FormDialog>
  );
}
