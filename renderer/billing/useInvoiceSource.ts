import { IconReceipt } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readInvoiceCode } from '../../electron/billing/rules.ts';
import { useTRPCClient } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useScan } from '../api/scan.ts';
import { formatDate } from '../ui/format.ts';
import type { PaletteSource } from '../ui/palette/source.ts';
import { showProblem } from '../ui/toasts.tsx';

/** Finds an invoice by its number in the command palette. */
export function useInvoiceSource(): PaletteSource {
  const { t } = useTranslation('billing');
  const client = useTRPCClient();
  const router = useRouter();
  return useMemo(
    () => ({
      id: 'invoices',
      heading: t('invoices'),
      minLength: 1,
      find: async (text, signal) => {
        // "invoice 12", "INV-0012", "#12" or the bare number; "chart 12" is something else
        const number = /^(?:invoice|inv|receipt|no\.?|#)?[\s-]*(\d{1,9})$/i.exec(text.trim())?.[1];
        if (number === undefined) return [];
        const { invoices } = await client.billing.find.query({ number: Number(number) }, { signal });
        return invoices.map((invoice) => ({
          id: invoice.id,
          title: `${t('invoiceNumber', { number: invoice.number })} · ${invoice.patientName ?? t('counterSale')}`,
          subtitle: formatDate(invoice.businessDate),
          icon: IconReceipt,
          run: () => void router.navigate({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } }),
        }));
      },
    }),
    [t, client, router],
  );
}

/** A receipt that is scanned anywhere at the desk opens its invoice; not while a dialog is open, which would be lost. */
export function useReceiptScan(): void {
  const { t } = useTranslation('billing');
  const client = useTRPCClient();
  const router = useRouter();
  const { may } = useDesk();
  const open = async (number: number): Promise<void> => {
    const { invoices } = await client.billing.find.query({ number });
    const [invoice] = invoices;
    if (invoice) await router.navigate({ to: '/invoices/$invoiceId', params: { invoiceId: invoice.id } });
    else showProblem(t('scanNone', { number }));
  };
  useScan(
    ({ raw }) => {
      const number = readInvoiceCode(raw);
      if (number === null) return false;
      open(number).catch((error: unknown) => showProblem(sentenceOf(error)));
      return true;
    },
    may('billing.read'),
    'everywhere',
  );
}
