import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTRPC } from '../../api/client.ts';
import styles from './page.module.css';

export interface PatientScreenProps {
  clinicName: string;
  title: string;
  text?: ReactNode;
  /** Above the title. */
  mark?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
}

/** One thing in the middle of the tablet, large enough to be read and touched at arm's length. */
export function PatientScreen({ clinicName, title, text, mark, foot, children }: PatientScreenProps) {
  const trpc = useTRPC();
  const logo = useQuery(trpc.tablet.logo.queryOptions({}, { staleTime: 600_000 })).data?.logo;
  useEffect(() => {
    document.title = clinicName || 'Salve';
  }, [clinicName]);
  return (
    <main className={styles.screen}>
      <div className={styles.head}>
        {logo ? (
          <img className={styles.logo} src={`data:image/png;base64,${logo.base64}`} alt={clinicName} />
        ) : (
          <span>{clinicName}</span>
        )}
      </div>
      <div className={styles.middle}>
        {mark}
        <h1 className={styles.title}>{title}</h1>
        {text ? <p className={styles.text}>{text}</p> : null}
        {children ? <div className={styles.body}>{children}</div> : null}
      </div>
      <div className={styles.foot}>{foot}</div>
    </main>
  );
}
