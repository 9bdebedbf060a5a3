import { ActionIcon, Modal } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../electron/charting/photos/schemas.ts';
import { useTRPC } from '../../api/client.ts';
import { useDesk } from '../../api/desk.ts';
import { sentenceOf } from '../../api/errors.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatInstant } from '../../ui/format.ts';
import { FittedPicture } from './FittedPicture.tsx';
import { MarkLayer } from './MarkLayer.tsx';
import { MarkList } from './MarkList.tsx';
import { MarkTools } from './MarkTools.tsx';
import { PhotoFactsPane } from './PhotoFactsPane.tsx';
import { Picture } from './Picture.tsx';
import { useDrawing } from './useDrawing.ts';
import frame from './viewer.module.css';

export interface PhotoViewerProps {
  photos: readonly Photo[];
  photoId: string;
  onGo: (id: string) => void;
  onClose: () => void;
}

/** One photo over the whole window with what is known of it; arrows go to its neighbours. */
export function PhotoViewer({ photos, photoId, onGo, onClose }: PhotoViewerProps) {
  const { t } = useTranslation('photos');
  const { zone, may } = useDesk();
  const [near, setNear] = useState(false);
  const at = photos.findIndex((photo) => photo.id === photoId);
  const photo = photos[at];
  const trpc = useTRPC();
  const marks = useQuery({ ...trpc.charting.photos.marks.queryOptions({ photoId }), enabled: photo !== undefined });
  const shown = marks.data?.marks ?? [];
  const add = useMutation(trpc.charting.photos.addMark.mutationOptions());
  const drawing = useDrawing((mark) => add.mutate({ photoId, ...mark }));
  const draws = may('chart.write') && photo?.hiddenAt === null;
  const go = (step: number): void => {
    const next = photos[at + step];
    if (next && drawing.draft === null) {
      setNear(false);
      drawing.choose(null);
      onGo(next.id);
    }
  };
  useHotkeys([
    ['ArrowLeft', () => go(-1)],
    ['ArrowRight', () => go(1)],
    ['z', () => setNear(!near)],
  ]);
  if (!photo) return null;
  const what = `${photo.viewName ?? t('noView')}, ${t(`phase_${photo.phase}`)}, ${formatInstant(photo.takenAt, zone)}`;
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={photo.viewName ?? t('noView')}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: frame.full, body: frame.viewer }}
    >
      <div className={frame.stage}>
        <div className={frame.canvas} data-near={near || undefined} {...(near ? { tabIndex: 0 } : {})}>
          {near ? (
            <Picture
              patientId={photo.patientId}
              photoId={photo.id}
              size="kept"
              alt={t('picture', { what })}
              className={frame.big}
            />
          ) : (
            <FittedPicture key={photo.id} photo={photo} alt={t('picture', { what })}>
              <MarkLayer marks={shown} ratio={photo.width / photo.height} drawing={draws ? drawing : null} />
            </FittedPicture>
          )}
        </div>
        {draws && !near ? <MarkTools drawing={drawing} /> : null}
        {add.error ? <ErrorNotice sentence={sentenceOf(add.error)} /> : null}
        <div className={frame.controls}>
          <ActionIcon variant="default" size="lg" aria-label={t('previous')} disabled={at === 0} onClick={() => go(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <span className={frame.count}>{t('place', { at: at + 1, count: photos.length })}</span>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('next')}
            disabled={at === photos.length - 1}
            onClick={() => go(1)}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={near ? t('fit') : t('zoom')}
            aria-pressed={near}
            onClick={() => setNear(!near)}
          >
            {near ? <IconZoomOut size={18} aria-hidden /> : <IconZoomIn size={18} aria-hidden />}
          </ActionIcon>
        </div>
      </div>
      <PhotoFactsPane key={photo.id} photo={photo} onGone={onClose}>
        <MarkList marks={shown} writes={draws} />
      </PhotoFactsPane>
    </Modal>
  );
}
