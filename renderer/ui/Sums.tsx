import styles from './Sums.module.css';

export interface SumRow {
  label: string;
  amount: string;
  /** The one that counts: larger, under a line. */
  strong?: boolean;
}

/** Amounts that add up, one below the other. `live` reads them out as they change. */
export function Sums({ rows, live = false }: { rows: readonly SumRow[]; live?: boolean }) {
  return (
    <dl className={styles.sums} aria-live={live ? 'polite' : undefined}>
      {rows.map(({ label, amount, strong }) => (
        <div key={label} data-strong={strong || undefined}>
          <dt>{label}</dt>
          <dd className="s-num">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}
