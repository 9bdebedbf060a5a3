import { formatMoney } from '../../../electron/kernel/money.ts';
import { useDesk } from '../../api/desk.ts';
import styles from './accounts.module.css';

/** What an amount is called, and the cents. */
export type Figure = readonly [label: string, cents: number];

/** The few amounts an account comes to, large and side by side. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { currency } = useDesk();
  return (
    <dl className={styles.figures}>
      {figures.map(([label, cents]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="s-num">{formatMoney(cents, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
