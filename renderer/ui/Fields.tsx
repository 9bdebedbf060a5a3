import { Children, type CSSProperties, type ReactNode } from 'react';
import styles from './small.module.css';

/** Form fields in columns (one, on a narrow window). Wrap a field in `<WideField>` to give it the whole line. */
export function Fields({ columns = 1, children }: { columns?: 1 | 2 | 3 | 4; children: ReactNode }) {
  return (
    <div className={styles.fields} style={{ '--columns': columns } as CSSProperties}>
      {Children.toArray(children)}
    </div>
  );
}

export function WideField({ children }: { children: ReactNode }) {
  return <div className={styles.wide}>{children}</div>;
}

/** Read-only facts as label and value; those with a null value are left out. */
export function Facts({ facts }: { facts: ReadonlyArray<readonly [label: string, value: ReactNode]> }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <Fact key={label} label={label} value={value} />
        ))}
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
