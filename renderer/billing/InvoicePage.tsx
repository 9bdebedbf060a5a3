import { Button } from '@mantine/core';
import { IconCalendarUser, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatRate } from '../../electron/billing/rules.ts';
import type { InvoiceOutput } from '../../electron/billing/schemas.ts';
import { formatMoney } from '../../electron/kernel/money.ts';
import { formatQuantity } from '../../electron/kernel/quantity.ts';
import { useTRPC } from '../api/client.ts';
import { useDesk } from '../api/desk.ts';
import { sentenceOf } from '../api/errors.ts';
import { useOpen } from '../api/open.ts';
import { PdfButton } from '../documents/PdfButton.tsx';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { formatDate, formatInstant } from '../ui/format.ts';
import { Page, Panel } from '../ui/Page.tsx';
import { type SumRow, Sums } from '../ui/Sums.tsx';
import { EntriesDialog } from './accounts/EntriesDialog.tsx';
import styles from './billing.module.css';
import { CreditNotesOf } from './credits/CreditNotes.tsx';
import { InvoiceActions } from './credits/InvoiceActions.tsx';
import { InvoiceBadge } from './InvoiceTable.tsx';
import { PrintCards } from './paidAhead/PrintCard.tsx';
import { ReceiptJobs } from './ReceiptJobs.tsx';
import { ReceiptPreview } from './ReceiptPreview.tsx';
import { TakePayment } from './TakePayment.tsx';

type Invoice = z.output<typeof InvoiceOutput>;
type Line = Invoice['lines'][number];

const place = getRouteApi('/invoices/$invoiceId');

/** An issued invoice: lines with lots, totals, payments, the receipt and the PDF. */
export function InvoicePage() {
  const { t } = useTranslation('billing');
  const { invoiceId } = place.useParams() as { invoiceId: string };
  const trpc = useTRPC();
  const desk = useDesk();
  const go = useOpen();
  const [entries, setEntries] = useState(false);
  const query = useQuery(trpc.billing.invoice.queryOptions({ id: invoiceId }));
  const invoice = query.data;
  if (query.error)
    return (
      <Page title={t('invoice')}>
        <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />
      </Page>
    );
  if (!invoice) return <Page title={t('invoice')}>{null}</Page>;
  const { patientId, appointmentId, documentId } = invoice;
  const { patient, visit } = go;
  const title = t('invoiceNumber', { number: invoice.number });
  return (
    <Page
      title={`${title} · ${invoice.patientName ?? t('counterSale')}`}
      subtitle={t('issued', { at: formatInstant(invoice.issuedAt, desk.zone), name: invoice.staffName })}
      actions={
        <>
          <InvoiceBadge invoice={invoice} />
          {patient && patientId !== null ? (
            <Button
              variant="default"
              leftSection={<IconUser size={16} aria-hidden />}
              onClick={() => patient(patientId)}
            >
              {t('openPatient')}
            </Button>
          ) : null}
          {visit && appointmentId !== null ? (
            <Button
              variant="default"
              leftSection={<IconCalendarUser size={16} aria-hidden />}
              onClick={() => visit(appointmentId)}
            >
              {t('openVisit')}
            </Button>
          ) : null}
          <InvoiceActions invoice={invoice} />
          {documentId === null ? null : <PdfButton documentId={documentId} title={title} />}
          {invoice.balanceCents > 0 ? <TakePayment of={{ invoice: invoice.id }} /> : null}
        </>
      }
    >
      <div className={styles.invoice}>
        <div className={styles.column}>
          <Panel title={t('lines')} flush>
            <Lines invoice={invoice} currency={desk.currency} />
          </Panel>
          <Lots lines={invoice.lines} />
        </div>
        <div className={styles.column}>
          <Panel>
            <Totals invoice={invoice} currency={desk.currency} />
            <Button size="xs" variant="default" mt="sm" onClick={() => setEntries(true)}>
              {t('entriesButton')}
            </Button>
          </Panel>
          <Panel title={t('payments')}>
            <Payments invoice={invoice} currency={desk.currency} />
          </Panel>
          {invoice.creditNotes.length > 0 ? (
            <Panel title={t(takenKey(invoice))}>
              <CreditNotesOf notes={invoice.creditNotes} />
            </Panel>
          ) : null}
          <Panel title={t('receipt')}>
            <div className={styles.receipt}>
              <ReceiptJobs invoiceId={invoice.id} />
              <ReceiptPreview invoiceId={invoice.id} />
              <PrintCards size="xs" ids={invoice.lines.flatMap((line) => line.giftCardIds)} />
            </div>
          </Panel>
        </div>
      </div>
      {entries ? <EntriesDialog of={{ invoiceId: invoice.id }} onClose={() => setEntries(false)} /> : null}
    </Page>
  );
}

/** What is not asked for any more was taken back, unless all of it was only written off. */
function takenKey({ creditNotes }: Invoice): 'credited' | 'credit_writeOff' {
  return creditNotes.every((note) => note.kind === 'writeOff') ? 'credit_writeOff' : 'credited';
}

function Lines({ invoice, currency }: { invoice: Invoice; currency: string }) {
  const { t } = useTranslation('billing');
  const money = (cents: number): string => (cents === 0 ? '' : formatMoney(cents, currency));
  const listPriceText = (line: Line): string => {
    const price = formatMoney(line.listPriceCents ?? 0, currency);
    return line.priceReason === null
      ? t('listPriceBare', { price })
      : t('listPrice', { price, reason: line.priceReason });
  };
  const number = (key: string, header: string, width: string, text: (line: Line) => string): Column<Line> => ({
    key,
    header,
    align: 'right',
    width,
    cell: (line) => <span className="s-num">{text(line)}</span>,
  });
  const columns: ReadonlyArray<Column<Line>> = [
    {
      key: 'what',
      header: t('what'),
      cell: (line) => (
        <span className={styles.what}>
          <strong>{line.description}</strong>
          {line.listPriceCents === null || line.listPriceCents === line.unitPriceCents ? null : (
            <span className={styles.why}>{listPriceText(line)}</span>
          )}
          {line.discountReason === null ? null : <span className={styles.why}>{line.discountReason}</span>}
          {line.takenCents === 0 && line.takenQuantity === 0 ? null : (
            <span className={styles.why}>
              {t(line.takenQuantity === 0 ? 'lineTakenMoney' : 'lineTaken', {
                what: t(takenKey(invoice)),
                amount: `${formatQuantity(line.takenQuantity)} ${line.unit}`.trimEnd(),
                total: formatMoney(line.takenCents, currency),
              })}
            </span>
          )}
        </span>
      ),
    },
    number('quantity', t('quantity'), '84px', (line) => `${formatQuantity(line.quantity)} ${line.unit}`.trimEnd()),
    number('price', t('price'), '92px', (line) => money(line.unitPriceCents)),
    number('discount', t('discount'), '92px', (line) => money(-line.discountCents)),
    number('tax', t('tax'), '150px', (line) =>
      line.taxCents === 0 ? '' : `${money(line.taxCents)} (${formatRate(line.taxRate)})`,
    ),
    number('total', t('total'), '100px', (line) => formatMoney(line.totalCents, currency)),
  ];
  return <DataTable label={t('lines')} columns={columns} rows={invoice.lines} rowKey={(line) => line.id} plain wrap />;
}

function Lots({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('billing');
  const lots = lines.flatMap((line) =>
    line.lots.map((lot) => ({ ...lot, unit: line.productUnit, key: `${line.id} ${lot.product} ${lot.lot}` })),
  );
  if (lots.length === 0) return null;
  return (
    <Panel title={t('lots')}>
      <ul className={styles.lots}>
        {lots.map((lot) => (
          <li key={lot.key}>
            {t('lot', {
              product: lot.product,
              lot: lot.lot,
              expires: formatDate(lot.expiresOn),
              amount: `${formatQuantity(lot.quantity)} ${lot.unit}`.trimEnd(),
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Totals({ invoice, currency }: { invoice: Invoice; currency: string }) {
  const { t } = useTranslation('billing');
  const money = (cents: number): string => formatMoney(cents, currency);
  const rows: SumRow[] = [{ label: t('goods'), amount: money(invoice.goodsCents) }];
  const add = (label: string, cents: number, strong = false): void =>
    void rows.push({ label, amount: money(cents), strong });
  if (invoice.discountCents > 0) add(t('discounts'), -invoice.discountCents);
  const added = invoice.taxCents - invoice.includedTaxCents;
  if (added > 0) add(t('tax'), added);
  if (invoice.taxExemption !== null) add(t('exemptBecause', { reason: invoice.taxExemption }), 0);
  add(t('total'), invoice.totalCents, true);
  if (invoice.includedTaxCents > 0) add(t('taxContained'), invoice.includedTaxCents);
  if (invoice.creditedCents > 0) add(t(takenKey(invoice)), -invoice.creditedCents);
  for (const tip of invoice.tips) add(t('tipFor', { name: tip.staffName }), tip.amountCents);
  add(t('balance'), invoice.balanceCents, true);
  return <Sums rows={rows} />;
}

function Payments({ invoice, currency }: { invoice: Invoice; currency: string }) {
  const { t } = useTranslation('billing');
  const money = (cents: number): string => formatMoney(cents, currency);
  if (invoice.payments.length === 0) return <p className={styles.quiet}>{t('paymentsNone')}</p>;
  return (
    <ul className={styles.payments}>
      {invoice.payments.map((payment) => {
        const facts = [
          payment.reference === null ? null : t('reference', { reference: payment.reference }),
          payment.changeCents === 0
            ? null
            : t('received', { received: money(payment.receivedCents), change: money(payment.changeCents) }),
          payment.tipCents === 0 ? null : t('ofTip', { amount: money(payment.tipCents) }),
        ].filter((text) => text !== null);
        return (
          <li key={payment.id}>
            <span className={styles.what}>
              <span>{t(payment.kind)}</span>
              {facts.length > 0 ? <span className={styles.why}>{facts.join(' · ')}</span> : null}
            </span>
            <span className="s-num">{money(payment.amountCents + payment.tipCents)}</span>
          </li>
        );
      })}
      {invoice.laterPayments.map((paper) => (
        <li key={paper.documentId}>
          <span className={styles.why}>{paper.title}</span>
          <PdfButton documentId={paper.documentId} title={paper.title} size="xs" />
        </li>
      ))}
    </ul>
  );
}
