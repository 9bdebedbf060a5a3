import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart } from '../../../electron/charting/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Panel } from '../../ui/Page.tsx';
import { AddPhotos } from './AddPhotos.tsx';
import { PhotoTile } from './PhotoTile.tsx';
import { PhotoViewer } from './PhotoViewer.tsx';
import styles from './photos.module.css';

/** The photos of a visit, and what adds to them. */
export function VisitPhotos({ chart }: { chart: Chart }) {
  const { t } = useTranslation('photos');
  const trpc = useTRPC();
  const { may } = useDesk();
  const { appointmentId, lines, patient } = chart;
  const found = useQuery(trpc.charting.photos.ofVisit.queryOptions({ appointmentId }));
  const [open, setOpen] = useState<string | null>(null);
  const photos = (found.data?.photos ?? []).filter((photo) => photo.hiddenAt === null);
  const row = (
    <>
      {found.error ? <ErrorNotice sentence={sentenceOf(found.error)} onRetry={() => void found.refetch()} /> : null}
      {photos.length > 0 ? (
        <div className={styles.strip}>
          {photos.map((photo, at) => (
            <PhotoTile
              key={photo.id}
              photo={photo}
              at={at}
              reachable
              plain
              selected={false}
              onSelect={() => setOpen(photo.id)}
              onOpen={() => setOpen(photo.id)}
            />
          ))}
        </div>
      ) : null}
    </>
  );
  return (
    <Panel title={t('photos')}>
      {may('chart.write') ? (
        <AddPhotos patientId={patient.patientId} visit={{ appointmentId, lines }} there={photos}>
          {row}
        </AddPhotos>
      ) : (
        row
      )}
      {open !== null ? (
        <PhotoViewer photos={photos} photoId={open} onGo={setOpen} onClose={() => setOpen(null)} />
      ) : null}
    </Panel>
  );
}
