import styles from './stock.module.css';

/** How full a container is. The figures beside it say it in words. */
export function ContentBar({ remaining, labelled }: { remaining: number; labelled: number }) {
  const share = labelled > 0 ? remaining / labelled : 0;
  return (
    <div className={styles.bar} data-low={share <= 0.2 || undefined} aria-hidden>
      <span style={{ width: `${Math.round(share * 100)}%` }} />
    </div>
  );
}
