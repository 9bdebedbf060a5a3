import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { EntriesInput, EntriesOutput } from '../../../electron/billing/accounts/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate } from '../../ui/format.ts';
import { accountWord } from './entryText.ts';

type Line = z.output<typeof EntriesOutput>['lines'][number];

/** The lines of the journal behind a figure, and the way to what they come from. */
export function EntriesDialog({ of, onClose }: { of: z.input<typeof EntriesInput>; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const router = useRouter();
  const { currency } = useDesk();
  const query = useQuery(trpc.billing.entriesBehind.queryOptions(of));
  const lines = query.data?.lines;
  const invoiceId = lines?.find((line) => line.invoiceId !== null)?.invoiceId ?? null;
  const amount = (key: string, header: string, cents: (line: Line) => number): Column<Line> => ({
    key,
    header,
    align: 'right',
    width: '110px',
    cell: (line) => <span className="s-num">{cents(line) > 0 ? formatMoney(cents(line), currency) : ''}</span>,
  });
  const columns: ReadonlyArray<Column<Line>> = [
    { key: 'date', header: t('date'), width: '116px', cell: (line) => formatDate(line.businessDate) },
    { key: 'source', header: t('source'), width: '130px', cell: (line) => t(`source_${sourceWord(line)}`) },
    { key: 'account', header: t('accountName'), cell: (line) => t(accountWord[line.account]) },
    amount('debit', t('debit'), (line) => line.amountCents),
    amount('credit', t('creditSide'), (line) => -line.amountCents),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('entriesTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('entriesText')}
        </Text>
        {query.error ? (
          <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
        ) : (
          <DataTable label={t('entriesTitle')} columns={columns} rows={lines} rowKey={(line) => String(line.seq)} />
        )}
        {invoiceId === null || router.state.location.pathname === `/invoices/${invoiceId}` ? null : (
          <Button
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconReceipt size={16} aria-hidden />}
            onClick={() => {
              onClose();
              router.history.push(`/invoices/${invoiceId}`);
            }}
          >
            {t('openInvoice')}
          </Button>
        )}
      </Stack>
    </Modal>
  );
}

/** The sources that stand behind what a patient owes; everything else is told as an entry. */
function sourceWord(line: Line): 'invoice' | 'payment' | 'tip' | 'creditNote' | 'stockMove' | 'other' {
  const { sourceKind } = line;
  return sourceKind === 'invoice' ||
    sourceKind === 'payment' ||
    sourceKind === 'tip' ||
    sourceKind === 'creditNote' ||
    sourceKind === 'stockMove'
    ? sourceKind
    : 'other';
}
