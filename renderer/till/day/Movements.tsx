import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { formatMoney } from '../../../electron/kernel/money.ts';
import type { Movement } from '../../../electron/till/cash/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { formatTime } from '../../ui/format.ts';
import styles from './day.module.css';

/** Cash that moved without a sale, oldest first. */
export function Movements({
  movements,
  currency,
}: {
  movements: ReadonlyArray<z.output<typeof Movement>>;
  currency: string;
}) {
  const { t } = useTranslation('day');
  const { zone } = useDesk();
  return (
    <ul className={styles.moves}>
      {movements.map((row) => (
        <li key={row.id} className={styles.move}>
          <span className={styles.itemWords}>
            <span className={styles.itemTitle}>
              {t(`movement_${row.kind}`)}
              {row.category === 'none' ? '' : `: ${t(`category_${row.category}`)}`}
            </span>
            <span className={styles.itemText}>
              {[
                formatTime(row.at, zone),
                row.staffName,
                row.bagNumber === null ? '' : t('bag', { number: row.bagNumber }),
                row.counterparty ?? '',
                row.reason,
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </span>
          </span>
          {row.amountCents === 0 ? null : (
            <span className="s-num">
              {formatMoney(row.kind === 'payIn' ? row.amountCents : -row.amountCents, currency)}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
