import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlus, IconReceipt2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { ReceiptJobs } from '../billing/ReceiptJobs.tsx';
import { PdfButton } from '../documents/PdfButton.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { Panel } from '../ui/Page.tsx';
import doneStyles from './done.module.css';
import moneyStyles from './money.module.css';
import tillStyles from './till.module.css';

/** The end of a sale: the change to give, what became of the receipt, and the way on. */
export function DonePane({ invoiceId, onNew }: { invoiceId: string; onNew: () => void }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const navigate = useNavigate();
  const invoice = useQuery(trpc.billing.invoice.queryOptions({ id: invoiceId }));
  // the words, not a button: one Enter too many must not wipe the change off the screen
  const words = useRef<HTMLHeadingElement>(null);
  const here = invoice.data !== undefined;
  useEffect(() => {
    if (here) words.current?.focus();
  }, [here]);
  if (invoice.error)
    return (
      <div className={tillStyles.rest}>
        <ErrorNotice sentence={sentenceOf(invoice.error)} onRetry={() => void invoice.refetch()} />
      </div>
    );
  if (!invoice.data) return <div className={tillStyles.rest} />;
  const { number, patientName, totalCents, tipCents, payments, documentId } = invoice.data;
  const change = payments.reduce((sum, payment) => sum + payment.changeCents, 0);
  const money = (cents: number): string => formatMoney(cents, currency);
  return (
    <div className={tillStyles.rest}>
      <Panel>
        <div className={doneStyles.done}>
          <div className={doneStyles.doneMark}>
            <IconCircleCheck size={44} stroke={1.4} aria-hidden />
          </div>
          <h2 ref={words} tabIndex={-1} className={doneStyles.doneTitle}>
            {t('doneTitle')} · {t('doneNumber', { number })}
          </h2>
          <p className={doneStyles.doneText}>
            {[patientName ?? t('counterSale'), money(totalCents + tipCents)].join(' · ')}
          </p>
          <div className={doneStyles.change}>
            <div className={moneyStyles.due} data-state={change > 0 ? 'change' : 'paid'}>
              <span className={moneyStyles.dueLabel}>{t(change > 0 ? 'giveChange' : 'noChange')}</span>
              <strong className={moneyStyles.dueAmount}>{money(change)}</strong>
            </div>
          </div>
          <div className={doneStyles.receipt}>
            <ReceiptJobs invoiceId={invoiceId} />
          </div>
          <div className={doneStyles.doneActions}>
            {documentId === null ? null : <PdfButton documentId={documentId} title={t('doneNumber', { number })} />}
            <Button
              variant="default"
              leftSection={<IconReceipt2 size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId } })}
            >
              {t('openInvoice')}
            </Button>
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              rightSection={<KeyHint keys="Alt+N" />}
              onClick={onNew}
            >
              {t('newSale')}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  );
}
