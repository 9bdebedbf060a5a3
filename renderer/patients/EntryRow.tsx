import { ActionIcon } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './patients.module.css';

export interface EntryRowProps {
  name: string;
  /** Quiet words behind the name. */
  detail?: ReactNode;
  /** Badges at the right. */
  children?: ReactNode;
  change?: { label: string; run: () => void } | null;
  takeOff?: { label: string; run: () => void } | null;
}

/** One entry of a list of the chart, with what can be done to it. */
export function EntryRow({ name, detail, children, change, takeOff }: EntryRowProps) {
  return (
    <li className={styles.entry}>
      <span className={styles.entryText}>
        <span className={styles.entryName}>{name}</span>
        {detail ? <span className={styles.entryDetail}>{detail}</span> : null}
      </span>
      {children}
      {change ? (
        <ActionIcon aria-label={change.label} onClick={change.run}>
          <IconPencil size={15} aria-hidden />
        </ActionIcon>
      ) : null}
      {takeOff ? (
        <ActionIcon aria-label={takeOff.label} onClick={takeOff.run}>
          <IconX size={15} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}
