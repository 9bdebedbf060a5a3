import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { CountedTender } from '../../../electron/till/day/rules.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import styles from './compare.module.css';

/** Expected against counted, a row for each kind of tender. */
export function Compare({ counts, currency }: { counts: readonly CountedTender[]; currency: string }) {
  const { t } = useTranslation('day');
  const money = (cents: number): string => formatMoney(cents, currency);
  return (
    <div className={styles.box}>
      <table className={styles.compare}>
        <thead>
          <tr>
            <th scope="col">{t('tenders')}</th>
            <th scope="col">{t('expected')}</th>
            <th scope="col">{t('counted')}</th>
            <th scope="col">{t('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((row) => (
            <tr key={row.kind}>
              <th scope="row">{t(`tender_${row.kind}`)}</th>
              <td className="s-num">{money(row.expectedCents)}</td>
              <td className="s-num">{row.countedCents === null ? '' : money(row.countedCents)}</td>
              <td>
                {row.differenceCents === null ? (
                  <StatusBadge tone="grey" text={t('notCounted')} />
                ) : (
                  <StatusBadge
                    tone={row.differenceCents === 0 ? 'green' : 'amber'}
                    text={
                      row.differenceCents === 0
                        ? t('agrees')
                        : t(row.differenceCents > 0 ? 'over' : 'short', {
                            amount: money(Math.abs(row.differenceCents)),
                          })
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
