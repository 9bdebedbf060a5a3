import { IconCameraOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Panel } from '../../ui/Page.tsx';
import { toneStyle } from '../../ui/toneStyle.ts';
import { Picture } from './Picture.tsx';
import styles from './signed.module.css';

/** The photos a signed note names, each with the hash it was signed with, and the required ones it was signed without. */
export function SignedPhotos({ chart }: { chart: Chart }) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const { zone } = useDesk();
  const { appointmentId, patient } = chart;
  const found = useQuery(trpc.charting.photos.signedIn.queryOptions({ appointmentId }));
  if (found.error)
    return (
      <Panel title={t('signedPhotos')}>
        <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} />
      </Panel>
    );
  const photos = found.data?.photos ?? [];
  const without = found.data?.without ?? [];
  if (photos.length === 0 && without.length === 0) return null;
  return (
    <Panel title={t('signedPhotos')}>
      {without.map((row) => (
        <p key={row.serviceLineId} className={styles.without} style={toneStyle('amber')}>
          <IconCameraOff size={16} aria-hidden />
          <span>
            {t(row.reason === null ? 'signedWithout' : 'signedWithoutBecause', {
              service: row.service,
              views: row.views.map(({ name }) => name).join('; '),
              reason: row.reason ?? '',
            })}
          </span>
        </p>
      ))}
      {photos.length > 0 ? (
        <ol className={styles.list} aria-label={t('signedPhotos')}>
          {photos.map((photo) => (
            <li key={photo.id}>
              <span className={styles.frame}>
                <Picture
                  patientId={patient.patientId}
                  photoId={photo.id}
                  size="thumb"
                  alt=""
                  className={styles.thumb}
                />
              </span>
              <span className={styles.words}>
                <span className={styles.head}>
                  <strong>{photo.view ?? t('noView')}</strong>
                  <span>
                    {[
                      t(`phase_${photo.phase}`),
                      photo.set === null ? null : t('ofSet', { set: photo.set }),
                      photo.service,
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                </span>
                <span className={styles.quiet}>
                  {t('takenAtBy', { when: formatInstant(photo.takenAt, zone), name: photo.takenBy })}
                </span>
                <code className={styles.hash}>{t('sha', { hash: photo.sha256 })}</code>
              </span>
            </li>
          ))}
        </ol>
      ) : null}
    </Panel>
  );
}
