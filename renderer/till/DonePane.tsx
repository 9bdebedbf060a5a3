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
import styles from './till.module.css';

/** The end of a sale: the change to give, what became of the receipt, and the way on. */
export function DonePane({ invoiceId, onNew }: { invoiceId: string; onNew: () => void }) {
  const { t } = useTranslation('till');
  const trpc = useTRPC();
  const { currency } = useDesk();
  const navigate = useNavigate();
  const invoice = useQuery(trpc.billing.invoice.queryOptions({ id: invoiceId }));
  const next = useRef<HTMLButtonElement>(null);
  const here = invoice.data !== undefined;
  useEffect(() => {
    if (here) next.current?.focus();
  }, [here]);
  if (invoice.error)
    return (
      <div className={styles.rest}>
        <ErrorNotice sentence={sentenceOf(invoice.error)} onRetry={() => void invoice.refetch()} />
      </div>
    );
  if (!invoice.data) return <div className={styles.rest} />;
  const { number, patientName, totalCents, tipCents, payments, documentId } = invoice.data;
  const change = payments.reduce((sum, payment) => sum + payment.changeCents, 0);
  const money = (cents: number): string => formatMoney(cents, currency);
  return (
    <div className={styles.rest}>
      <Panel>
        <div className={styles.done}>
          <div className={styles.doneMark}>
            <IconCircleCheck size={44} stroke={1.4} aria-hidden />
          </div>
          <h2 className={styles.doneTitle} role="status">
            {t('doneTitle')} · {t('doneNumber', { number })}
          </h2>
          <p className={styles.doneText}>
            {[patientName ?? t('counterSale'), money(totalCents + tipCents)].join(' · ')}
          </p>
          <div className={styles.due} data-state={change > 0 ? 'change' : 'paid'}>
            <span className={styles.dueLabel}>{t(change > 0 ? 'giveChange' : 'noChange')}</span>
            <strong className={styles.dueAmount}>{money(change)}</strong>
          </div>
          <ReceiptJobs invoiceId={invoiceId} />
          <div className={styles.doneActions}>
            {documentId === null ? null : <PdfButton documentId={documentId} title={t('doneNumber', { number })} />}
            <Button
              variant="default"
              leftSection={<IconReceipt2 size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId } })}
            >
              {t('openInvoice')}
            </Button>
            <Button
              ref={next}
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
