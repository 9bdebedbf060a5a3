import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import { formatQuantity } from '../../../electron/kernel/quantity.ts';
import type { TenderKind } from '../../../electron/ledger/rules.ts';
import styles from './credits.module.css';

/** What is about to happen, before anything does. Cents. */
export interface Effects {
  totalCents: number;
  taxCents: number;
  backs: Array<{ key: string; kind: TenderKind; cents: number }>;
  keptCents: number;
  tipCents: number;
  /** What is not owed any more because of it, and what still is afterwards. */
  notOwedCents: number;
  dueCents: number;
  goods: Array<{ key: string; name: string; quantity: number; fate: 'restock' | 'waste' }>;
  /** Treatments that can be billed again. */
  released: string[];
  needsSecond: boolean;
}

/** Says in full what a credit does to money, stock and charges. */
export function Preview({ effects, currency }: { effects: Effects; currency: string }) {
  const { t } = useTranslation('billing');
  const money = (cents: number): string => formatMoney(cents, currency);
  const rows: Array<readonly [key: string, label: string, cents: number]> = [
    ...effects.backs.map((back) => [back.key, t('willGoBack', { tender: t(back.kind) }), back.cents] as const),
    ['kept', t('willKeep'), effects.keptCents],
    ['tip', t('willTip'), effects.tipCents],
    ['owed', t('willNotOwe'), effects.notOwedCents],
  ];
  const shown = rows.filter(([, , cents]) => cents > 0);
  return (
    <section className={styles.preview} aria-label={t('whatHappens')} aria-live="polite">
      <h3>{t('whatHappens')}</h3>
      {effects.totalCents === 0 ? (
        <span className={styles.small}>{t('nothingYet')}</span>
      ) : (
        <>
          <ul className={styles.effects}>
            {shown.map(([key, label, cents]) => (
              <li key={key}>
                <span>{label}</span>
                <span className="s-num">{money(cents)}</span>
              </li>
            ))}
            <li className={styles.sum}>
              <span>{t('creditTotal')}</span>
              <span className="s-num">{money(effects.totalCents)}</span>
            </li>
            {effects.taxCents > 0 ? (
              <li className={styles.small}>
                <span>{t('taxInIt')}</span>
                <span className="s-num">{money(effects.taxCents)}</span>
              </li>
            ) : null}
            <li className={styles.small}>
              <span>{t('dueAfter')}</span>
              <span className="s-num">{money(effects.dueCents)}</span>
            </li>
          </ul>
          {effects.goods.length + effects.released.length > 0 ? (
            <ul className={styles.effects} data-plain>
              {effects.goods.map((row) => (
                <li key={row.key}>
                  {t(row.fate === 'restock' ? 'willRestock' : 'willWaste', {
                    amount: formatQuantity(row.quantity),
                    name: row.name,
                  })}
                </li>
              ))}
              {effects.released.map((name) => (
                <li key={name}>{t('willRelease', { name })}</li>
              ))}
            </ul>
          ) : null}
          <span className={styles.small}>{effects.needsSecond ? t('needsSecond') : t('needsNobody')}</span>
        </>
      )}
    </section>
  );
}
