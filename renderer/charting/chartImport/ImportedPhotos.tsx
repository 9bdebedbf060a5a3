import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedChart } from '../../../electron/charting/chartImport/schemas.ts';
import type { PhotoSize } from '../../../electron/charting/photos/rules.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { formatInstant } from '../../ui/format.ts';
import { MarkLayer } from '../photos/MarkLayer.tsx';
import styles from './chartImport.module.css';

type Photo = ImportedChart['photos'][number];

/** Small pictures asked for at once. */
const together = 60;

/** The photos of an imported chart; Enter shows one large, with what was drawn over it. */
export function ImportedPhotos({ patientId, photos }: { patientId: string; photos: readonly Photo[] }) {
  const { t } = useTranslation('chartImport');
  const [shown, setShown] = useState<Photo | null>(null);
  const [most, setMost] = useState(together);
  const some = photos.slice(0, most);
  const label = useLabel();
  return (
    <>
      <ul className={styles.photos} aria-label={t('photos')}>
        {some.map((photo) => (
          <li key={photo.id} className={styles.photo}>
            {photo.pictured ? (
              <button
                type="button"
                className={styles.photoOpen}
                aria-label={label(photo)}
                onClick={() => setShown(photo)}
              >
                <ImportedPicture patientId={patientId} photoId={photo.id} size="thumb" alt="" />
              </button>
            ) : (
              <span className={styles.photoOpen}>{t('noPicture')}</span>
            )}
            <span>{photo.view ?? t('noView')}</span>
            <span className={styles.quiet}>{photo.error ? t('errorMark') : t(`use_${photo.use}`)}</span>
          </li>
        ))}
      </ul>
      {photos.length > most ? (
        <Button variant="default" onClick={() => setMost(most + together)}>
          {t('morePhotos', { count: photos.length - most })}
        </Button>
      ) : null}
      {shown ? (
        <Modal opened onClose={() => setShown(null)} title={label(shown)} size="min(1100px, 92vw)">
          <div className={styles.large} style={{ aspectRatio: `${shown.width} / ${shown.height}` }}>
            <ImportedPicture patientId={patientId} photoId={shown.id} size="screen" alt={label(shown)} />
            <MarkLayer
              marks={shown.marks.map(({ by, ...mark }, at) => ({
                ...mark,
                id: String(at),
                byName: by,
                removable: false,
              }))}
              ratio={shown.width / shown.height}
              drawing={null}
            />
          </div>
        </Modal>
      ) : null}
    </>
  );
}

function useLabel(): (photo: Photo) => string {
  const { t } = useTranslation('chartImport');
  const { zone } = useDesk();
  return (photo) =>
    t('photoLabel', {
      view: photo.view ?? t('noView'),
      phase: t(`phase_${photo.phase}`),
      when: formatInstant(photo.takenAt, zone),
    });
}

function ImportedPicture(of: { patientId: string; photoId: string; size: PhotoSize; alt: string }) {
  const trpc = useTRPC();
  const { patientId, photoId, size, alt } = of;
  const answer = useQuery(
    trpc.charting.chartImport.pictures.queryOptions(
      { patientId, photoIds: [photoId], size },
      { staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const picture = answer.data?.pictures[0];
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!picture) return;
    const bytes = Uint8Array.from(atob(picture.base64), (sign) => sign.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: picture.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return url === null ? null : <img src={url} alt={alt} draggable={false} />;
}
