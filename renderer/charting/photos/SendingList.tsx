import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { toneStyle } from '../../ui/toneStyle.ts';
import styles from './photos.module.css';
import type { SendingTools } from './useSending.ts';

/** How far each file is. A failed one says why and can be tried again. */
export function SendingList({ sending }: { sending: SendingTools }) {
  const { t } = useTranslation('photos');
  if (sending.rows.length === 0) return null;
  return (
    <ul className={styles.sending} aria-label={t('sending')}>
      {sending.rows.map(({ key, name, state, share, problem }) => (
        <li key={key} className={styles.sendingRow} style={toneStyle(problem ? 'red' : 'grey')}>
          <span className={styles.fileName} title={name}>
            {name}
          </span>
          {problem ? (
            <>
              <span className={styles.problem} role="alert">
                {problem}
              </span>
              <Button size="compact-xs" variant="default" onClick={() => sending.retry(key)}>
                {t('retry')}
              </Button>
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('dismiss', { name })}
                onClick={() => sending.dismiss(key)}
              >
                <IconX size={14} aria-hidden />
              </ActionIcon>
            </>
          ) : (
            <>
              <Progress
                className={styles.progress}
                value={state === 'done' || state === 'making' ? 100 : share * 100}
                striped={state === 'making'}
                animated={state === 'making'}
                aria-label={name}
                size="sm"
              />
              <span className={styles.sendingState}>
                {state === 'sending'
                  ? t('sent', { percent: Math.round(share * 100) })
                  : t(state === 'making' ? 'making' : state === 'done' ? 'done' : 'waiting')}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
