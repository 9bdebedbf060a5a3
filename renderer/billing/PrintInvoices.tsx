import { Button, Checkbox, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { InvoicesOutput } from '../../electron/billing/schemas.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { BatchProgress } from '../devices/BatchProgress.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import styles from './billing.module.css';
import { PrintButton } from './PrintButton.tsx';

type Invoice = z.output<typeof InvoicesOutput>['invoices'][number];

/** Prints several invoices of today at once: which of them, on what, and how far they are. */
export function PrintInvoices() {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const invoices = useQuery(trpc.billing.day.queryOptions({})).data?.invoices ?? [];
  if (invoices.length === 0) return null;
  return (
    <PrintButton label={t('printSeveral')} size={520}>
      {(close) => <Batch invoices={invoices} onClose={close} />}
    </PrintButton>
  );
}

function Batch({ invoices, onClose }: { invoices: readonly Invoice[]; onClose: () => void }) {
  const { t } = useTranslation('billing');
  const { currency } = useDesk();
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<readonly string[]>(invoices.map((invoice) => invoice.id));
  const [paper, setPaper] = useState<'page' | 'receipt'>('page');
  const print = useMutation(trpc.till.printPapers.mutationOptions());
  if (print.data)
    return (
      <BatchProgress
        label={t('printSeveral')}
        batchId={print.data.batchId}
        problem={print.data.problem}
        onClose={onClose}
      />
    );
  const all = chosen.length === invoices.length;
  return (
    <Stack gap="md">
      <SegmentedControl
        aria-label={t('printOn')}
        value={paper}
        onChange={(value) => setPaper(value === 'receipt' ? 'receipt' : 'page')}
        data={[
          { value: 'page', label: t('printOnPage') },
          { value: 'receipt', label: t('printOnReceipt') },
        ]}
      />
      <Checkbox
        label={t('printAll', { count: invoices.length })}
        checked={all}
        indeterminate={!all && chosen.length > 0}
        onChange={() => setChosen(all ? [] : invoices.map((invoice) => invoice.id))}
      />
      <div className={styles.choices}>
        {invoices.map((invoice) => (
          <Checkbox
            key={invoice.id}
            label={`${invoice.number} · ${invoice.patientName ?? t('counterSale')} · ${formatMoney(invoice.totalCents, currency)}`}
            checked={chosen.includes(invoice.id)}
            onChange={({ currentTarget: { checked } }) =>
              setChosen(checked ? [...chosen, invoice.id] : chosen.filter((id) => id !== invoice.id))
            }
          />
        ))}
      </div>
      {print.error ? <ErrorNotice sentence={sentenceOf(print.error)} /> : null}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button
          disabled={chosen.length === 0}
          loading={print.isPending}
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() =>
            print.mutate({
              // oldest first, as the numbers run
              invoiceIds: invoices
                .filter(({ id }) => chosen.includes(id))
                .map(({ id }) => id)
                .toReversed(),
              paper,
            })
          }
        >
          {t('printChosen', { count: chosen.length })}
        </Button>
      </Group>
    </Stack>
  );
}
