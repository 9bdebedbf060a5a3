import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlus, IconReceipt2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../electron/kernel/money.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { PrintCards } from '../billing/paidAhead/PrintCard.tsx';
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
  if (invoice.error)
    return (
      <div className={tillStyles.rest}>
        <ErrorNotice sentence={sentenceOf(invoice.error)} onRetry={() => void invoice.refetch()} />
      </div>
    );
  if (!invoice.data) return <div className={tillStyles.rest} />;
  const { number, patientName, totalCents, tipCents, payments, documentId, balanceCents } = invoice.data;
  const change = payments.reduce((sum, payment) => sum + payment.changeCents, 0);
  return (
    <div className={tillStyles.rest}>
      <Done
        title={`${t(balanceCents > 0 ? 'doneOwed' : 'doneTitle')} · ${t('doneNumber', { number })}`}
        text={[
          patientName ?? t('counterSale'),
          formatMoney(totalCents + tipCents, currency),
          ...(balanceCents > 0 ? [t('leftOwed', { amount: formatMoney(balanceCents, currency) })] : []),
        ].join(' · ')}
        changeCents={change}
        invoiceId={invoiceId}
        papers={<PrintCards ids={invoice.data.lines.flatMap((line) => line.giftCardIds)} />}
      >
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
      </Done>
    </div>
  );
}

/** Money was taken: how much change to give, what became of the receipt, and the ways on (`children`). */
export function Done(props: {
  title: string;
  text: string;
  changeCents: number;
  /** Whose receipts are shown. */
  invoiceId: string;
  /** What else can be put on paper. */
  papers?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation('till');
  const { currency } = useDesk();
  // the words, not a button: one Enter too many must not wipe the change off the screen
  const words = useRef<HTMLHeadingElement>(null);
  useEffect(() => words.current?.focus(), []);
  const changes = props.changeCents > 0;
  return (
    <Panel>
      <div className={doneStyles.done}>
        <div className={doneStyles.doneMark}>
          <IconCircleCheck size={44} stroke={1.4} aria-hidden />
        </div>
        <h2 ref={words} tabIndex={-1} className={doneStyles.doneTitle}>
          {props.title}
        </h2>
        <p className={doneStyles.doneText}>{props.text}</p>
        <div className={doneStyles.change}>
          <div className={moneyStyles.due} data-state={changes ? 'change' : 'paid'}>
            <span className={moneyStyles.dueLabel}>{t(changes ? 'giveChange' : 'noChange')}</span>
            <strong className={moneyStyles.dueAmount}>{formatMoney(props.changeCents, currency)}</strong>
          </div>
        </div>
        <div className={doneStyles.receipt}>
          <ReceiptJobs invoiceId={props.invoiceId} />
          {props.papers}
        </div>
        <div className={doneStyles.doneActions}>{props.children}</div>
      </div>
    </Panel>
  );
}
