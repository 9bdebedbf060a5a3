import { IconPhotoOff } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoSize } from '../../../electron/charting/photos/rules.ts';
import styles from './photos.module.css';
import { usePicture } from './pictures.ts';

export interface PictureProps {
  patientId: string;
  photoId: string;
  size: PhotoSize;
  /** What it shows; empty where the text beside it says so. */
  alt: string;
  className?: string | undefined;
  style?: CSSProperties | undefined;
}

/** A photo as a picture; says so where its file is missing or damaged. */
export function Picture({ patientId, photoId, size, alt, className, style }: PictureProps) {
  const { t } = useTranslation('photos');
  const { url, state, retry } = usePicture(patientId, photoId, size);
  if (url) return <img src={url} alt={alt} className={className} style={style} draggable={false} />;
  if (state === 'damaged')
    return (
      <span className={styles.noPicture} role="img" aria-label={t('damaged')} title={t('damaged')}>
        <IconPhotoOff size={20} stroke={1.5} aria-hidden />
      </span>
    );
  if (state === 'failed')
    return (
      <span className={styles.noPicture} title={t('failed')}>
        {size === 'thumb' ? (
          <IconPhotoOff size={20} stroke={1.5} role="img" aria-label={t('failed')} />
        ) : (
          <button type="button" className={styles.retry} onClick={retry}>
            {t('failed')}
          </button>
        )}
      </span>
    );
  return <span className={styles.noPicture} aria-hidden />;
}
