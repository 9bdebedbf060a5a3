import { IconCheck, IconCloudUpload, IconExclamationCircle, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './small.module.css';

export type SaveState = 'idle' | 'dirty' | 'saving' | 'saved' | 'failed';

/** The quiet word beside what saves by itself. It keeps its width, so nothing jumps; it is announced politely. */
export function SavedMark({ state }: { state: SaveState }) {
  const { t } = useTranslation('ui');
  const texts = { idle: '', dirty: t('notSaved'), saving: t('saving'), saved: t('saved'), failed: t('notSavedRetry') };
  const icons = {
    idle: null,
    dirty: IconPencil,
    saving: IconCloudUpload,
    saved: IconCheck,
    failed: IconExclamationCircle,
  };
  const Icon = icons[state];
  return (
    <span className={styles.saved} data-state={state} role="status">
      {Icon ? <Icon size={14} aria-hidden /> : null}
      {texts[state]}
    </span>
  );
}
