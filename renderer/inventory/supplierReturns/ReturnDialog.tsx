import { Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { creditStanding } from '../../../electron/inventory/supplierReturns/rules.ts';
import type { SupplierReturn } from '../../../electron/inventory/supplierReturns/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { Facts } from '../../ui/Fields.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { formatInstant } from '../../ui/format.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';

/** One return: its paper, and the credit once it comes. */
export function ReturnDialog({ row, onClose }: { row: SupplierReturn; onClose: () => void }) {
  const { t } = useTranslation('purchasing');
  const { may, zone, currency } = useDesk();
  const [receivedCents, setReceived] = useState<number | null>(row.expectedCents);
  const [creditNote, setNote] = useState('');
  const save = useMutation(useTRPC().inventory.receiveCredit.mutationOptions({ onSuccess: onClose }));
  const open = may('stock.manage') && row.receivedCents === null && creditStanding(row) !== 'none';
  const title = t('returnTitle', { number: row.number, supplier: row.supplierName });
  return (
    <FormDialog
      title={title}
      size={520}
      submit={open ? t('noteCredit') : t('doneReading')}
      ready={!open || receivedCents !== null}
      busy={save.isPending}
      problem={save.error ? sentenceOf(save.error) : null}
      onSubmit={() => {
        if (!open) onClose();
        else if (receivedCents !== null)
          save.mutate({ id: row.id, receivedCents, creditNote, expectedVersion: row.version });
      }}
      onClose={onClose}
      aside={row.documentId ? <PdfButton documentId={row.documentId} title={title} /> : null}
    >
      <Facts
        facts={[
          [t('reason'), t(`return_${row.reason}`)],
          [t('note'), row.note],
          [t('sentBack'), `${formatInstant(row.at, zone)}, ${row.staffName}`],
          [t('worth'), formatMoney(row.worthCents, currency)],
          [t('creditExpected'), formatMoney(row.expectedCents, currency)],
          [
            t('creditReceived'),
            row.receivedCents === null
              ? null
              : t('creditBy', {
                  amount: formatMoney(row.receivedCents, currency),
                  name: row.receivedByName ?? '',
                  when: formatInstant(row.receivedAt ?? row.at, zone),
                }),
          ],
          [t('creditNote'), row.creditNote],
        ]}
      />
      {open ? (
        <Group grow align="flex-start">
          <MoneyInput
            label={t('creditReceived')}
            required
            min={0}
            currency={currency}
            value={receivedCents}
            onChange={setReceived}
            data-autofocus
          />
          <TextInput
            label={t('creditNote')}
            maxLength={60}
            value={creditNote}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Group>
      ) : null}
    </FormDialog>
  );
}
