import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { OwedOutput } from '../../../electron/till/laterPayments/schemas.ts';
import { formatDate } from '../../ui/format.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { Panel } from '../../ui/Page.tsx';
import styles from './owed.module.css';
import type { OwedPayment } from './useOwedPayment.ts';

/** The open invoices, the oldest first, and how much of each is paid now: one by one, or an amount over all. */
export function OwedInvoices({ owed, payment }: { owed: OwedOutput; payment: OwedPayment }) {
  const { t } = useTranslation('owed');
  const money = (cents: number): string => formatMoney(cents, owed.currency);
  const several = owed.invoices.length > 1;
  return (
    <Panel title={t('invoices')}>
      <ul className={styles.invoices} aria-label={t('invoices')}>
        {owed.invoices.map((row, i) => (
          <li key={row.id}>
            <span className={styles.words}>
              <Link to="/invoices/$invoiceId" params={{ invoiceId: row.id }}>
                {t('invoice', { number: row.number })}
              </Link>
              <span className={styles.small}>
                {t('from', { date: formatDate(row.businessDate), total: money(row.totalCents) })}
              </span>
            </span>
            <span className="s-num">{t('owed', { amount: money(row.dueCents) })}</span>
            <MoneyInput
              aria-label={t('amountOf', { number: row.number })}
              currency={owed.currency}
              min={0}
              max={row.dueCents}
              value={payment.amounts[i] ?? 0}
              onChange={(cents) => payment.setAmount(row.id, cents ?? 0)}
            />
          </li>
        ))}
        {several ? (
          <li data-sum>
            <span className={styles.words}>
              <strong>{t('amountAll')}</strong>
              <span className={styles.small}>{t('allHelp')}</span>
            </span>
            <strong className="s-num">{t('owed', { amount: money(owed.dueCents) })}</strong>
            <MoneyInput
              aria-label={t('amountAll')}
              currency={owed.currency}
              min={0}
              max={owed.dueCents}
              value={payment.wantedCents}
              onChange={(cents) => payment.setTotal(cents ?? 0)}
            />
          </li>
        ) : null}
      </ul>
    </Panel>
  );
}
