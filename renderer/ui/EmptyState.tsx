import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './small.module.css';

export interface EmptyStateProps {
  icon?: TablerIcon;
  /** What is not here, e.g. "No patients yet". */
  title: string;
  /** Why, or what it will hold. */
  text?: string;
  /** The one next step: a single button or link. */
  action?: ReactNode;
  /** In a pane rather than on a page. */
  compact?: boolean;
}

/** What stands where nothing is yet: it says so, and offers the one next step. */
export function EmptyState({ icon: Icon, title, text, action, compact }: EmptyStateProps) {
  return (
    <div className={styles.empty} data-compact={compact || undefined}>
      {Icon && !compact ? (
        <div className={styles.emptyIcon}>
          <Icon size={22} stroke={1.5} aria-hidden />
        </div>
      ) : null}
      <p className={styles.emptyTitle}>{title}</p>
      {text ? <p className={styles.emptyText}>{text}</p> : null}
      {action ? <div className={styles.emptyAction}>{action}</div> : null}
    </div>
  );
}
