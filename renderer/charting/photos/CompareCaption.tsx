import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useDesk } from '../../api/desk.ts';
import { formatDay } from '../../ui/format.ts';
import styles from './compare.module.css';

/** Stage and day of a photo, in its corner. */
export function CompareCaption({ photo, side }: { photo: Photo; side: 'left' | 'right' }) {
  const { t } = useTranslation('photos');
  const { zone } = useDesk();
  return (
    <span className={styles.caption} data-side={side}>
      {t('shownAs', { phase: t(`phase_${photo.phase}`), when: formatDay(photo.takenAt, zone) })}
    </span>
  );
}
