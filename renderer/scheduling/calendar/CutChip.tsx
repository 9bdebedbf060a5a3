import { CloseButton } from '@mantine/core';
import { IconCut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './calendar.module.css';

/** What was cut and waits for its new place, on whatever day is looked at meanwhile. */
export function CutChip({ title, minutes, onDrop }: { title: string; minutes: number; onDrop: () => void }) {
  const { t } = useTranslation('scheduling');
  return (
    <div className={styles.chip} role="status">
      <IconCut size={15} aria-hidden />
      <span className={styles.chipText}>
        <strong>{title}</strong>, {t('cutMinutes', { minutes })}
      </span>
      <span className={styles.chipHint}>
        {t('cutHint')} <KeyHint keys="Ctrl+V" />
      </span>
      <CloseButton size="sm" aria-label={t('cutDrop')} onClick={onDrop} />
    </div>
  );
}
