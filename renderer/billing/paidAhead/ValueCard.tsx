import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StoredValue } from '../../../electron/billing/storedValues/schemas.ts';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDate, formatInstant } from '../../ui/format.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { leftWords, stateOf } from './aheadWords.ts';
import styles from './paidAhead.module.css';

/** What is left of the items of a stored value, each with a bar. */
export function ItemBars({ items }: { items: StoredValue['items'] }) {
  const { t } = useTranslation('paidAhead');
  return (
    <ul className={styles.items}>
      {items.map((item) => (
        <li key={item.id}>
          <span>{item.name}</span>
          <span className="s-num">{leftWords(t, item)}</span>
          <div className={styles.bar} aria-hidden>
            <span style={{ width: `${(100 * item.remainingQuantity) / item.issuedQuantity}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** One thing that was paid ahead: what it is, what is left, until when. */
export function ValueCard({ value, onOpen }: { value: StoredValue; onOpen: () => void }) {
  const { t } = useTranslation('paidAhead');
  const { currency, zone } = useDesk();
  const state = stateOf(t, value);
  const until = value.expiresOn === null ? t('noExpiry') : t('usableUntil', { date: formatDate(value.expiresOn) });
  const when =
    value.appointmentAt === null ? until : t('forAppointment', { when: formatInstant(value.appointmentAt, zone) });
  return (
    <section className={styles.card} aria-label={value.title}>
      <div className={styles.cardHead}>
        <div className={styles.titles}>
          <span className={styles.muted}>{t(value.kind)}</span>
          <strong>{value.title}</strong>
          <span className={styles.muted}>{when}</span>
        </div>
        <StatusBadge tone={state.tone} text={state.text} />
      </div>
      {value.items.length > 0 ? (
        <ItemBars items={value.items} />
      ) : (
        <span className={`${styles.amount} s-num`}>{formatMoney(value.remainingCents, currency)}</span>
      )}
      <div className={styles.foot}>
        <span className={`${styles.muted} s-num`}>
          {t('leftOf', {
            left: formatMoney(value.remainingCents, currency),
            all: formatMoney(value.issuedCents, currency),
          })}
          {value.shareable && value.kind !== 'giftCard' ? ` · ${t('shared')}` : ''}
        </span>
        <Button variant="subtle" size="compact-sm" onClick={onOpen} aria-label={t('historyOf', { title: value.title })}>
          {t('history')}
        </Button>
      </div>
    </section>
  );
}
