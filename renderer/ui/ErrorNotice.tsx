import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './small.module.css';

export interface ErrorNoticeProps {
  /** What happened, in a few words. */
  title?: string;
  /** The sentence of the error: what happened, what was kept, what to do next. */
  sentence: string;
  onRetry?: (() => void) | undefined;
  actions?: ReactNode;
}

/** An error where it happened. It says what was kept and offers the next step; it never shows a stack or a code alone. */
export function ErrorNotice({ title, sentence, onRetry, actions }: ErrorNoticeProps) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.error} role="alert">
      <IconAlertCircle size={18} aria-hidden />
      <div className={styles.errorBody}>
        {title ? <p className={styles.errorTitle}>{title}</p> : null}
        <p className={styles.errorText}>{sentence}</p>
        {onRetry || actions ? (
          <div className={styles.errorActions}>
            {onRetry ? (
              <Button size="xs" variant="default" onClick={onRetry}>
                {t('tryAgain')}
              </Button>
            ) : null}
            {actions}
          </div>
        ) : null}
      </div>
    </div>
  );
}
