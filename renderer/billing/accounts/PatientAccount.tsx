import { Button } from '@mantine/core';
import { IconFileInvoice, IconReceipt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountOutput } from '../../../electron/billing/accounts/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatDate } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { PatientInvoices } from '../PatientInvoices.tsx';
import { TakePayment } from '../TakePayment.tsx';
import styles from './accounts.module.css';
import { EntriesDialog } from './EntriesDialog.tsx';
import { EntriesTable } from './EntriesTable.tsx';
import { ExemptionPanel } from './ExemptionPanel.tsx';
import { FamilyPanel } from './FamilyPanel.tsx';
import { type Figure, Figures } from './Figures.tsx';
import { OpenFees } from './OpenFees.tsx';
import { StatementDialog } from './StatementDialog.tsx';

/** The account of a patient: what is owed, what is there, every change of it, the family, the statement. */
export function PatientAccount({ patientId }: { patientId: string }) {
  const { t } = useTranslation('billing');
  const trpc = useTRPC();
  const [statement, setStatement] = useState(false);
  const [entryId, setEntryId] = useState<string | null>(null);
  const query = useQuery(trpc.billing.account.queryOptions({ patientId }));
  const account = query.data;
  if (query.error) return <ErrorNotice sentence={sentenceOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!account) return null;
  return (
    <div className={styles.account}>
      <div className={styles.column}>
        <Balances account={account} onStatement={() => setStatement(true)} />
        <Panel title={t('changes')} flush>
          <EntriesTable
            entries={account.entries}
            onOpen={(entry) => setEntryId(entry.entryId)}
            empty={<EmptyState icon={IconReceipt} title={t('none')} text={t('nonePatientText')} />}
          />
        </Panel>
        {account.entries.length === 0 ? null : <PatientInvoices patientId={patientId} />}
      </div>
      <div className={styles.column}>
        <OpenFees patientId={patientId} />
        <OpenInvoices account={account} />
        <Ahead account={account} />
        <FamilyPanel patientId={account.patientId} family={account.family} />
        <ExemptionPanel patientId={account.patientId} />
      </div>
      {statement ? (
        <StatementDialog
          patientId={patientId}
          hasFamily={account.family !== null}
          onClose={() => setStatement(false)}
        />
      ) : null}
      {entryId === null ? null : <EntriesDialog of={{ entryId }} onClose={() => setEntryId(null)} />}
    </div>
  );
}

function Balances({ account, onStatement }: { account: AccountOutput; onStatement: () => void }) {
  const { t } = useTranslation('billing');
  const ahead = account.ahead.reduce((sum, value) => sum + value.remainingCents, 0) - account.creditCents;
  const figures: Figure[] = [
    [t('owes'), account.balanceCents],
    [t('credit'), account.creditCents],
    [t('paidAhead'), ahead],
  ];
  return (
    <Panel>
      <div className={styles.balances}>
        <Figures figures={figures} />
        <Button variant="default" leftSection={<IconFileInvoice size={16} aria-hidden />} onClick={onStatement}>
          {t('statement')}
        </Button>
      </div>
    </Panel>
  );
}

function OpenInvoices({ account }: { account: AccountOutput }) {
  const { t } = useTranslation('billing');
  const { currency } = useDesk();
  const owes = account.openInvoices.length > 0;
  return (
    <Panel
      title={t('openInvoices')}
      actions={owes ? <TakePayment of={{ patient: account.patientId }} size="xs" /> : null}
    >
      {account.openInvoices.length === 0 ? (
        <p className={styles.quiet}>{t('allPaid')}</p>
      ) : (
        <ul className={styles.list}>
          {account.openInvoices.map((invoice) => (
            <li key={invoice.id}>
              <Link to="/invoices/$invoiceId" params={{ invoiceId: invoice.id }} className={styles.link ?? ''}>
                {t('invoiceNumber', { number: invoice.number })}
                <span className={styles.small}>{formatDate(invoice.businessDate)}</span>
              </Link>
              <span className="s-num">{formatMoney(invoice.dueCents, currency)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Ahead({ account }: { account: AccountOutput }) {
  const { t } = useTranslation('billing');
  const { currency } = useDesk();
  if (account.ahead.length === 0) return null;
  return (
    <Panel title={t('paidAhead')}>
      <ul className={styles.list}>
        {account.ahead.map((value) => (
          <li key={value.id}>
            <span className={styles.link}>
              {value.title}
              <span className={styles.small}>
                {value.expiresOn === null
                  ? t(value.kind)
                  : `${t(value.kind)} · ${t('until', { date: formatDate(value.expiresOn) })}`}
              </span>
            </span>
            <span className="s-num">{formatMoney(value.remainingCents, currency)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
