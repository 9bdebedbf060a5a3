import type { CSSProperties, ReactNode } from 'react';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { Picture } from './Picture.tsx';
import frame from './viewer.module.css';

export interface FittedPictureProps {
  photo: Photo;
  size?: 'screen' | 'kept';
  alt: string;
  /** Laid over the picture, edge on edge. */
  children?: ReactNode;
  style?: CSSProperties;
}

/** A photo as large as its frame lets it be; what is laid over it has the very edges of the picture. */
export function FittedPicture({ photo, size = 'screen', alt, children, style }: FittedPictureProps) {
  const ratio = { '--ratio': photo.width / photo.height } as CSSProperties;
  return (
    <div className={frame.fitFrame}>
      <div className={frame.fit} style={{ ...ratio, ...style }}>
        <Picture patientId={photo.patientId} photoId={photo.id} size={size} alt={alt} className={frame.fitPicture} />
        {children}
      </div>
    </div>
  );
}
