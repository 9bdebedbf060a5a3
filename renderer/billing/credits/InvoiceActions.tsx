import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconReceiptRefund } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { InvoiceOutput } from '../../../electron/billing/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { usePageCommands } from '../../ui/palette/source.ts';
import { CreditDialog } from './CreditDialog.tsx';
import { VoidDialog } from './VoidDialog.tsx';
import { WriteOffDialog } from './WriteOffDialog.tsx';

type Act = 'refund' | 'exchange' | 'correction' | 'void' | 'writeOff';

/** What can be done with an issued invoice: by pointer from a menu, by keyboard from the menu or the palette. */
export function InvoiceActions({ invoice }: { invoice: z.output<typeof InvoiceOutput> }) {
  const { t } = useTranslation('billing');
  const desk = useDesk();
  const router = useRouter();
  const [doing, setDoing] = useState<Act | null>(null);
  const open = invoice.state !== 'void' && invoice.creditedCents < invoice.totalCents;
  const acts = useMemo((): Act[] => {
    const back: Act[] = desk.may('billing.refund') && open ? ['refund', 'exchange', 'correction', 'void'] : [];
    return desk.may('billing.writeOff') && invoice.balanceCents > 0 ? [...back, 'writeOff'] : back;
  }, [desk, open, invoice.balanceCents]);
  const commands = useMemo(
    () => acts.map((act) => ({ id: `invoice.${act}`, title: t(`act_${act}`), run: () => setDoing(act) })),
    [acts, t],
  );
  usePageCommands(commands);
  const close = (): void => setDoing(null);
  if (acts.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconReceiptRefund size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('takeBack')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.map((act) => (
            <Menu.Item
              key={act}
              onClick={() => setDoing(act)}
              {...(act === 'void' || act === 'writeOff' ? { color: 'red' } : {})}
            >
              {t(`act_${act}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {doing === 'void' ? <VoidDialog invoiceId={invoice.id} onClose={close} /> : null}
      {doing === 'writeOff' ? <WriteOffDialog invoiceId={invoice.id} onClose={close} /> : null}
      {doing === 'refund' || doing === 'exchange' || doing === 'correction' ? (
        <CreditDialog
          invoiceId={invoice.id}
          mode={doing}
          onClose={close}
          onExchanged={(cartId) => router.history.push(`/till/${cartId}`)}
        />
      ) : null}
    </>
  );
}
