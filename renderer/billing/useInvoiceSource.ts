import { IconReceipt } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPCClient } from '../api/client.ts';
import { formatDate } from '../ui/format.ts';
import type { PaletteSource } from '../ui/palette/source.ts';

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
        const number = /^\D{0,10}?(\d{1,9})$/.exec(text.trim())?.[1];
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
