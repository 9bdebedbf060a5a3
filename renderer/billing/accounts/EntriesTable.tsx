import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountEntry } from '../../../electron/billing/accounts/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatDate } from '../../ui/format.ts';
import { entryWords } from './entryText.ts';

type Entry = AccountEntry & { patientName?: string };

/** Changes of what is owed with the balance after each; Enter or a click opens the entry of the journal behind it. */
export function EntriesTable({
  entries,
  names = false,
  empty,
  onOpen,
}: {
  entries: readonly Entry[];
  /** Of a family: the patient stands in the row. */
  names?: boolean;
  empty?: ReactNode;
  onOpen: (entry: Entry) => void;
}) {
  const { t } = useTranslation('billing');
  const { currency } = useDesk();
  const amount = (key: string, header: string, text: (entry: Entry) => string, width = '108px'): Column<Entry> => ({
    key,
    header,
    align: 'right',
    width,
    cell: (entry) => <span className="s-num">{text(entry)}</span>,
  });
  const columns: ReadonlyArray<Column<Entry>> = [
    { key: 'date', header: t('date'), width: '116px', cell: (entry) => formatDate(entry.businessDate) },
    {
      key: 'what',
      header: t('what'),
      cell: (entry) => {
        const { key, number, credit } = entryWords(entry);
        const tender = entry.tenderKind === null ? '' : t(entry.tenderKind);
        return t(key, { number, credit, tender });
      },
    },
    ...(names
      ? [{ key: 'patient', header: t('patient'), width: '200px', cell: (entry: Entry) => entry.patientName ?? '' }]
      : []),
    amount('charged', t('charged'), (entry) => (entry.amountCents > 0 ? formatMoney(entry.amountCents, currency) : '')),
    amount(
      'settled',
      t('settled'),
      (entry) => (entry.amountCents < 0 ? formatMoney(-entry.amountCents, currency) : ''),
      '136px',
    ),
    amount('balance', t('balanceAfter'), (entry) => formatMoney(entry.balanceCents, currency)),
  ];
  return (
    <DataTable
      label={t('changes')}
      columns={columns}
      rows={entries}
      rowKey={(entry) => entry.entryId}
      onOpen={onOpen}
      empty={empty}
      plain
      wrap
    />
  );
}
