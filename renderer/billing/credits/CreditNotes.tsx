import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CreditNote } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { PdfButton } from '../../documents/PdfButton.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { formatInstant, formatTime } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from '../billing.module.css';

/** The credit notes and write-offs of one invoice, each with its paper. */
export function CreditNotesOf({ notes }: { notes: readonly CreditNote[] }) {
  const { t } = useTranslation('billing');
  const { currency, zone } = useDesk();
  return (
    <ul className={styles.payments} aria-label={t('creditNotes')}>
      {notes.map((note) => (
        <li key={note.id}>
          <span className={styles.what}>
            <span>
              {t(note.kind === 'writeOff' ? 'writeOffNumber' : 'creditNumber', { number: note.number })} ·{' '}
              {t(`credit_${note.kind}`)}
            </span>
            <span className={styles.why}>{note.reason}</span>
            <span className={styles.why}>
              {formatInstant(note.issuedAt, zone)} ·{' '}
              {note.approvedByName === null
                ? note.requestedByName
                : t('approvedBy', { name: note.approvedByName, asked: note.requestedByName })}
            </span>
            {note.documentId === null ? null : (
              <span>
                <PdfButton documentId={note.documentId} title={t('creditNumber', { number: note.number })} size="xs" />
              </span>
            )}
          </span>
          <span className="s-num">{formatMoney(-note.totalCents, currency)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was taken back today, newest first; nothing where nothing was. */
export function CreditsOfDay() {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const router = useRouter();
  const { currency, zone } = useDesk();
  const day = useQuery(trpc.billing.creditsOfDay.queryOptions({}));
  const rows = day.data?.creditNotes ?? [];
  if (rows.length === 0) return null;
  const columns: ReadonlyArray<Column<CreditNote>> = [
    {
      key: 'number',
      header: t('number'),
      width: '88px',
      cell: (row) => <strong className="s-num">{row.number}</strong>,
    },
    { key: 'time', header: t('time'), width: '92px', cell: (row) => formatTime(row.issuedAt, zone) },
    {
      key: 'kind',
      header: t('state'),
      width: '150px',
      cell: (row) => <StatusBadge tone="grey" text={t(`credit_${row.kind}`)} />,
    },
    { key: 'patient', header: t('patient'), cell: (row) => row.patientName ?? t('counterSale') },
    {
      key: 'invoice',
      header: t('invoice'),
      width: '92px',
      cell: (row) => <span className="s-num">{row.invoiceNumber}</span>,
    },
    {
      key: 'total',
      header: t('total'),
      align: 'right',
      width: '110px',
      cell: (row) => <span className="s-num">{formatMoney(-row.totalCents, currency)}</span>,
    },
  ];
  return (
    <section aria-label={t('creditsToday')}>
      <h3 className={styles.listTitle}>{t('creditsToday')}</h3>
      <DataTable
        label={t('creditsToday')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => router.history.push(`/invoices/${row.invoiceId}`)}
        plain
      />
    </section>
  );
}
