import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CreditOptions } from '../../../electron/billing/credits/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import styles from './credits.module.css';

/** What was entered for a payment. */
export interface BackDraft {
  cents: number;
  reference: string;
}

/** A payment with what goes back of it; `locked` goes back as it is proposed. */
export type BackRow = CreditOptions['payments'][number] & { cents: number; backReference: string; locked: boolean };

/** Where the money goes back to: the payments of the invoice, at most what is left of each. */
export function BackFields({
  payments,
  onChange,
}: {
  payments: readonly BackRow[];
  onChange: (paymentId: string, next: Partial<BackDraft>) => void;
}) {
  const { t } = useTranslation('billing');
  const { currency } = useDesk();
  return (
    <fieldset className={styles.payments}>
      <legend>{t('backTo')}</legend>
      {payments
        .filter((payment) => payment.leftCents > 0)
        .map((payment) => (
          <div key={payment.id} className={styles.payment}>
            <span className={styles.words}>
              <span>{t(payment.kind)}</span>
              <span className={styles.small}>
                {t('paymentLeft', { amount: formatMoney(payment.leftCents, currency) })}
                {payment.reference === null ? '' : ` · ${payment.reference}`}
              </span>
            </span>
            {payment.kind === 'cardTerminal' || payment.kind === 'check' || payment.kind === 'bankTransfer' ? (
              <TextInput
                aria-label={t('backReference', { tender: t(payment.kind) })}
                placeholder={t('referenceShort')}
                maxLength={60}
                value={payment.backReference}
                onChange={(event) => onChange(payment.id, { reference: event.currentTarget.value })}
              />
            ) : (
              <span />
            )}
            <MoneyInput
              aria-label={t('backAmount', { tender: t(payment.kind) })}
              currency={currency}
              min={0}
              max={payment.leftCents}
              disabled={payment.locked}
              value={payment.cents}
              onChange={(cents) => onChange(payment.id, { cents: cents ?? 0 })}
            />
          </div>
        ))}
    </fieldset>
  );
}
